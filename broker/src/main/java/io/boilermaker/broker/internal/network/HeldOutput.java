package io.boilermaker.broker.internal.network;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Output of a connection, held back until the changes that it may tell of are safe. */
final class HeldOutput {

  /** The bytes up to {@code end}, counted from the first ever, wait for that change. */
  private record Hold(long end, long change) {}

  private final ByteQueue bytes = new ByteQueue();
  private final ArrayDeque<Hold> holds = new ArrayDeque<>();
  private long dropped;
  private long released;

  /** Where to append; {@link #hold} is to follow. */
  ByteQueue bytes() {
    return bytes;
  }

  /** What was appended since the last call waits for that change. */
  void hold(long change) {
    Hold last = holds.peekLast();
    if (last != null && last.change() == change) {
      holds.removeLast();
    }
    holds.add(new Hold(dropped + bytes.size(), change));
  }

  /** Changes up to that one are safe. */
  void release(long committed) {
    Hold first = holds.peekFirst();
    while (first != null && first.change() <= committed) {
      released = first.end();
      holds.removeFirst();
      first = holds.peekFirst();
    }
  }

  /** The bytes that may go; valid until the next call that changes this. */
  ByteBuffer ready() {
    ByteBuffer all = bytes.view();
    return all.limit(all.position() + (int) (released - dropped));
  }

  boolean hasReady() {
    return released > dropped;
  }

  /** Whether something waits for a change to become safe. */
  boolean isHolding() {
    return dropped + bytes.size() > released;
  }

  void drop(int length) {
    bytes.drop(length);
    dropped += length;
  }

  /** Everything that is left, held back or not. */
  int size() {
    return bytes.size();
  }
}
