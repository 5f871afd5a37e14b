package io.boilermaker.broker.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.message.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransactionTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Settlement COMPLETE = new Settlement.Complete();
  private static final QueueSpec SPEC =
      QueueSpec.named("tasks")
          .lockDuration(Duration.ofSeconds(30))
          .duplicateDetection(Duration.ofMinutes(10));

  private final QueueState queue = new QueueState(SPEC);
  private final Transaction transaction = new Transaction(START);

  @Test
  void nothing_happens_before_the_commit_and_then_all_of_it() throws SendRefusedException {
    UUID token = lock();
    transaction.submit(queue, List.of(Messages.plain()), at(1));
    transaction.schedule(queue, List.of(Messages.scheduled(at(60))), at(1));
    assertThat(transaction.settle(queue.main(), token, COMPLETE, at(1)))
        .isEqualTo(Settlement.Result.DONE);
    assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
    assertThat(transaction.commit(at(2))).isTrue();
    assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 0, 0, 1, 0));
  }

  @Test
  void one_lock_that_was_lost_undoes_everything() throws SendRefusedException {
    UUID early = lock();
    queue.submit(Messages.plain(), at(20));
    UUID late = token(queue.main().lockNext(at(20)));
    transaction.submit(queue, List.of(Messages.plain()), at(21));
    transaction.settle(queue.main(), late, COMPLETE, at(21));
    transaction.settle(queue.main(), early, COMPLETE, at(21));
    queue.runDue(at(30));
    assertThat(transaction.commit(at(30))).isFalse();
    assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 1, 0, 0, 0));
    assertThat(queue.main().isLocked(late, at(30))).isTrue();
  }

  @Test
  void a_lock_that_was_renewed_in_the_meantime_is_still_good() {
    UUID token = lock();
    transaction.settle(queue.main(), token, COMPLETE, at(1));
    queue.main().renew(token, at(25));
    queue.runDue(at(40));
    assertThat(transaction.commit(at(40))).isTrue();
    assertThat(queue.counts().total()).isZero();
  }

  @Test
  void refused_settlement_loses_the_transaction() throws SendRefusedException {
    transaction.submit(queue, List.of(Messages.plain()), at(0));
    assertThat(transaction.settle(queue.main(), UUID.randomUUID(), COMPLETE, at(0)))
        .isEqualTo(Settlement.Result.LOCK_LOST);
    assertThat(transaction.commit(at(0))).isFalse();
    assertThat(queue.counts().total()).isZero();
  }

  @Test
  void a_message_is_settled_once_in_a_transaction() {
    UUID token = lock();
    transaction.settle(queue.main(), token, new Settlement.Defer(Map.of()), at(1));
    assertThat(transaction.settle(queue.main(), token, COMPLETE, at(1)))
        .isEqualTo(Settlement.Result.LOCK_LOST);
    assertThat(transaction.commit(at(1))).isFalse();
    assertThat(queue.counts().locked()).isEqualTo(1);
  }

  @Test
  void settlement_outside_the_transaction_comes_first() {
    UUID token = lock();
    transaction.settle(queue.main(), token, COMPLETE, at(1));
    queue.main().settle(token, new Settlement.Abandon(Map.of()), at(1));
    assertThat(transaction.commit(at(1))).isFalse();
    assertThat(queue.counts().active()).isEqualTo(1);
  }

  @Test
  void dead_letters_cannot_be_dead_lettered_in_a_transaction_either() {
    UUID token = lock();
    Settlement dead = new Settlement.DeadLetter("r", "d", Map.of());
    queue.main().settle(token, dead, at(0));
    UUID again = token(queue.deadLetters().lockNext(at(0)));
    assertThat(transaction.settle(queue.deadLetters(), again, dead, at(0)))
        .isEqualTo(Settlement.Result.NOT_ALLOWED);
  }

  @Test
  void duplicates_are_detected_at_the_commit() throws SendRefusedException {
    MessageContent a = Messages.withId("a");
    MessageContent b = Messages.withId("b");
    transaction.submit(queue, List.of(a, b, b), at(0));
    queue.submit(a, at(1));
    assertThat(transaction.commit(at(2))).isTrue();
    assertThat(queue.counts().active()).isEqualTo(2);
    queue.submit(b, at(3));
    assertThat(queue.counts().active()).isEqualTo(2);
  }

  @Test
  void what_is_rolled_back_is_no_duplicate_of_what_comes_later() throws SendRefusedException {
    transaction.submit(queue, List.of(Messages.withId("a")), at(0));
    transaction.fail();
    assertThat(transaction.commit(at(0))).isFalse();
    queue.submit(Messages.withId("a"), at(1));
    assertThat(queue.counts().active()).isEqualTo(1);
  }

  @Test
  void scheduled_message_has_its_number_before_it_is_there() throws SendRefusedException {
    List<MessageContent> hourly = List.of(Messages.scheduled(at(3_600)));
    long number = transaction.schedule(queue, hourly, at(0)).get(0);
    assertThat(queue.submit(Messages.plain(), at(0))).isGreaterThan(number);
    assertThat(queue.main().cancelScheduled(number)).isFalse();
    assertThat(transaction.commit(at(1))).isTrue();
    assertThat(queue.main().cancelScheduled(number)).isTrue();
  }

  @Test
  void a_message_that_is_due_before_the_commit_is_active_at_once() throws SendRefusedException {
    transaction.schedule(queue, List.of(Messages.scheduled(at(5))), at(0));
    assertThat(transaction.commit(at(5))).isTrue();
    assertThat(queue.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
  }

  @Test
  void more_than_a_hundred_messages_are_too_many() throws SendRefusedException {
    List<MessageContent> fifty = Collections.nCopies(50, Messages.plain());
    transaction.submit(queue, fifty, at(0));
    transaction.schedule(queue, fifty, at(0));
    List<MessageContent> one = List.of(Messages.plain());
    assertThatThrownBy(() -> transaction.submit(queue, one, at(0)))
        .isInstanceOf(TransactionFullException.class)
        .hasMessage("Cannot send more than 100 messages in a single transaction.");
    assertThat(transaction.commit(at(0))).isFalse();
    assertThat(queue.counts().total()).isZero();
  }

  @Test
  void the_time_of_a_transaction_is_two_minutes() throws SendRefusedException {
    transaction.submit(queue, List.of(Messages.plain()), at(0));
    assertThat(transaction.isOver(at(119))).isFalse();
    assertThat(transaction.isOver(at(120))).isTrue();
    assertThat(transaction.commit(at(120))).isFalse();
    assertThat(queue.counts().total()).isZero();
  }

  @Test
  void a_transaction_goes_through_one_queue_only() {
    QueueState other = new QueueState(QueueSpec.named("other"));
    assertThat(transaction.enter(queue)).isTrue();
    assertThat(transaction.enter(queue)).isTrue();
    assertThat(transaction.enter(other)).isFalse();
    assertThat(transaction.commit(at(0))).isFalse();
  }

  @Test
  void a_transaction_may_enter_its_queue_again() throws SendRefusedException {
    transaction.enter(queue);
    transaction.enter(queue);
    transaction.submit(queue, List.of(Messages.plain()), at(0));
    assertThat(transaction.commit(at(0))).isTrue();
  }

  @Test
  void a_queue_that_was_deleted_in_the_meantime_undoes_everything() throws SendRefusedException {
    QueueState deleted = new QueueState(QueueSpec.named("deleted"));
    transaction.submit(queue, List.of(Messages.plain()), at(0));
    transaction.submit(deleted, List.of(Messages.plain()), at(0));
    deleted.delete();
    assertThat(transaction.commit(at(0))).isFalse();
    assertThat(queue.counts().total()).isZero();
  }

  private UUID lock() {
    queue.submit(Messages.plain(), at(0));
    return token(queue.main().lockNext(at(0)));
  }

  private static UUID token(QueuedMessage message) {
    return Objects.requireNonNull(message.lock()).token();
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }
}
