package io.boilermaker.benchmarks.soak;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.PublishException;
import io.boilermaker.Task;
import java.util.Random;

/** Publishes families of tasks until its input ends. */
final class SoakPublisher {

  private static final long PAUSE_MILLIS = 40;
  private static final int LONGEST_MILLIS = 60;
  private static final int MOST_TRIES = 3;

  private SoakPublisher() {}

  public static void main(String[] arguments) throws Exception {
    var random = new Random();
    try (Journal journal = Journal.fromEnvironment();
        Boilermaker<Object> app =
            Boilermaker.builder(new Object()).config(BoilermakerConfig.fromEnvironment()).build()) {
      while (System.in.available() == 0) {
        Task child = ChildTasks.task(random.nextInt(LONGEST_MILLIS));
        Task parent =
            ParentTasks.task(random.nextInt(LONGEST_MILLIS), 1 + random.nextInt(MOST_TRIES));
        publish(app, journal, parent, child);
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static void publish(Boilermaker<Object> app, Journal journal, Task parent, Task child) {
    journal.write("family " + parent.id() + " " + child.id());
    try {
      app.publish(parent.onSuccess(child));
      journal.write("confirmed " + parent.id());
    } catch (PublishException e) {
      journal.write("refused " + parent.id());
    }
  }
}
