package io.boilermaker.benchmarks.hostile;

import io.boilermaker.benchmarks.WorkerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What a worker says of the tasks that it runs. Read it when the worker has ended. */
final class Runs {

  private final int[] good;
  private final long[] millis;
  private final Map<String, Integer> hostile = new TreeMap<>();

  Runs(int tasks) {
    good = new int[tasks];
    millis = new long[tasks];
  }

  /** Reads until the worker ends. */
  void readFrom(WorkerProcess worker) {
    try {
      for (String line = worker.readLine(); line != null; line = worker.readLine()) {
        String[] words = line.split(" ", 3);
        if (words[0].equals(HostileApp.GOOD)) {
          int number = Integer.parseInt(words[1]);
          good[number]++;
          millis[number] = Long.parseLong(words[2]);
        } else {
          hostile.merge(words[1], 1, Integer::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many good tasks have not run. */
  long lost() {
    return Arrays.stream(good).filter(runs -> runs == 0).count();
  }

  /** Returns how many good tasks have run again. */
  long doubled() {
    return Arrays.stream(good).filter(runs -> runs > 1).count();
  }

  /**
   * Returns the milliseconds from a publication to its run that this share of them took at most.
   */
  long percentile(double share) {
    long[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** Returns how often each task for hostile messages has run. */
  Map<String, Integer> hostile() {
    return hostile;
  }
}
