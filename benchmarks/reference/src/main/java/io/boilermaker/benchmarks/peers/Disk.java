package io.boilermaker.benchmarks.peers;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.boilermaker.benchmarks.rounds.Median;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The disk that all sides keep their tasks on. */
final class Disk {

  private static final int WRITES = 100;
  private static final int BYTES = 4_096;

  private Disk() {}

  /** What one small write takes until it is on the disk: the median, in milliseconds. */
  static double writeMillis(Path folder) throws IOException {
    List<Double> millis = new ArrayList<>();
    try (FileChannel file = FileChannel.open(folder.resolve("probe"), CREATE_NEW, WRITE)) {
      for (int i = 0; i < WRITES; i++) {
        long begin = System.nanoTime();
        file.write(ByteBuffer.allocate(BYTES));
        file.force(false);
        millis.add((System.nanoTime() - begin) / 1e6);
      }
    }
    return Median.of(millis);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
