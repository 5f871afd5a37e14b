package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Side.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import jdk.jfr.Recording;

/** Records where the CPU time and the memory of a worker or a publisher go. */
public final class Profile {

  private static final int WARM_UPS = 4;
  private static final int TASKS = 40_000;
  private static final int CONCURRENCY = 16;

  private Profile() {}

  /**
   * Works, records that and prints tables.
   *
   * @param arguments {@code worker}, {@code publisher} or {@code applier}, and the file for the
   *     recording
   */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    try (Bus bus = Bus.start();
        PublishSides publishers = new PublishSides(bus)) {
      switch (arguments[0]) {
        case "worker" -> record(() -> worker(bus), file);
        case "publisher" -> record(() -> publishers.applyAsync(TASKS).measurement(), file);
        case "applier" -> record(() -> publishers.apply("ours", TASKS / 4).measurement(), file);
        default -> throw new IllegalArgumentException("the sides are worker publisher applier");
      }
    }
    System.out.print(ProfileReport.of(file));
    System.exit(0);
  }

  /** The queue is filled before anything is recorded. */
  private static Measurement worker(Bus bus) {
    var sides = new WorkerSides(bus, CONCURRENCY, 0, 0, TASKS / 20, TASKS);
    String queue = bus.filledQueue(TASKS + TASKS / 20);
    return () -> sides.runOurs(queue);
  }

  private static void record(Supplier<Measurement> work, Path file) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      work.get().once();
    }
    Measurement measurement = work.get();
    try (var recording = new Recording()) {
      // Nothing else: JFR's own settings take a stack at each wait, and work is then mostly that.
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(5));
      recording.enable("jdk.ObjectAllocationSample").with("throttle", "200/s");
      recording.start();
      Figures figures = measurement.once();
      recording.stop();
      System.out.println(figures.values());
      recording.dump(file);
    }
  }
}
