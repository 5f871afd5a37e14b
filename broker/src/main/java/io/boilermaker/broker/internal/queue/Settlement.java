package io.boilermaker.broker.internal.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a receiver decides about a message it has locked. */
public sealed interface Settlement {

  /** The work is done: the message goes away. */
  record Complete() implements Settlement {}

  /** The delivery failed: the message is offered again and the failure counted. */
  record Abandon(Map<String, @Nullable Object> changedProperties) implements Settlement {}

  /** The message is set aside until somebody asks for it by its sequence number. */
  record Defer(Map<String, @Nullable Object> changedProperties) implements Settlement {}

  /** The message can never be processed: it moves to the dead-letter queue. */
  record DeadLetter(
      @Nullable String reason,
      @Nullable String description,
      Map<String, @Nullable Object> changedProperties)
      implements Settlement {}

  /** The message was not looked at: it is offered again and nothing is counted. */
  record Release() implements Settlement {}

  /** What became of a settlement. */
  enum Result {
    DONE,
    LOCK_LOST,
    NOT_ALLOWED
  }
}
