// In this package to reach what the runtime keeps to itself: a worker's reading has no public form.
package io.boilermaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.Registrations.Registration;
import io.boilermaker.TaskAttempt.Failed;
import io.boilermaker.TaskAttempt.Ready;
import io.boilermaker.TaskAttempt.Refused;
import io.boilermaker.TaskAttempt.Requeued;
import io.boilermaker.TaskAttempt.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does with a message, from its bytes to its follow-up, but for the task's own code
 * and the queue: for measurements.
 */
public final class ReadingAccess {

  private static final MessageLimits LIMITS =
      new MessageLimits(Set.of("tasks"), 5, Duration.ofSeconds(1));

  private final TaskAttempts attempts;
  private final ClassLoader classes;
  private final RandomGenerator random = new Random(1);

  /**
   * @param state of the tasks to read
   * @param classes where they are
   */
  public ReadingAccess(Object state, ClassLoader classes) {
    Registrations registrations =
        Registrations.load(state, ServiceLoader.load(TaskRegistry.class, classes), List.of());
    this.classes = classes;
    attempts = new TaskAttempts(registrations, null, Clock.systemUTC(), 0, LIMITS);
  }

  /**
   * What came of a message.
   *
   * @param refusal why it is not run; null if it is
   * @param arguments those of the task, if it is run
   * @param written the bytes that would be logged and published
   */
  public record Reading(@Nullable String refusal, List<@Nullable Object> arguments, long written) {}

  /** Reads a message; one that can be run is then retried, as if its task had asked for that. */
  public Reading read(byte[] body) {
    // Where Jackson looks for some classes: that of the application.
    Thread.currentThread().setContextClassLoader(classes);
    TaskAttempt attempt = attempts.begin(body, 0);
    if (attempt instanceof Ready ready) {
      Outcome retry = new Outcome.Retry(null, "again");
      return new Reading(null, arguments(ready), published(ready.task(), retry));
    } else if (attempt instanceof Failed failed) {
      Outcome.Failure failure = failed.failure();
      return refused(failure.description(), published(failed.task(), failure));
    } else if (attempt instanceof Unknown unknown) {
      return refused(unknown.failure().description(), 0);
    } else if (attempt instanceof Requeued requeued) {
      return refused(requeued.description(), 0);
    }
    return refused(attempt instanceof Refused refused ? refused.description() : "a probe", 0);
  }

  private static Reading refused(String description, long published) {
    return new Reading(description, List.of(), published + description.getBytes(UTF_8).length);
  }

  private static List<@Nullable Object> arguments(Ready ready) {
    List<@Nullable Object> values = new ArrayList<>();
    Registration registration = ready.registration();
    int count = registration.handlers().parameters(registration.index()).asList().size();
    for (int i = 0; i < count; i++) {
      values.add(ready.arguments().get(i));
    }
    return values;
  }

  private long published(Task task, Outcome outcome) {
    NextStep step = attempts.end(task, outcome, random);
    if (step.next() == null) {
      return 0;
    }
    OutgoingTask outgoing = OutgoingTask.of(step.next(), step.options(), "tasks", null);
    return outgoing.refusal() == null ? outgoing.body().length() : 0;
  }
}
