package io.boilermaker;

import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.Arguments;
import io.boilermaker.internal.process.ShownText;

/** The decision on one delivery of a message, before anything is run, settled or published. */
sealed interface TaskAttempt {

  /**
   * No worker can run the message: it is dead-lettered, whatever its task says of dead letters.
   *
   * @param reason a word for programs
   * @param description a sentence for people
   */
  record Refused(String reason, String description) implements TaskAttempt {
    public Refused {
      description = ShownText.of(description);
    }

    static Refused noTask(Exception why) {
      return new Refused(DeadLetterReason.INVALID_TASK_FORMAT, String.valueOf(why.getMessage()));
    }
  }

  /** The message only probes a connection: it is completed. */
  record Probe() implements TaskAttempt {}

  /**
   * Another worker may be able to run the message: it is requeued.
   *
   * @param description why this worker cannot
   */
  record Requeued(String description) implements TaskAttempt {
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
}
