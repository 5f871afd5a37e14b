package io.boilermaker.broker;

import java.util.EnumSet;
import java.util.Set;

/** A right that a rule gives to the clients that sign with its key, as in the service. */
public enum AccessRight {
  /** To receive, peek and settle messages. */
  LISTEN,
  /** To send messages, schedule them and cancel that. */
  SEND,
  /** To administer queues; includes the other rights. */
  MANAGE;

  /**
   * Returns rights with those that they include.
   *
   * @param rights one at least
   * @return the rights
   * @throws IllegalArgumentException if there is none
   */
  public static Set<AccessRight> including(AccessRight... rights) {
    Set<AccessRight> all = EnumSet.noneOf(AccessRight.class);
    for (AccessRight right : rights) {
      all.addAll(right == MANAGE ? EnumSet.allOf(AccessRight.class) : Set.of(right));
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a rule has one right at least");
    }
    return all;
  }

  /**
   * Returns the name that the service has for this right.
   *
   * @return {@code Listen}, {@code Send} or {@code Manage}
   */
  public String claim() {
    return switch (this) {
      case LISTEN -> "Listen";
      case SEND -> "Send";
      case MANAGE -> "Manage";
    };
  }
}
