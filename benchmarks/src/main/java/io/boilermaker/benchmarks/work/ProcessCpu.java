package io.boilermaker.benchmarks.work;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The CPU time of this process at some moment. Linux tells that of each thread in nanoseconds, that
 * of the process in hundredths of a second only.
 *
 * @param nanos by thread, the JVM's own among them
 */
record ProcessCpu(Map<String, Long> nanos) {

  private static final Path THREADS = Path.of("/proc/self/task");

  static ProcessCpu now() {
    return new ProcessCpu(
        Files.isDirectory(THREADS) ? ofThreads() : Map.of("process", ofProcess()));
  }

  private static long ofProcess() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Map<String, Long> ofThreads() {
    Map<String, Long> nanos = new HashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        nanos.put(thread.getFileName().toString(), ofThread(thread));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the CPU time cannot be read from " + THREADS, e);
    }
    return nanos;
  }

  private static long ofThread(Path thread) {
    try {
      String times = Files.readString(thread.resolve("schedstat"));
      return Long.parseLong(times.substring(0, times.indexOf(' ')));
    } catch (IOException e) {
      // It has ended since the folder was listed.
      return 0;
    }
  }

  /** Returns what the threads that live now have used since an earlier moment. */
  long nanosSince(ProcessCpu start) {
    return nanos.entrySet().stream()
        .mapToLong(thread -> thread.getValue() - start.nanos().getOrDefault(thread.getKey(), 0L))
        .filter(used -> used > 0)
        .sum();
  }
}
