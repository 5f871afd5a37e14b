package io.boilermaker.benchmarks.codec;

import com.sun.management.ThreadMXBean;
import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Median;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counts what work takes of the thread that does it: its CPU time and the bytes it allocates. Other
 * programs on the machine disturb CPU time less than they disturb the clock on the wall.
 */
final class Cost {

  /** Nanoseconds of CPU each time: the median of a measurement's slices. */
  static final String CPU = "CPU ns";

  /** Bytes allocated each time, the mean. */
  static final String BYTES = "bytes allocated";

  private static final int IDLE_MILLIS = 200;

  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final int slices;
  private final long sliceNanos;

  /** Where results go, so that no compiler can leave the work out. */
  @SuppressWarnings("UnusedVariable")
  private volatile Object last = this;

  /**
   * @param slices how many parts a measurement has
   * @param sliceMillis how much CPU each part takes, about
   */
  Cost(int slices, int sliceMillis) {
    this.slices = slices;
    this.sliceNanos = sliceMillis * 1_000_000L;
  }

  /** Does the work for a while and lets the compilers see it. */
  void warmUp(Ways.Work work, int millis) throws Exception {
    long end = thread.getCurrentThreadCpuTime() + millis * 1_000_000L;
    while (thread.getCurrentThreadCpuTime() < end) {
      repeat(work, 100);
    }
  }

  /** Waits until the compilers have been idle for a moment, some seconds at most. */
  static void letCompilersFinish() throws InterruptedException {
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    long before = -1;
    for (int i = 0; i < 10 && compilers.getTotalCompilationTime() != before; i++) {
      before = compilers.getTotalCompilationTime();
      Thread.sleep(IDLE_MILLIS);
    }
  }

  Figures of(Ways.Work work) throws Exception {
    int times = timesInSlice(work);
    List<Double> nanos = new ArrayList<>();
    long bytes = thread.getCurrentThreadAllocatedBytes();
    for (int slice = 0; slice < slices; slice++) {
      nanos.add((double) repeat(work, times) / times);
    }
    bytes = thread.getCurrentThreadAllocatedBytes() - bytes;
    return new Figures(Map.of(CPU, Median.of(nanos), BYTES, (double) bytes / times / slices));
  }

  private int timesInSlice(Ways.Work work) throws Exception {
    int times = 100;
    return (int) Math.max(times, times * sliceNanos / Math.max(1, repeat(work, times)));
  }

  private long repeat(Ways.Work work, int times) throws Exception {
    long start = thread.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      last = work.once();
    }
    return thread.getCurrentThreadCpuTime() - start;
  }
}
