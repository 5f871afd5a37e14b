package io.boilermaker.internal.servicebus;

/** The ways to publish a follow-up with the settlement of its message, best first. */
public enum PublishWay {

  /** A send on a link, in the transaction that settles: what Microsoft documents. */
  SEND("sent in the transaction that settles their message"),

  /** A request to the management node, in that transaction; it mixes the two. */
  SCHEDULE("scheduled by the management node in the transaction that settles their message"),

  /** No transaction. */
  IN_ORDER("published first, and then their message is settled");

  private final String text;

  PublishWay(String text) {
    this.text = text;
  }

  /** Returns the way to try when a namespace refuses this one. */
  PublishWay next() {
    return this == SEND ? SCHEDULE : IN_ORDER;
  }

  /** Describes it, as the end of a sentence about follow-ups. */
  @Override
  public String toString() {
    return text;
  }
}
