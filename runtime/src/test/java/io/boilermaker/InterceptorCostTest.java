package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.boilermaker.internal.interception.WorkerInterception;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Without interceptors, publications and tries allocate what they would without these places. */
class InterceptorCostTest {

  private static final int ROUNDS = 2_000;
  private static final Task TASK = Task.named("work", List.of("a"), Map.of());

  private static Object kept;

  /** The least of several, since the JVM allocates by itself at times. */
  private static long bytes(Supplier<?> work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      kept = work.get();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(kept).isNotNull();
    return least;
  }

  @Test
  void a_publication_allocates_nothing_more() {
    var outgoing = new OutgoingTasks("tasks", null, WorkerInterception.NONE.publish());
    PublishOptions options = PublishOptions.none();

    assertThat(bytes(() -> outgoing.call(TASK, options)))
        .isEqualTo(bytes(() -> OutgoingTask.of(TASK, options, "tasks", null)));
  }

  @Test
  void the_message_of_a_publication_allocates_nothing_more() {
    OutgoingTask outgoing = OutgoingTask.of(TASK, PublishOptions.none(), "tasks", null);

    assertThat(bytes(() -> outgoing.options(PublishOptions.none()))).isZero();
  }

  @Test
  void the_events_of_a_settlement_allocate_nothing() {
    assertThat(
            bytes(
                () -> {
                  WorkerInterception.NONE
                      .events()
                      .settled(
                          (io.boilermaker.internal.servicebus.Delivery) null,
                          io.boilermaker.internal.servicebus.Disposition.COMPLETE);
                  return TASK;
                }))
        .isZero();
  }
}
