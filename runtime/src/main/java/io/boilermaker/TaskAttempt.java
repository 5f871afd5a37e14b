package io.boilermaker;

import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.Arguments;
import io.boilermaker.internal.interception.HandledMessage.Known;
import io.boilermaker.internal.process.ShownText;
import org.jspecify.annotations.Nullable;

/** The decision on one delivery of a message, before anything is run, settled or published. */
sealed interface TaskAttempt {

  /** Returns the task that the message holds; null if it is none, or only probes. */
  default @Nullable Task task() {
    return null;
  }

  /** Returns what interceptors may know of it. */
  default Known known(Registrations registrations) {
    Task task = task();
    return task == null
        ? Known.NOTHING
        : new Known(
            task.name(), task.id(), task.attempts(), registrations.find(task.name()) != null);
  }

  /**
   * No worker can run the message: it is dead-lettered, whatever its task says of dead letters.
   *
   * @param reason a word for programs
   * @param description a sentence for people
   * @param task what the message holds; null if it is no task
   */
  record Refused(String reason, String description, @Nullable Task task) implements TaskAttempt {
    public Refused {
      description = ShownText.of(description);
    }

    static Refused noTask(Exception why) {
      return new Refused(
          DeadLetterReason.INVALID_TASK_FORMAT, String.valueOf(why.getMessage()), null);
    }
  }

  /** The message only probes a connection: it is completed. */
  record Probe() implements TaskAttempt {}

  /**
   * Another worker may be able to run the message: it is requeued.
   *
   * @param task what the message holds
   * @param description why this worker cannot
   */
  record Requeued(Task task, String description) implements TaskAttempt {
    public Requeued {
      description = ShownText.of(description);
    }
  }

  /**
   * No worker has known the task: it fails, and nothing follows it.
   *
   * @param task what the message holds
   * @param failure why
   */
  record Unknown(Task task, Outcome.Failure failure) implements TaskAttempt {}

  /**
   * The task fails without being run: its arguments do not bind, or its tries are spent.
   *
   * @param task the task with this try counted
   * @param failure why
   */
  record Failed(Task task, Outcome.Failure failure) implements TaskAttempt {

    /**
     * Tells whether the message is completed all the same, as in Python, whichever language had the
     * last try; arguments that do not bind had none.
     */
    boolean isCompletedEarly() {
      return !task.acksLate() && failure.reason().equals(DeadLetterReason.PROCESSING_ERROR);
    }
  }

  /**
   * The task is to be run.
   *
   * @param task the task with this try counted
   * @param registration the code that runs it
   * @param arguments what it is called with
   */
  record Ready(Task task, Registration registration, Arguments arguments) implements TaskAttempt {}

  /**
   * The task is to be run, and interceptors run around the binding of its arguments too.
   *
   * @param task the task with this try counted
   * @param registration the code that runs it
   * @param received the message
   */
  record Unbound(Task task, Registration registration, ReceivedTask received)
      implements TaskAttempt {}
}
