package io.boilermaker.benchmarks.soak;

import io.boilermaker.Boilermaker;
import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BoilermakerApp;
import io.boilermaker.annotations.StateFactory;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** The state of a worker of the soak. */
@BoilermakerApp
public final class SoakApp implements AutoCloseable {

  /** The variable that names the {@link Fault} of the state. */
  static final String FAULT = "SOAK_STATE";

  /** What a state does that it should not. */
  enum Fault {
    NONE,
    FACTORY_THROWS,
    CLOSE_THROWS,
    CLOSE_BLOCKS
  }

  private final Journal journal;
  private final Fault fault;
  private final CountDownLatch begun = new CountDownLatch(1);

  SoakApp(Journal journal, Fault fault) {
    this.journal = journal;
    this.fault = fault;
  }

  @StateFactory
  public static SoakApp create() throws Exception {
    Fault fault = Fault.valueOf(Objects.requireNonNullElse(System.getenv(FAULT), "NONE"));
    if (fault == Fault.FACTORY_THROWS) {
      throw (Exception) Unprintable.of(Misbehaviour.MESSAGE_THROWS);
    }
    var app = new SoakApp(Journal.fromEnvironment(), fault);
    var order = new Thread(app::stopAtEndOfInput, "soak-order");
    order.setDaemon(true);
    order.start();
    return app;
  }

  /** A program that stops its worker itself; not before a task has shown that it runs. */
  private void stopAtEndOfInput() {
    SoakProcess.awaitEndOfInput();
    try {
      begun.await();
      Boilermaker.getDefault().close();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void begin(TaskContext context) {
    begun.countDown();
    for (String trace : ThreadTraces.found()) {
      journal.write("unclean " + trace);
    }
    note("begin", context);
  }

  void end(TaskContext context) {
    note("end", context);
  }

  void endsWorker(TaskContext context) {
    note("ends-worker", context);
  }

  private void note(String what, TaskContext context) {
    journal.write(
        String.join(
            " ",
            what,
            context.taskId(),
            String.valueOf(context.sequenceNumber()),
            String.valueOf(context.attempt()),
            String.valueOf(context.deliveryCount()),
            String.valueOf(System.currentTimeMillis())));
  }

  @Override
  public void close() throws IOException {
    journal.close();
    if (fault == Fault.CLOSE_THROWS) {
      throw new IOException("the state was closed already");
    }
    if (fault == Fault.CLOSE_BLOCKS) {
      blockForever();
    }
  }

  private static void blockForever() {
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // As code that ignores interrupts.
      }
    }
  }
}
