package io.boilermaker.broker.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.message.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What counts for the quota, and that it is free again when it is gone, whatever the way. */
class QuotaTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final QueueSpec SPEC =
      QueueSpec.named("tasks")
          .lockDuration(Duration.ofSeconds(5))
          .maxDeliveryCount(2)
          .deadLetterOnExpiry(true)
          .duplicateDetection(Duration.ofMinutes(1));

  private final Quota quota = new Quota(20_000);
  private final Queues queues = new Queues(List.of(SPEC), CommitLog.NONE, quota);
  private final QueueState queue = queues.require("tasks");

  private static List<MessageContent> messages(int bytes) {
    return List.of(Messages.withBody(new byte[bytes]));
  }

  private void send(int bytes) throws SendRefusedException {
    UnitOfWork.AT_ONCE.submit(queue, messages(bytes), START);
  }

  private UUID lock(SubQueue from) {
    return from.lockNext(START).lock().token();
  }

  private long settle(SubQueue from, Settlement settlement) {
    assertThat(from.settle(lock(from), settlement, START)).isEqualTo(Settlement.Result.DONE);
    return quota.used();
  }

  @Test
  void what_does_not_fit_is_refused_and_changes_nothing() throws SendRefusedException {
    send(9_000);
    long used = quota.used();
    assertThat(used).isBetween(9_000L, 11_000L).isEqualTo(queue.bytes());
    assertThatThrownBy(() -> send(11_000))
        .isInstanceOf(QuotaExceededException.class)
        .hasMessageContaining("take " + used + " of at most 20000 bytes");
    assertThatThrownBy(() -> UnitOfWork.AT_ONCE.schedule(queue, messages(11_000), START))
        .isInstanceOf(QuotaExceededException.class);
    assertThat(queue.counts().total()).isEqualTo(1);
    send(5_000);
    settle(queue.main(), new Settlement.Complete());
    send(5_000);
    assertThat(queue.counts().total()).isEqualTo(2);
  }

  @Test
  void a_message_is_counted_wherever_it_is_until_it_is_gone() throws SendRefusedException {
    send(1_000);
    long used = quota.used();
    assertThat(settle(queue.main(), new Settlement.Abandon(Map.of()))).isEqualTo(used);
    assertThat(settle(queue.main(), new Settlement.Release())).isEqualTo(used);
    Map<String, Object> larger = Map.of("key", "x".repeat(1_000));
    assertThat(settle(queue.main(), new Settlement.Abandon(Map.copyOf(larger))))
        .isBetween(used + 1_000, used + 3_000);
    assertThat(queue.counts().deadLettered()).isEqualTo(1);
    assertThat(settle(queue.deadLetters(), new Settlement.Complete())).isZero();
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void dead_lettering_is_never_refused() throws SendRefusedException {
    Quota small = new Quota(2_500);
    QueueState full = new Queues(List.of(SPEC), CommitLog.NONE, small).require("tasks");
    UnitOfWork.AT_ONCE.submit(full, messages(1_200), START);
    UUID token = lock(full.main());
    String reason = "x".repeat(5_000);
    full.main().settle(token, new Settlement.DeadLetter(reason, null, Map.of()), START);
    assertThat(full.counts().deadLettered()).isEqualTo(1);
    assertThat(small.used()).isGreaterThan(2_500);
    assertThatThrownBy(() -> UnitOfWork.AT_ONCE.submit(full, messages(0), START))
        .isInstanceOf(QuotaExceededException.class);
  }

  @Test
  void time_frees_what_expires_and_what_was_remembered_of_ids() throws SendRefusedException {
    List<MessageContent> two = List.of(Messages.withId("a"), Messages.withId("b"));
    UnitOfWork.AT_ONCE.submit(queue, two, START);
    settle(queue.main(), new Settlement.Complete());
    assertThat(settle(queue.main(), new Settlement.Complete())).isBetween(1L, 1_000L);
    queues.runDue(START.plusSeconds(61));
    assertThat(quota.used()).isZero();
  }

  @Test
  void purging_and_deleting_a_queue_free_everything() throws SendRefusedException {
    send(1_000);
    UnitOfWork.AT_ONCE.submit(queue, List.of(Messages.withId("a")), START);
    queue.purge();
    assertThat(quota.used()).isZero();
    send(1_000);
    UnitOfWork.AT_ONCE.submit(queue, List.of(Messages.withId("a")), START);
    UUID token = lock(queue.main());
    queues.remove("tasks");
    assertThat(quota.used()).isZero();
    // A transaction may still hold on to it.
    queue.main().settle(token, new Settlement.Complete(), START);
    assertThat(quota.used()).isZero();
  }

  @Test
  void a_transaction_reserves_what_it_will_send() throws SendRefusedException {
    Transaction transaction = new Transaction(START);
    transaction.submit(queue, messages(9_000), START);
    assertThat(queue.counts().total()).isZero();
    assertThatThrownBy(() -> send(12_000)).isInstanceOf(QuotaExceededException.class);
    assertThat(transaction.commit(START)).isTrue();
    assertThat(quota.used()).isEqualTo(queue.bytes()).isGreaterThan(9_000);
    Transaction dropped = new Transaction(START);
    dropped.submit(queue, messages(1_000), START);
    dropped.release();
    assertThat(quota.used()).isEqualTo(queue.bytes());
    Transaction tooLarge = new Transaction(START);
    assertThatThrownBy(() -> tooLarge.schedule(queue, messages(12_000), START))
        .isInstanceOf(QuotaExceededException.class);
    assertThat(tooLarge.commit(START)).isFalse();
    assertThat(quota.used()).isEqualTo(queue.bytes());
  }
}
