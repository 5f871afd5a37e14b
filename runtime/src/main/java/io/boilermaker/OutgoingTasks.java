package io.boilermaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.interceptor.Publication.Kind;
import io.boilermaker.interceptor.PublicationBatch;
import io.boilermaker.internal.interception.HandledMessage;
import io.boilermaker.internal.interception.PublicationDraft;
import io.boilermaker.internal.interception.PublicationRefusedException;
import io.boilermaker.internal.interception.PublishInterception;
import io.boilermaker.internal.interception.PublishedTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of the tasks that an application publishes, by way of its interceptors. Thread
 * safe.
 *
 * @param ownQueue of the application
 * @param mapper writes the arguments that only it knows; null for the strict default
 * @param interception the interceptors
 */
record OutgoingTasks(
    String ownQueue, @Nullable ObjectMapper mapper, PublishInterception interception) {

  /**
   * Makes the message of a call.
   *
   * @throws PublishException if an interceptor refuses it
   */
  OutgoingTask call(Task task, PublishOptions options) {
    return call(task, options, batch(1));
  }

  /**
   * Makes the message of a call.
   *
   * @param batch of the publications of one call; null if there are no interceptors
   * @throws PublishException if an interceptor refuses it
   */
  OutgoingTask call(Task task, PublishOptions options, @Nullable PublicationBatch batch) {
    return batch == null
        ? OutgoingTask.of(task, options, ownQueue, mapper)
        : of(Kind.CALL, task, options, batch, null);
  }

  /** Begins a batch; null if there are no interceptors. */
  @Nullable PublicationBatch batch(int size) {
    return interception.isEmpty() ? null : new PublicationBatch(size);
  }

  /**
   * Makes the message of the retry or callback of another.
   *
   * @param cause the message that it follows
   * @throws PublishException if an interceptor refuses it
   */
  OutgoingTask next(NextStep step, Task next, Supplier<HandledMessage> cause) {
    return interception.isEmpty()
        ? OutgoingTask.of(next, step.options(), ownQueue, mapper)
        : of(kind(step.outcome()), next, step.options(), new PublicationBatch(1), cause.get());
  }

  private static Kind kind(Outcome outcome) {
    if (outcome instanceof Outcome.Retry) {
      return Kind.RETRY;
    }
    return outcome instanceof Outcome.Success ? Kind.SUCCESS_CALLBACK : Kind.FAILURE_CALLBACK;
  }

  private OutgoingTask of(
      Kind kind,
      Task task,
      PublishOptions options,
      PublicationBatch batch,
      @Nullable HandledMessage cause) {
    String queue = task.queue() == null ? ownQueue : task.queue();
    var shown = new PublishedTask(kind, task.name(), task.id(), task.attempts() + 1, queue, batch);
    PublicationDraft draft;
    try {
      draft = interception.intercept(shown, options, cause);
    } catch (PublicationRefusedException e) {
      throw new PublishException(
          "task " + task + " is not published: " + String.valueOf(e.getMessage()), e);
    }
    try {
      return OutgoingTask.of(task, draft.options(), ownQueue, mapper).with(draft);
    } catch (Throwable t) {
      draft.ended(t);
      throw t;
    }
  }
}
