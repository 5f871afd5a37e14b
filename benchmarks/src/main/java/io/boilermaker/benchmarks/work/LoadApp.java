package io.boilermaker.benchmarks.work;

import io.boilermaker.annotations.BoilermakerApp;
import io.boilermaker.annotations.StateFactory;
import java.util.List;
import java.util.function.LongConsumer;

/** The state of the tasks of a measurement, and what they do. */
@BoilermakerApp
public final class LoadApp {

  private final LongConsumer work;

  /**
   * @param work given the number in the task's arguments
   */
  public LoadApp(LongConsumer work) {
    this.work = work;
  }

  /** For a worker main: says that a task has run. */
  @StateFactory
  public static LoadApp create() {
    return new LoadApp(number -> System.out.println("ran " + number));
  }

  /** Runs one task; all sides call it, however they got its arguments. */
  public void work(long number, String customer, List<String> lines, boolean urgent) {
    if (customer.isEmpty() || lines.isEmpty() || urgent) {
      throw new IllegalArgumentException("not what was published");
    }
    work.accept(number);
  }
}
