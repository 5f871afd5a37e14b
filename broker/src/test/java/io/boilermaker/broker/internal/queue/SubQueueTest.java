package io.boilermaker.broker.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubQueueTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Settlement ABANDON = new Settlement.Abandon(Map.of());

  private final QueueState queue =
      new QueueState(
          QueueSpec.named("tasks").lockDuration(Duration.ofSeconds(30)).maxDeliveryCount(3));
  private final SubQueue main = queue.main();
  private final SubQueue deadLetters = queue.deadLetters();

  @Test
  void messages_are_handed_out_in_the_order_of_their_sequence_numbers() {
    long first = queue.submit(Messages.plain(), at(0));
    long second = queue.submit(Messages.plain(), at(0));
    assertThat(second).isEqualTo(first + 1);
    assertThat(lockNext(at(1)).sequenceNumber()).isEqualTo(first);
    assertThat(lockNext(at(1)).sequenceNumber()).isEqualTo(second);
    assertThat(main.lockNext(at(1))).isNull();
  }

  @Test
  void completed_message_is_gone_and_its_lock_with_it() {
    queue.submit(Messages.plain(), at(0));
    UUID token = token(lockNext(at(0)));
    assertThat(main.settle(token, new Settlement.Complete(), at(1)))
        .isEqualTo(Settlement.Result.DONE);
    assertThat(main.settle(token, new Settlement.Complete(), at(1)))
        .isEqualTo(Settlement.Result.LOCK_LOST);
    assertThat(queue.counts().total()).isZero();
  }

  @Test
  @DisplayName("B-09: an abandoned message returns to its old place with one failure counted")
  void abandoned_message_returns_to_its_old_place() {
    long first = queue.submit(Messages.plain(), at(0));
    queue.submit(Messages.plain(), at(0));
    QueuedMessage message = lockNext(at(0));
    assertThat(message.deliveryCount()).isZero();
    main.settle(token(message), new Settlement.Abandon(Map.of("why", "busy")), at(1));
    QueuedMessage again = lockNext(at(1));
    assertThat(again.sequenceNumber()).isEqualTo(first);
    assertThat(again.deliveryCount()).isEqualTo(1);
    assertThat(again.changedProperties()).containsEntry("why", "busy");
  }

  @Test
  void a_message_has_a_lock_exactly_while_it_is_locked() {
    queue.submit(Messages.plain(), at(0));
    QueuedMessage message = lockNext(at(0));
    assertThat(message.lock()).isNotNull();
    queue.runDue(at(30));
    assertThat(message.lock()).isNull();
    main.settle(token(lockNext(at(30))), ABANDON, at(30));
    assertThat(message.lock()).isNull();
  }

  @Test
  void a_message_that_is_removed_unlocked_is_the_first() {
    assertThat(main.removeNext()).isNull();
    long first = queue.submit(Messages.plain(), at(0));
    queue.submit(Messages.plain(), at(0));
    assertThat(present(main.removeNext()).sequenceNumber()).isEqualTo(first);
    assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
  }

  @Test
  void released_message_returns_with_nothing_counted() {
    queue.submit(Messages.plain(), at(0));
    main.settle(token(lockNext(at(0))), new Settlement.Release(), at(1));
    assertThat(lockNext(at(1)).deliveryCount()).isZero();
  }

  @Test
  void every_delivery_has_its_own_token() {
    queue.submit(Messages.plain(), at(0));
    UUID first = token(lockNext(at(0)));
    main.settle(first, ABANDON, at(1));
    assertThat(token(lockNext(at(1)))).isNotEqualTo(first);
  }

  @Test
  @DisplayName(
      "B-01: a lock ends at its time, the message returns, and the old token is worth nothing")
  void lock_expires() {
    queue.submit(Messages.plain(), at(0));
    UUID token = token(lockNext(at(0)));
    assertThat(main.nextDue()).isEqualTo(at(30));
    assertThat(main.isLocked(token, at(29))).isTrue();
    assertThat(main.settle(token, new Settlement.Complete(), at(30)))
        .isEqualTo(Settlement.Result.LOCK_LOST);
    queue.runDue(at(30));
    assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
    QueuedMessage again = lockNext(at(31));
    assertThat(again.deliveryCount()).isEqualTo(1);
    assertThat(main.settle(token, new Settlement.Complete(), at(31)))
        .isEqualTo(Settlement.Result.LOCK_LOST);
    assertThat(queue.counts().locked()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-02: renewal moves the end of a lock, and fails for an unknown or lost one")
  void lock_is_renewed() {
    queue.submit(Messages.plain(), at(0));
    UUID token = token(lockNext(at(0)));
    assertThat(main.renew(token, at(20))).isEqualTo(at(50));
    queue.runDue(at(49));
    assertThat(main.isLocked(token, at(49))).isTrue();
    assertThat(main.renew(token, at(50))).isNull();
    assertThat(main.renew(UUID.randomUUID(), at(20))).isNull();
    queue.runDue(at(50));
    assertThat(queue.counts().active()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "B-09: the last allowed failure moves a message to the dead letters, not an earlier one")
  void message_is_dead_lettered_after_its_last_delivery() {
    long number = queue.submit(Messages.plain(), at(0));
    for (int failures = 0; failures < 2; failures++) {
      main.settle(token(lockNext(at(failures))), ABANDON, at(failures));
      assertThat(deadLetters.size()).isZero();
    }
    lockNext(at(10));
    queue.runDue(at(40));
    assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0, 1));
    QueuedMessage dead = deadLetters.peek(0, 1).get(0);
    assertThat(dead.deliveryCount()).isEqualTo(3);
    assertThat(dead.enqueuedSequenceNumber()).isEqualTo(number);
    assertThat(dead.deadLetterSource()).isEqualTo("tasks");
    assertThat(dead.changedProperties())
        .containsEntry("DeadLetterReason", "MaxDeliveryCountExceeded");
  }

  @Test
  void dead_letter_carries_reason_description_and_properties() {
    queue.submit(Messages.plain(), at(0));
    main.settle(
        token(lockNext(at(0))),
        new Settlement.DeadLetter("reason", "description", Map.of("extra", 1)),
        at(1));
    assertThat(deadLetters.peek(0, 1).get(0).changedProperties())
        .containsEntry("DeadLetterReason", "reason")
        .containsEntry("DeadLetterErrorDescription", "description")
        .containsEntry("extra", 1);
  }

  @Test
  void dead_letters_stay_however_often_they_are_delivered_and_cannot_be_dead_lettered_again() {
    queue.submit(Messages.living(Duration.ofSeconds(60)), at(0));
    main.settle(token(lockNext(at(0))), new Settlement.DeadLetter(null, null, Map.of()), at(1));
    for (int i = 0; i < 20; i++) {
      deadLetters.settle(token(present(deadLetters.lockNext(at(2)))), ABANDON, at(2));
    }
    UUID token = token(present(deadLetters.lockNext(at(3))));
    assertThat(deadLetters.settle(token, new Settlement.DeadLetter("r", null, Map.of()), at(3)))
        .isEqualTo(Settlement.Result.NOT_ALLOWED);
    deadLetters.settle(token, new Settlement.Release(), at(3));
    queue.runDue(at(100));
    assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0, 1));
  }

  @Test
  @DisplayName(
      "B-08: a deferred message is found by its number only, and stays deferred when abandoned")
  void deferred_message_waits_for_its_number() {
    long number = queue.submit(Messages.plain(), at(0));
    main.settle(token(lockNext(at(0))), new Settlement.Defer(Map.of()), at(1));
    assertThat(main.hasActive()).isFalse();
    assertThat(main.deferred(List.of(number, 99L))).isNull();
    QueuedMessage message = present(main.deferred(List.of(number))).get(0);
    assertThat(message.deliveryCount()).isEqualTo(1);
    main.settle(main.lock(message, at(2)).token(), ABANDON, at(3));
    assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 1, 0, 0));
    assertThat(message.deliveryCount()).isEqualTo(2);
    main.lock(message, at(4));
    assertThat(main.deferred(List.of(number))).isNull();
    main.settle(message.lock().token(), new Settlement.Release(), at(5));
    assertThat(message.state()).isEqualTo(State.DEFERRED);
    assertThat(message.deliveryCount()).isEqualTo(2);
  }

  // N-B03
  @Test
  void a_deferred_message_counts_as_delivered_whatever_ends_its_delivery() {
    for (boolean isAbandoned : List.of(true, false)) {
      queue.submit(Messages.plain(), at(0));
      main.settle(token(lockNext(at(0))), new Settlement.Defer(Map.of()), at(0));
      QueuedMessage message = present(main.deferred(List.of(isAbandoned ? 1L : 2L))).get(0);
      UUID token = main.lock(message, at(0)).token();
      if (isAbandoned) {
        main.settle(token, ABANDON, at(0));
      } else {
        queue.runDue(at(60));
      }
      assertThat(message.deliveryCount()).isEqualTo(2);
      main.settle(main.lock(message, at(60)).token(), new Settlement.Defer(Map.of()), at(60));
    }
    assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 0, 0, 0, 2));
  }

  // N-B04
  @Test
  void deliveries_of_a_dead_letter_are_not_counted() {
    queue.submit(Messages.plain(), at(0));
    for (int i = 0; i < 3; i++) {
      main.settle(token(lockNext(at(0))), ABANDON, at(0));
    }
    SubQueue dead = queue.deadLetters();
    for (int i = 0; i < 20; i++) {
      QueuedMessage message = Objects.requireNonNull(dead.lockNext(at(i)));
      assertThat(message.deliveryCount()).isEqualTo(3);
      if (i % 2 == 0) {
        dead.settle(token(message), ABANDON, at(i));
      } else {
        dead.settle(token(message), new Settlement.Release(), at(i));
      }
    }
    QueuedMessage held = Objects.requireNonNull(dead.lockNext(at(20)));
    queue.runDue(at(60));
    assertThat(held.state()).isEqualTo(State.ACTIVE);
    dead.settle(
        token(Objects.requireNonNull(dead.lockNext(at(60)))),
        new Settlement.Defer(Map.of()),
        at(60));
    assertThat(held.state()).isEqualTo(State.DEFERRED);
    assertThat(held.deliveryCount()).isEqualTo(3);
  }

  @Test
  void deferred_messages_are_asked_for_once_each() {
    long first = deferNext(Map.of());
    long second = deferNext(Map.of());
    assertThat(main.deferred(List.of(first, first))).isNull();
    assertThat(main.deferred(List.of(second, first)))
        .extracting(message -> message.sequenceNumber())
        .containsExactly(second, first);
  }

  @Test
  void deferring_changes_properties_like_every_settlement() {
    long number = deferNext(Map.of("why", "busy"));
    assertThat(present(main.deferred(List.of(number))).get(0).changedProperties())
        .containsEntry("why", "busy");
  }

  private long deferNext(Map<String, Object> changes) {
    long number = queue.submit(Messages.plain(), at(0));
    main.settle(token(lockNext(at(0))), new Settlement.Defer(changes), at(0));
    return number;
  }

  @Test
  void lock_and_life_that_end_together_both_end() {
    queue.submit(Messages.living(Duration.ofSeconds(30)), at(0));
    queue.submit(Messages.living(Duration.ofSeconds(30)), at(0));
    queue.submit(Messages.living(Duration.ofSeconds(30)), at(0));
    UUID abandoned = token(lockNext(at(0)));
    UUID renewed = token(lockNext(at(0)));
    lockNext(at(0));
    assertThat(main.pendingDeadlines()).isEqualTo(6);
    main.settle(abandoned, ABANDON, at(10));
    main.renew(renewed, at(10));
    queue.runDue(at(30));
    assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
    queue.runDue(at(40));
    assertThat(queue.counts().total()).isZero();
    assertThat(main.pendingDeadlines()).isZero();
  }

  @Test
  void scheduled_message_gets_a_new_number_when_it_becomes_visible() {
    long scheduled = queue.submit(Messages.scheduled(at(60)), at(0));
    long other = queue.submit(Messages.plain(), at(1));
    queue.runDue(at(59));
    assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 0, 0, 1, 0));
    queue.runDue(at(61));
    assertThat(lockNext(at(61)).sequenceNumber()).isEqualTo(other);
    QueuedMessage visible = lockNext(at(61));
    assertThat(visible.sequenceNumber()).isGreaterThan(other).isNotEqualTo(scheduled);
    assertThat(visible.enqueuedAt()).isEqualTo(at(60));
  }

  @Test
  @DisplayName("B-12: a scheduled message is cancelled once, and never after it became visible")
  void scheduled_message_is_cancelled() {
    long cancelled = queue.submit(Messages.scheduled(at(60)), at(0));
    long kept = queue.submit(Messages.scheduled(at(60)), at(0));
    assertThat(main.cancelScheduled(cancelled)).isTrue();
    assertThat(main.cancelScheduled(cancelled)).isFalse();
    queue.runDue(at(60));
    assertThat(main.cancelScheduled(kept)).isFalse();
    assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
  }

  @Test
  @DisplayName("B-13: a scheduled time of now or long ago means at once")
  void scheduled_time_in_the_past_means_at_once() {
    queue.submit(Messages.scheduled(at(0)), at(0));
    queue.submit(Messages.scheduled(Instant.EPOCH), at(0));
    assertThat(queue.counts()).isEqualTo(new QueueCounts(2, 0, 0, 0, 0));
  }

  @Test
  void peek_shows_every_state_in_the_order_of_numbers() {
    queue.submit(Messages.plain(), at(0));
    queue.submit(Messages.plain(), at(0));
    queue.submit(Messages.scheduled(at(60)), at(0));
    queue.submit(Messages.plain(), at(0));
    main.settle(token(lockNext(at(0))), new Settlement.Defer(Map.of()), at(0));
    lockNext(at(0));
    assertThat(main.peek(0, 10))
        .extracting(message -> message.state())
        .containsExactly(State.DEFERRED, State.LOCKED, State.SCHEDULED, State.ACTIVE);
    assertThat(main.peek(3, 1)).extracting(message -> message.sequenceNumber()).containsExactly(3L);
  }

  private QueuedMessage lockNext(Instant now) {
    return present(main.lockNext(now));
  }

  private static UUID token(QueuedMessage message) {
    return present(message.lock()).token();
  }

  private static <T> T present(T value) {
    assertThat(value).isNotNull();
    return value;
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }
}
