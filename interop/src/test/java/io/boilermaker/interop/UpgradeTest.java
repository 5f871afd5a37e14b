package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.BOTH;
import static io.boilermaker.interop.Fleet.JAVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import io.boilermaker.PublishResult;
import io.boilermaker.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Workers of Java, of the last release before 1.0 and of the newest one, on one queue with
 * duplicate detection: what an upgrade goes through. {@code interop/run --fleet N} takes N tasks.
 */
@Conformance
class UpgradeTest {

  private static final int TASKS = Integer.getInteger("boilermaker.fleet", 90);
  private static final List<String> RELEASES = List.of("0.8.0", "1.4.1");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  // N-I01, N-I02
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  @Feature(value = "0.8.0, 1.4.1 and Java on one queue", direction = BOTH)
  void each_run_and_each_callback_of_three_publishers_happens_once() throws IOException {
    try (PythonPeer old = PythonPeer.of(RELEASES.get(0));
        PythonPeer recent = PythonPeer.of(RELEASES.get(1));
        Fleet fleet = new Fleet(old, queue -> queue.duplicateDetection(Duration.ofHours(1)))) {
      List<PythonPeer> peers = List.of(old, recent);
      peers.forEach(peer -> open(fleet, peer));
      Boilermaker<Diary> java = fleet.java(JAVA);
      java.start();
      publish(peers, java);
      fleet.bus.runUntilQuiet(PATIENCE, JAVA);

      Map<String, Integer> expected = new HashMap<>();
      Stream.of("old", "recent", "java").forEach(name -> expect(expected, name));
      Map<String, Integer> runs = new HashMap<>();
      List<List<List<String>>> byWorker = List.of(old.runs(), recent.runs(), fleet.diary.calls());
      byWorker.forEach(calls -> calls.forEach(call -> runs.merge(call.get(1), 1, Integer::sum)));
      report(expected, runs, byWorker);
      assertThat(runs).isEqualTo(expected);
      assertThat(byWorker).allSatisfy(calls -> assertThat(calls).isNotEmpty());
      assertThat(fleet.bus.counts(JAVA).deadLettered())
          .isEqualTo(expected.values().stream().filter(n -> n == 2).count());
      recent.order("close");
    }
  }

  private static void open(Fleet fleet, PythonPeer peer) {
    peer.order(
        "open", Map.of("bus", fleet.bus.connectionString(), "queue", JAVA, "upgrading", true));
    peer.order("start");
  }

  /** All three at the same time, while their workers run. */
  private static void publish(List<PythonPeer> peers, Boilermaker<Diary> java) {
    var sending =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> publish(peers.get(0), "old")),
            CompletableFuture.runAsync(() -> publish(peers.get(1), "recent")));
    List<Task> tasks = IntStream.range(0, TASKS / 3).mapToObj(n -> task("java-" + n, n)).toList();
    assertThat(java.publishAll(tasks)).allMatch(PublishResult::isPublished);
    sending.join();
  }

  private static void publish(PythonPeer peer, String name) {
    peer.order("publish_fleet", Map.of("publisher", name, "count", TASKS / 3));
  }

  private static Task task(String label, int n) {
    return switch (n % 3) {
      case 0 -> ReleaseInsistsTasks.task(label).onFailure(ReleaseStepTasks.task(label + "-failed"));
      case 1 ->
          Task.chain(
              ReleaseStepTasks.task(label),
              ReleaseStepTasks.task(label + "-second"),
              ReleaseStepTasks.task(label + "-third"));
      default -> ReleaseStepTasks.task(label);
    };
  }

  private static void expect(Map<String, Integer> expected, String publisher) {
    for (int n = 0; n < TASKS / 3; n++) {
      String label = publisher + "-" + n;
      expected.put(label, n % 3 == 0 ? 2 : 1);
      if (n % 3 == 0) {
        expected.put(label + "-failed", 1);
      } else if (n % 3 == 1) {
        expected.put(label + "-second", 1);
        expected.put(label + "-third", 1);
      }
    }
  }

  /** interop/run prints it. */
  private static void report(
      Map<String, Integer> expected, Map<String, Integer> runs, List<List<List<String>>> byWorker)
      throws IOException {
    Map<String, Integer> more = new TreeMap<>(runs);
    expected.forEach((label, count) -> more.merge(label, -count, Integer::sum));
    int lost = more.values().stream().filter(n -> n < 0).mapToInt(n -> -n).sum();
    int doubled = more.values().stream().filter(n -> n > 0).mapToInt(n -> n).sum();
    Files.writeString(
        Path.of("target/fleet.txt"),
        "%d tasks, %d runs: %d by 0.8.0, %d by 1.4.1, %d by Java; lost %d, doubled %d%n"
            .formatted(
                TASKS / 3 * 3,
                runs.values().stream().mapToInt(n -> n).sum(),
                byWorker.get(0).size(),
                byWorker.get(1).size(),
                byWorker.get(2).size(),
                lost,
                doubled));
  }
}
