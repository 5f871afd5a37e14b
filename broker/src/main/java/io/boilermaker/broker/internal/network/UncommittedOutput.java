package io.boilermaker.broker.internal.network;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Output of a connection, held back until the changes that it may reveal are committed. */
final class UncommittedOutput {

  /** The bytes up to {@code end}, counted from the first ever, wait for that change. */
  private record Hold(long end, long change) {}

  private final ByteQueue bytes = new ByteQueue();
  private final ArrayDeque<Hold> holds = new ArrayDeque<>();
  private long dropped;
  private long released;

  /** Returns the queue to append to; call {@link #hold} afterwards. */
  ByteQueue bytes() {
    return bytes;
  }

  /** Lets everything appended since the last call wait for that change. */
  void hold(long change) {
    Hold last = holds.peekLast();
    if (last != null && last.change() == change) {
      holds.removeLast();
    }
    holds.add(new Hold(dropped + bytes.size(), change));
  }

  /** Releases what waits for changes up to that one. */
  void release(long committed) {
    Hold first = holds.peekFirst();
    while (first != null && first.change() <= committed) {
      released = first.end();
      holds.removeFirst();
      first = holds.peekFirst();
    }
  }

  /** Returns the bytes that may be written; valid until the next call that changes this. */
  ByteBuffer ready() {
    ByteBuffer all = bytes.view();
    return all.limit(all.position() + (int) (released - dropped));
  }

  boolean hasReady() {
    return released > dropped;
  }

  /** Returns true if bytes wait for a change to be committed. */
  boolean isHolding() {
    return dropped + bytes.size() > released;
  }

  void drop(int length) {
    bytes.drop(length);
    dropped += length;
  }

  /** Counts all bytes that are left, held back or not. */
  int size() {
    return bytes.size();
  }
}
