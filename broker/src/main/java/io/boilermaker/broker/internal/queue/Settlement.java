package io.boilermaker.broker.internal.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decision of a receiver about a message that it has locked. */
public sealed interface Settlement {

  /** The work is done: the message is removed. */
  record Complete() implements Settlement {}

  /** The delivery failed: the message is delivered again and the failure is counted. */
  record Abandon(Map<String, @Nullable Object> changedProperties) implements Settlement {}

  /** The message is deferred until a receiver asks for its sequence number. */
  record Defer(Map<String, @Nullable Object> changedProperties) implements Settlement {}

  /** The message can never be processed: it moves to the dead-letter queue. */
  record DeadLetter(
      @Nullable String reason,
      @Nullable String description,
      Map<String, @Nullable Object> changedProperties)
      implements Settlement {}

  /** The message was not processed: it is delivered again and nothing is counted. */
  record Release() implements Settlement {}

  /** The result of a settlement. */
  enum Result {
    DONE,
    LOCK_LOST,
    NOT_ALLOWED
  }
}
