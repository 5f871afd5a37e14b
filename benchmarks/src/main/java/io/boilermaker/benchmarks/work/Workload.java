package io.boilermaker.benchmarks.work;

import io.boilermaker.Task;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;
import java.util.List;

/** The task of all measurements, with an envelope of 500 bytes. */
public final class Workload {

  static final String NAME = "load";

  /** An argument of every call. */
  public static final String CUSTOMER = "customer-4711-of-the-shop-in-the-high-street";

  /** Another. */
  public static final List<String> LINES =
      List.of(
          "apples, two pounds",
          "pears, one pound",
          "one lemon",
          "bread, sliced and wrapped",
          "half a pound of butter");

  private Workload() {}

  @BackgroundTask(name = NAME)
  static void load(
      LoadApp app,
      long number,
      String customer,
      List<String> lines,
      @Default("false") boolean urgent) {
    app.work(number, customer, lines, urgent);
  }

  /** A call that a measurement publishes. */
  public static Task call(long number) {
    return LoadTasks.task(number, CUSTOMER, LINES, false);
  }
}
