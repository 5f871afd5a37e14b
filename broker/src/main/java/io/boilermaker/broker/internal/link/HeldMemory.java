package io.boilermaker.broker.internal.link;

import org.jspecify.annotations.Nullable;

/**
 * Counts what clients make a broker keep beside the messages of its queues, as estimated: sessions,
 * links, parts of messages, replies that nobody takes. It has parts, for connections, their
 * sessions and links, which are released as a whole. On the event loop only.
 */
public final class HeldMemory {

  private final @Nullable HeldMemory whole;
  private final long most;
  private long bytes;
  private boolean released;

  private HeldMemory(@Nullable HeldMemory whole, long most) {
    this.whole = whole;
    this.most = most;
  }

  /** Counts for all clients of a broker, which together should not keep more than that. */
  public static HeldMemory ofBroker(long most) {
    return new HeldMemory(null, most);
  }

  /** Makes a part of this, which is counted here too. */
  public HeldMemory part() {
    return new HeldMemory(this, most);
  }

  /** Counts what is kept from now on, or, if negative, what is no longer kept. */
  public void take(long more) {
    if (released) {
      return;
    }
    bytes += more;
    if (whole != null) {
      whole.take(more);
    }
  }

  public long bytes() {
    return bytes;
  }

  /** Returns the limit for all clients of the broker. */
  public long most() {
    return most;
  }

  /** Counts nothing of this any more, nor of its parts. */
  public void release() {
    take(-bytes);
    released = true;
  }
}
