package io.boilermaker.broker.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.message.EncodedMessage;
import io.boilermaker.broker.internal.message.MessageContent;
import io.boilermaker.broker.internal.queue.Messages;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import io.boilermaker.broker.internal.queue.Quota;
import io.boilermaker.broker.internal.queue.Settlement;
import io.boilermaker.broker.internal.queue.SubQueue;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues whose changes are written to the disk and read back. */
class DurableQueueTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456789Z");
  private static final QueueSpec SPEC =
      QueueSpec.named("Tasks")
          .maxDeliveryCount(3)
          .deadLetterOnExpiry(true)
          .duplicateDetection(Duration.ofSeconds(90));

  @TempDir private Path folder;
  private Instant now = START;
  private long number;

  private BrokerData open() throws IOException {
    return BrokerData.open(
        folder, List.of(SPEC), new Quota(Long.MAX_VALUE), new BrokerTime(InstantSource.fixed(now)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatever_happens_is_read_back_as_it_was(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 4; round++) {
      BrokerData data = open();
      QueueState queue = Objects.requireNonNull(data.queues().find("tasks"));
      for (int i = 0; i < 300; i++) {
        now = now.plusMillis(random.nextInt(2_000));
        queue.runDue(now);
        change(queue, random);
        if (random.nextInt(3) == 0) {
          data.commitLog().endTurn();
        }
      }
      String before = describe(queue);
      data.commitLog().close();
      assertThat(StoredData.read(folder)).contains(before);
    }
  }

  private static String describe(QueueState queue) {
    StringBuilder text = new StringBuilder();
    queue.main().peek(0, 10_000).forEach(message -> text.append(StoredData.describe(message)));
    text.append(queue.deadLetters().peek(0, 10_000).size()).append('\n');
    queue.deadLetters().peek(0, 10_000).forEach(m -> text.append(StoredData.describe(m)));
    return text.toString();
  }

  private void change(QueueState queue, Random random) {
    switch (random.nextInt(6)) {
      case 0, 1 -> queue.submit(content(random), now);
      case 2 -> queue.main().cancelScheduled(random.nextInt(100));
      case 3 -> queue.main().removeNext();
      default -> settle(queue.main(), random);
    }
  }

  private void settle(SubQueue queue, Random random) {
    QueuedMessage message = queue.lockNext(now);
    if (message == null) {
      return;
    }
    UUID token = Objects.requireNonNull(message.lock()).token();
    Map<String, @Nullable Object> changes = new HashMap<>();
    changes.put("n", random.nextInt());
    changes.put("date", new Date(random.nextInt()));
    changes.put("nothing", null);
    switch (random.nextInt(6)) {
      case 0 -> queue.settle(token, new Settlement.Complete(), now);
      case 1 -> queue.settle(token, new Settlement.Abandon(changes), now);
      case 2 -> queue.settle(token, new Settlement.Defer(changes), now);
      case 3 -> queue.settle(token, new Settlement.DeadLetter("r", null, changes), now);
      case 4 -> queue.settle(token, new Settlement.Release(), now);
      default -> {} // stays locked
    }
  }

  private MessageContent content(Random random) {
    Header header = new Header();
    Duration life = random.nextBoolean() ? Duration.ofMillis(random.nextInt(60_000)) : null;
    header.setTtl(life == null ? null : UnsignedInteger.valueOf(life.toMillis()));
    header.setDurable(true);
    AmqpCodec codec = new AmqpCodec();
    byte[] body = new byte[random.nextInt(3_000)];
    random.nextBytes(body);
    number++;
    return new MessageContent(
        "id" + random.nextInt(200),
        life,
        random.nextInt(3) == 0 ? now.plusMillis(random.nextInt(60_000)) : null,
        new EncodedMessage(
            header,
            Map.of(Symbol.valueOf("hop"), number),
            Map.of(Symbol.valueOf("x-opt-own"), new Date(random.nextInt())),
            new Binary(new byte[0]),
            new Binary(codec.encode(new Object[] {new ApplicationProperties(Map.of("n", number))})),
            new Binary(codec.encode(new Object[] {new AmqpValue(new Binary(body))}))));
  }

  @Test
  void a_turn_that_was_not_written_is_not_there_at_all() throws IOException {
    BrokerData data = open();
    QueueState queue = Objects.requireNonNull(data.queues().find("tasks"));
    queue.submit(Messages.withId("a"), now);
    data.commitLog().endTurn();
    queue.submit(Messages.withId("b"), now);
    assertThat(data.commitLog().last()).isEqualTo(2);
    data.commitLog().close();
    assertThat(counts()).isEqualTo(new QueueCounts(2, 0, 0, 0, 0));
  }

  private QueueCounts counts() throws IOException {
    BrokerData data = open();
    QueueCounts counts = Objects.requireNonNull(data.queues().find("tasks")).counts();
    data.commitLog().close();
    return counts;
  }

  @Test
  void a_queue_that_was_deleted_is_gone_with_all_that_was_in_it() throws IOException {
    BrokerData data = open();
    data.queues().add(QueueSpec.named("other")).submit(Messages.withId("a"), now);
    data.commitLog().changed(QueueSpec.named("Other").maxDeliveryCount(7));
    data.commitLog().close();
    assertThat(StoredData.read(folder)).contains("other").contains("maxDeliveryCount=7");
    BrokerData second = open();
    second.commitLog().deleted("Other");
    second.commitLog().close();
    assertThat(StoredData.read(folder)).doesNotContain("other");
    BrokerData third = open();
    assertThat(third.queues().find("other")).isNull();
    assertThat(third.queues().add(QueueSpec.named("other")).submit(Messages.plain(), now))
        .isEqualTo(1);
    third.commitLog().close();
  }

  @Test
  void what_is_overdue_happens_at_its_own_time() throws IOException {
    BrokerData data = open();
    QueueState queue = Objects.requireNonNull(data.queues().find("tasks"));
    queue.submit(Messages.scheduled(now.plusSeconds(5), Duration.ofSeconds(2)), now);
    data.commitLog().close();
    now = now.plusSeconds(100);
    BrokerData later = open();
    QueueState restored = Objects.requireNonNull(later.queues().find("tasks"));
    restored.runDue(now);
    assertThat(restored.counts().deadLettered()).isEqualTo(1);
    later.commitLog().close();
  }

  @Test
  void a_release_is_not_counted_and_a_lost_lock_is() throws IOException {
    BrokerData data = open();
    SubQueue queue = Objects.requireNonNull(data.queues().find("tasks")).main();
    Objects.requireNonNull(data.queues().find("tasks")).submit(Messages.withId("a"), now);
    QueuedMessage message = Objects.requireNonNull(queue.lockNext(now));
    queue.settle(Objects.requireNonNull(message.lock()).token(), new Settlement.Release(), now);
    queue.lockNext(now);
    data.commitLog().close();
    BrokerData later = open();
    QueuedMessage again =
        Objects.requireNonNull(later.queues().find("tasks")).main().peek(0, 1).get(0);
    assertThat(again.state()).isEqualTo(State.ACTIVE);
    assertThat(again.deliveryCount()).isEqualTo(1);
    later.commitLog().close();
  }

  @Test
  void the_file_does_not_grow_with_what_has_passed_through() throws IOException {
    BrokerData data =
        BrokerData.open(
            folder, List.of(SPEC), new Quota(Long.MAX_VALUE), new BrokerTime(Clock.systemUTC()));
    QueueState queue = Objects.requireNonNull(data.queues().find("tasks"));
    // Random bytes, since the store compresses: 6,000 messages cannot fit.
    byte[] bytes = new byte[500];
    Random random = new Random(1);
    for (int i = 0; i < 6_000; i++) {
      random.nextBytes(bytes);
      queue.submit(Messages.withBody(bytes.clone()), now);
      queue.main().removeNext();
      data.commitLog().endTurn();
    }
    data.commitLog().close();
    assertThat(Files.size(folder.resolve(DataFolder.MESSAGES))).isLessThan(1_000_000);
  }

  @Test
  void ids_are_remembered_by_the_next_broker() throws IOException {
    BrokerData data = open();
    Objects.requireNonNull(data.queues().find("tasks")).submit(Messages.withId("a"), now);
    data.commitLog().close();
    BrokerData later = open();
    QueueState restored = Objects.requireNonNull(later.queues().find("tasks"));
    restored.submit(Messages.withId("a"), now.plusSeconds(89));
    assertThat(restored.counts().active()).isEqualTo(1);
    restored.submit(Messages.withId("a"), now.plusSeconds(90));
    assertThat(restored.counts().active()).isEqualTo(2);
    later.commitLog().close();
  }

  @Test
  void ids_are_forgotten_when_their_window_has_passed() throws IOException {
    BrokerData data = open();
    QueueState queue = Objects.requireNonNull(data.queues().find("tasks"));
    queue.submit(Messages.withId("early"), now);
    queue.submit(Messages.withId("late"), now.plusSeconds(60));
    data.commitLog().endTurn();
    queue.submit(Messages.withId("next"), now.plusSeconds(90));
    data.commitLog().close();
    assertThat(StoredData.read(folder)).doesNotContain("early=").contains("late=", "next=");
  }
}
