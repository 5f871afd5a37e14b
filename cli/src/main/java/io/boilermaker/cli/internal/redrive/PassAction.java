package io.boilermaker.cli.internal.redrive;

import io.boilermaker.cli.internal.message.SeenMessage;
import java.util.List;
import java.util.Set;

/** Acts on messages of a window. */
public interface PassAction {

  /**
   * Returns whether a message is wanted.
   *
   * @param message just received
   */
  boolean wants(SeenMessage message);

  /**
   * Deals with messages that it wanted, at most that many at once.
   *
   * @return those that stay dead letters
   */
  List<SeenMessage> take(List<SeenMessage> messages);

  /** Returns the numbers of messages that are still wanted. */
  Set<Long> wanted();

  /** Tells that wanted messages are not in the dead-letter queue. */
  void gone(Set<Long> sequences);

  /** Returns how many messages it takes at once, at most. */
  int most();

  /** Returns whether some of what is wanted is likely to be gone. */
  boolean isOld();
}
