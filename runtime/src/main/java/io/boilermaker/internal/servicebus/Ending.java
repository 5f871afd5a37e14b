package io.boilermaker.internal.servicebus;

/** How the settlement of a message, with its follow-up if it has one, has ended. */
public sealed interface Ending {

  /** The service has confirmed all of it. */
  record Settled() implements Ending {}

  /** The lock is lost: the queue delivers the message again. */
  record LockLost() implements Ending {}

  /**
   * The follow-up is not published, and the message is not settled: it is still locked.
   *
   * @param forGood false if it was only tried for as long as it may be
   * @param why what the service said
   */
  record NotPublished(boolean forGood, String why) implements Ending {}

  /** It is not known whether the message is settled; if not, the end of its lock brings it back. */
  record Unknown(Throwable error) implements Ending {}

  /** The worker stopped before the follow-up could be published, and the message is released. */
  record Released(String why) implements Ending {}
}
