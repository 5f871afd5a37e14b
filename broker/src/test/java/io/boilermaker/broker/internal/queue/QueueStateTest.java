package io.boilermaker.broker.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueStateTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final QueueSpec SPEC = QueueSpec.named("tasks");

  @Test
  void expired_message_is_dropped() {
    QueueState queue = new QueueState(SPEC);
    queue.submit(Messages.living(Duration.ofSeconds(5)), at(0));
    queue.runDue(at(4));
    assertThat(queue.counts().active()).isEqualTo(1);
    queue.runDue(at(5));
    assertThat(queue.counts().total()).isZero();
  }

  @Test
  void expired_message_is_dead_lettered_where_the_queue_says_so() {
    QueueState queue = new QueueState(SPEC.deadLetterOnExpiry(true));
    queue.submit(Messages.living(Duration.ofSeconds(5)), at(0));
    queue.runDue(at(5));
    assertThat(queue.deadLetters().peek(0, 1).get(0).changedProperties())
        .containsEntry("DeadLetterReason", "TTLExpiredException");
  }

  @Test
  void the_shorter_life_counts_of_queue_and_message() {
    QueueState queue = new QueueState(SPEC.timeToLive(Duration.ofSeconds(10)));
    queue.submit(Messages.living(Duration.ofSeconds(60)), at(0));
    queue.submit(Messages.living(Duration.ofSeconds(5)), at(0));
    queue.submit(Messages.plain(), at(0));
    queue.runDue(at(5));
    assertThat(queue.counts().active()).isEqualTo(2);
    queue.runDue(at(10));
    assertThat(queue.counts().active()).isZero();
  }

  @Test
  void locked_message_outlives_its_time_until_its_receiver_has_decided() {
    QueueState queue = new QueueState(SPEC);
    queue.submit(Messages.living(Duration.ofSeconds(5)), at(0));
    queue.submit(Messages.living(Duration.ofSeconds(5)), at(0));
    QueuedMessage first = Objects.requireNonNull(queue.main().lockNext(at(0)));
    QueuedMessage second = Objects.requireNonNull(queue.main().lockNext(at(0)));
    queue.runDue(at(20));
    assertThat(queue.counts().locked()).isEqualTo(2);
    settle(queue, first, new Settlement.Complete(), at(20));
    settle(queue, second, new Settlement.Abandon(Map.of()), at(20));
    assertThat(queue.counts().total()).isZero();
  }

  @Test
  @DisplayName("B-11: the life of a scheduled message begins when it becomes visible")
  void life_of_a_scheduled_message_begins_when_it_becomes_visible() {
    QueueState queue = new QueueState(SPEC.timeToLive(Duration.ofSeconds(2)));
    queue.submit(Messages.scheduled(at(5), Duration.ofSeconds(20)), at(0));
    queue.submit(Messages.scheduled(at(5)), at(0));
    queue.runDue(at(4));
    assertThat(queue.counts().scheduled()).isEqualTo(2);
    queue.runDue(at(6));
    assertThat(queue.counts().active()).isEqualTo(2);
    queue.runDue(at(7));
    assertThat(queue.counts().total()).isZero();
  }

  @Test
  void what_is_due_in_one_step_happens_in_order_and_each_at_its_own_time() {
    QueueState queue = new QueueState(SPEC.deadLetterOnExpiry(true));
    queue.submit(Messages.scheduled(at(5), Duration.ofSeconds(2)), at(0));
    queue.runDue(at(100));
    assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0, 1));
  }

  @Test
  @DisplayName("B-14: within the window an id is stored once, also after the message was consumed")
  void duplicate_is_not_stored() {
    QueueState queue = new QueueState(SPEC.duplicateDetection(Duration.ofSeconds(5)));
    long first = queue.submit(Messages.withId("a"), at(0));
    settle(
        queue,
        Objects.requireNonNull(queue.main().lockNext(at(1))),
        new Settlement.Complete(),
        at(1));
    long duplicate = queue.submit(Messages.withId("a"), at(4));
    assertThat(duplicate).isGreaterThan(first);
    assertThat(queue.main().cancelScheduled(duplicate)).isFalse();
    assertThat(queue.counts().total()).isZero();
    queue.submit(Messages.withId("a"), at(5));
    queue.submit(Messages.plain(), at(5));
    queue.submit(Messages.plain(), at(5));
    assertThat(queue.counts().active()).isEqualTo(3);
  }

  @Test
  void duplicate_window_forgets_what_is_old() {
    DuplicateWindow window =
        new DuplicateWindow(Duration.ofSeconds(5), DuplicateJournal.NONE, Quota.none());
    for (int i = 0; i < 1_000; i++) {
      assertThat(window.isRepeated("id" + i, at(i))).isFalse();
    }
    assertThat(window.size()).isEqualTo(5);
  }

  @Test
  @DisplayName(
      "B-16: whatever happens to messages, none is lost or doubled between queue and dead letters")
  void number_of_messages_stays_the_same() {
    QueueState queue = new QueueState(SPEC.maxDeliveryCount(2).deadLetterOnExpiry(true));
    for (int i = 0; i < 300; i++) {
      queue.submit(i % 3 == 0 ? Messages.living(Duration.ofSeconds(i)) : Messages.plain(), at(0));
    }
    for (int second = 0; second < 400; second += 10) {
      queue.runDue(at(second));
      for (int i = 0; i < 5; i++) {
        QueuedMessage message = queue.main().lockNext(at(second));
        if (message != null && i < 4) {
          settle(queue, message, decision(i), at(second));
        }
      }
      assertThat(queue.counts().total()).isEqualTo(300);
    }
  }

  private static Settlement decision(int i) {
    return switch (i) {
      case 0 -> new Settlement.Abandon(Map.of());
      case 1 -> new Settlement.DeadLetter("r", "d", Map.of());
      case 2 -> new Settlement.Defer(Map.of());
      default -> new Settlement.Release();
    };
  }

  @Test
  @DisplayName("B-18: nothing is remembered of messages that are gone")
  void nothing_is_remembered_of_messages_that_are_gone() {
    QueueState queue = new QueueState(SPEC);
    for (int i = 0; i < 1_000; i++) {
      queue.submit(Messages.living(Duration.ofDays(14)), at(0));
      long scheduled = queue.submit(Messages.scheduled(at(60), Duration.ofDays(14)), at(0));
      assertThat(queue.main().pendingDeadlines()).isEqualTo(2);
      settle(
          queue,
          Objects.requireNonNull(queue.main().lockNext(at(0))),
          new Settlement.Complete(),
          at(0));
      queue.main().cancelScheduled(scheduled);
    }
    assertThat(queue.main().pendingDeadlines()).isZero();
    assertThat(queue.main().size()).isZero();
  }

  @Test
  void lock_of_a_dead_letter_ends_at_its_time() {
    QueueState queue = withDeadLetter(SPEC.lockDuration(Duration.ofSeconds(30)));
    QueuedMessage dead = lockDeadLetter(queue, at(10));
    queue.runDue(at(39));
    assertThat(queue.deadLetters().lockNext(at(39))).isNull();
    queue.runDue(at(40));
    QueuedMessage again = lockDeadLetter(queue, at(40));
    assertThat(again).isSameAs(dead);
  }

  @Test
  void next_event_is_the_earlier_one_of_queue_and_dead_letters() {
    QueueState queue = withDeadLetter(SPEC.lockDuration(Duration.ofSeconds(30)));
    assertThat(queue.nextDue()).isNull();
    lockDeadLetter(queue, at(10));
    assertThat(queue.nextDue()).isEqualTo(at(40));
    long later = queue.submit(Messages.scheduled(at(50)), at(10));
    assertThat(queue.nextDue()).isEqualTo(at(40));
    queue.main().cancelScheduled(later);
    queue.submit(Messages.scheduled(at(20)), at(10));
    assertThat(queue.nextDue()).isEqualTo(at(20));
  }

  @Test
  void changed_lock_duration_applies_to_later_locks_of_messages_and_dead_letters() {
    QueueState queue = withDeadLetter(SPEC.lockDuration(Duration.ofSeconds(30)));
    queue.submit(Messages.plain(), at(0));
    queue.change(SPEC.lockDuration(Duration.ofSeconds(90)));
    assertThat(until(Objects.requireNonNull(queue.main().lockNext(at(0))))).isEqualTo(at(90));
    assertThat(until(lockDeadLetter(queue, at(0)))).isEqualTo(at(90));
  }

  @Test
  void changed_settings_apply_to_what_happens_later() {
    QueueState queue = new QueueState(SPEC.maxDeliveryCount(10));
    queue.submit(Messages.plain(), at(0));
    queue.change(
        SPEC.maxDeliveryCount(1).deadLetterOnExpiry(true).timeToLive(Duration.ofSeconds(5)));
    settle(
        queue,
        Objects.requireNonNull(queue.main().lockNext(at(0))),
        new Settlement.Abandon(Map.of()),
        at(0));
    assertThat(queue.counts().deadLettered()).isEqualTo(1);
    queue.submit(Messages.plain(), at(0));
    queue.runDue(at(5));
    assertThat(queue.counts().deadLettered()).isEqualTo(2);
  }

  @Test
  void changed_window_applies_to_ids_that_were_seen_before() {
    QueueState queue = new QueueState(SPEC.duplicateDetection(Duration.ofSeconds(5)));
    queue.submit(Messages.withId("a"), at(0));
    queue.change(SPEC.duplicateDetection(Duration.ofSeconds(60)));
    queue.submit(Messages.withId("a"), at(10));
    assertThat(queue.counts().active()).isEqualTo(1);
    queue.change(SPEC.duplicateDetection(Duration.ofSeconds(5)));
    queue.submit(Messages.withId("a"), at(10));
    assertThat(queue.counts().active()).isEqualTo(2);
  }

  @Test
  void duplicate_detection_is_neither_switched_on_nor_off_by_a_change() {
    QueueState with = new QueueState(SPEC.duplicateDetection(Duration.ofSeconds(5)));
    with.change(SPEC);
    QueueState without = new QueueState(SPEC);
    without.change(SPEC.duplicateDetection(Duration.ofSeconds(5)));
    for (QueueState queue : List.of(with, without)) {
      queue.submit(Messages.withId("a"), at(0));
      queue.submit(Messages.withId("a"), at(1));
    }
    assertThat(with.counts().active()).isEqualTo(1);
    assertThat(without.counts().active()).isEqualTo(2);
  }

  private static QueueState withDeadLetter(QueueSpec spec) {
    QueueState queue = new QueueState(spec);
    queue.submit(Messages.plain(), at(0));
    settle(
        queue,
        Objects.requireNonNull(queue.main().lockNext(at(0))),
        new Settlement.DeadLetter("r", "d", Map.of()),
        at(0));
    return queue;
  }

  private static QueuedMessage lockDeadLetter(QueueState queue, Instant now) {
    return Objects.requireNonNull(queue.deadLetters().lockNext(now));
  }

  private static Instant until(QueuedMessage message) {
    return Objects.requireNonNull(message.lock()).until();
  }

  private static void settle(
      QueueState queue, QueuedMessage message, Settlement settlement, Instant now) {
    assertThat(queue.main().settle(Objects.requireNonNull(message.lock()).token(), settlement, now))
        .isEqualTo(Settlement.Result.DONE);
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }
}
