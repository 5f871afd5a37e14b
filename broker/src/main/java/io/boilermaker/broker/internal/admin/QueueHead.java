package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.QueueCounts;
import java.util.List;

/**
 * A queue as people see it: its counts, and its first messages.
 *
 * @param bytes the memory that its messages take
 */
public record QueueHead(String name, QueueCounts counts, long bytes, List<Line> lines) {

  /**
   * A message.
   *
   * @param note when it is due, or why it was dead-lettered; may be empty
   */
  public record Line(
      String state, long number, String id, int deliveries, String note, String body) {}
}
