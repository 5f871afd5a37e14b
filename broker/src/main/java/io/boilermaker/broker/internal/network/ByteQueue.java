package io.boilermaker.broker.internal.network;

import java.nio.ByteBuffer;

/** A queue of outgoing bytes: appended at the end, dropped from the front, growing as needed. */
final class ByteQueue {

  private static final int SMALLEST = 4_096;
  private static final int LARGEST_KEPT = 1 << 19;

  private byte[] bytes = new byte[SMALLEST];
  private int start;
  private int end;

  int size() {
    return end - start;
  }

  void append(ByteBuffer source) {
    int length = source.remaining();
    makeRoom(length);
    source.get(bytes, end, length);
    end += length;
  }

  /** Returns the bytes in this queue; valid until the next call that changes it. */
  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, start, size());
  }

  void drop(int length) {
    start += length;
    if (start == end) {
      start = 0;
      end = 0;
      // A burst of large messages must not pin its memory to an idle connection.
      bytes = bytes.length > LARGEST_KEPT ? new byte[SMALLEST] : bytes;
    }
  }

  private void makeRoom(int length) {
    if (end + length <= bytes.length) {
      return;
    }
    int size = size();
    byte[] target =
        size + length > bytes.length / 2
            ? new byte[Math.max(bytes.length * 2, size + length)]
            : bytes;
    System.arraycopy(bytes, start, target, 0, size);
    bytes = target;
    start = 0;
    end = size;
  }
}
