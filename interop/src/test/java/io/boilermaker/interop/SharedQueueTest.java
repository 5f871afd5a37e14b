package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.BOTH;
import static io.boilermaker.interop.Fleet.JAVA;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.PublishResult;
import io.boilermaker.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One queue, a worker in each language, and tasks that both know. */
@Conformance
class SharedQueueTest {

  private static final int STEPS = 5;
  private static final int CHAINS_OF_EACH = 100;

  @Test
  @Feature(value = "1,000 tasks on one queue", direction = BOTH)
  void each_of_a_thousand_tasks_runs_once_and_chains_run_in_order(Fleet fleet) {
    fleet.python(JAVA);
    var java = fleet.java(JAVA);
    CompletableFuture<?> published =
        CompletableFuture.runAsync(
            () -> fleet.python.order("chains", Map.of("count", CHAINS_OF_EACH, "steps", STEPS)));
    List<Task> chains = IntStream.range(0, CHAINS_OF_EACH).mapToObj(n -> chain(n)).toList();
    assertThat(java.publishAll(chains)).allMatch(PublishResult::isPublished);
    published.join();

    java.start();
    fleet.python.order("start");

    int all = 2 * CHAINS_OF_EACH * STEPS;
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> fleet.diary.runs().size() + fleet.python.runs().size() >= all);
    fleet.awaitQuiet(JAVA);
    List<String> labels =
        Stream.concat(fleet.diary.calls().stream(), fleet.python.runs().stream())
            .map(call -> call.get(1))
            .toList();
    assertThat(labels).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(fleet.diary.runs()).as("runs in Java").isNotEmpty();
    assertThat(fleet.python.runs()).as("runs in Python").isNotEmpty();
    assertInOrder(fleet.diary.calls());
    assertInOrder(fleet.python.runs());
    assertThat(fleet.bus.counts(JAVA).deadLettered()).isZero();
  }

  private static Task chain(int n) {
    Task chain = StepTasks.task("java-" + n + "-0");
    for (int i = 1; i < STEPS; i++) {
      chain = chain.then(StepTasks.task("java-" + n + "-" + i));
    }
    return chain;
  }

  /** Of the steps of one chain those that ran in one language must have run in their order. */
  private static void assertInOrder(List<List<String>> calls) {
    Map<String, List<Integer>> steps = new HashMap<>();
    for (List<String> call : calls) {
      String label = call.get(1);
      int dash = label.lastIndexOf('-');
      steps
          .computeIfAbsent(label.substring(0, dash), chain -> new ArrayList<>())
          .add(Integer.valueOf(label.substring(dash + 1)));
    }
    assertThat(steps.values()).allSatisfy(order -> assertThat(order).isSorted());
  }
}
