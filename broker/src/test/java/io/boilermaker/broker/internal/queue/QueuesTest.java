package io.boilermaker.broker.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.QueueSpec;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueuesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final QueueSpec TASKS = QueueSpec.named("Tasks");

  private final List<String> log = new ArrayList<>();
  private final Queues queues =
      new Queues(List.of(TASKS, QueueSpec.named("other")), commitLog(), Quota.none());

  /** A log that notes the changes of queues. */
  private CommitLog commitLog() {
    return (CommitLog)
        Proxy.newProxyInstance(
            CommitLog.class.getClassLoader(),
            new Class<?>[] {CommitLog.class},
            (proxy, method, arguments) -> {
              Object subject = arguments[0] instanceof QueueSpec spec ? spec.name() : arguments[0];
              log.add(method.getName() + " " + subject);
              return method.invoke(CommitLog.NONE, arguments);
            });
  }

  @Test
  void queues_are_found_by_name_in_any_case() {
    assertThat(queues.find("tASKS")).isSameAs(queues.require("tasks")).isNotNull();
    assertThat(queues.find("none")).isNull();
    assertThatThrownBy(() -> queues.require("none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no queue 'none'");
  }

  @Test
  void queues_are_kept_in_the_order_in_which_they_were_added() {
    assertThat(queues.all()).extracting(q -> q.spec().name()).containsExactly("Tasks", "other");
    assertThat(queues.isEmpty()).isFalse();
    assertThat(new Queues(List.of(), CommitLog.NONE, Quota.none()).isEmpty()).isTrue();
    assertThat(log).containsExactly("created Tasks", "created other");
  }

  @Test
  void a_change_reaches_the_queue_and_the_log() {
    QueueState queue = queues.require("tasks");
    queues.change(queue, TASKS.maxDeliveryCount(7));
    assertThat(queue.spec().maxDeliveryCount()).isEqualTo(7);
    assertThat(log).endsWith("changed Tasks");
  }

  @Test
  void a_removed_queue_is_gone_for_all_who_still_have_it() {
    QueueState queue = queues.require("tasks");
    queues.remove("tasks");
    queues.remove("tasks");
    assertThat(queues.find("tasks")).isNull();
    assertThat(queue.isDeleted()).isTrue();
    assertThat(queues.require("other").isDeleted()).isFalse();
    assertThat(log).containsOnlyOnce("deleted Tasks").hasSize(3);
  }

  @Test
  void the_next_event_is_the_earliest_of_all_queues() {
    assertThat(queues.nextDue()).isNull();
    queues.require("other").submit(Messages.scheduled(at(20)), at(0));
    assertThat(queues.nextDue()).isEqualTo(at(20));
    queues.require("tasks").submit(Messages.scheduled(at(30)), at(0));
    assertThat(queues.nextDue()).isEqualTo(at(20));
    queues.require("tasks").submit(Messages.scheduled(at(10)), at(0));
    assertThat(queues.nextDue()).isEqualTo(at(10));
    queues.runDue(at(20));
    assertThat(queues.require("other").counts().active()).isEqualTo(1);
    assertThat(queues.require("tasks").counts().active()).isEqualTo(1);
    assertThat(queues.nextDue()).isEqualTo(at(30));
  }

  @Test
  void without_a_transaction_each_change_is_applied_at_once() throws SendRefusedException {
    QueueState queue = queues.require("tasks");
    UnitOfWork.AT_ONCE.submit(queue, List.of(Messages.plain(), Messages.plain()), at(0));
    assertThat(queue.counts().active()).isEqualTo(2);
    assertThat(UnitOfWork.AT_ONCE.schedule(queue, List.of(Messages.scheduled(at(5))), at(0)))
        .containsExactly(3L);
    assertThat(queue.counts().scheduled()).isEqualTo(1);
    assertThat(queue.main().cancelScheduled(3)).isTrue();
  }

  @Test
  void active_messages_of_before_a_time_are_removed_in_order() {
    QueueState queue = queues.require("tasks");
    for (int second = 0; second < 4; second++) {
      queue.submit(Messages.living(Duration.ofDays(1)), at(second));
    }
    queue.main().lockNext(at(4));
    assertThat(queue.main().removeActive(at(3), 1)).isEqualTo(1);
    assertThat(queue.main().peek(0, 10))
        .extracting(message -> message.sequenceNumber())
        .containsExactly(1L, 3L, 4L);
    assertThat(queue.main().removeActive(at(3), 10)).isEqualTo(1);
    assertThat(queue.main().removeActive(at(3), 10)).isZero();
    assertThat(queue.counts().active()).isEqualTo(1);
    assertThat(queue.main().pendingDeadlines()).isEqualTo(3);
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }
}
