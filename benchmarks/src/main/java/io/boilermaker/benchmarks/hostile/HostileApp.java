package io.boilermaker.benchmarks.hostile;

import io.boilermaker.annotations.BoilermakerApp;
import io.boilermaker.annotations.StateFactory;

/** The state of the worker: it prints a line for each task that has run. */
@BoilermakerApp
public final class HostileApp {

  static final String GOOD = "good";
  static final String HOSTILE = "hostile";

  @StateFactory
  public static HostileApp create() {
    return new HostileApp();
  }

  /** Says that a good task has run, and how long after its publication that was. */
  void good(long number, long publishedAt) {
    print(GOOD + " " + number + " " + (System.currentTimeMillis() - publishedAt));
  }

  /** Says that a hostile message has become a run. */
  void hostile(String task) {
    print(HOSTILE + " " + task);
  }

  private static synchronized void print(String line) {
    System.out.println(line);
  }
}
