package io.boilermaker.benchmarks.soak;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BoilermakerApp;
import io.boilermaker.annotations.StateFactory;
import java.io.IOException;

/** The state of a worker of the soak. */
@BoilermakerApp
public final class SoakApp implements AutoCloseable {

  private final Journal journal;

  SoakApp(Journal journal) {
    this.journal = journal;
  }

  @StateFactory
  public static SoakApp create() {
    return new SoakApp(Journal.fromEnvironment());
  }

  void begin(TaskContext context) {
    note("begin", context);
  }

  void end(TaskContext context) {
    note("end", context);
  }

  private void note(String what, TaskContext context) {
    journal.write(
        what + " " + context.taskId() + " " + context.sequenceNumber() + " " + context.attempt());
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
