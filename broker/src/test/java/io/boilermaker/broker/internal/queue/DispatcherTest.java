package io.boilermaker.broker.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.QueueSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatcherTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final QueueState queue = new QueueState(QueueSpec.named("tasks"));
  private final QueueState other = new QueueState(QueueSpec.named("other"));
  private final Dispatcher dispatcher = new Dispatcher();
  private final List<String> events = new ArrayList<>();

  /** A receiver with credit for some messages, after which it leaves the line. */
  private final class Receiver implements Recipient {
    private final String name;
    private final SubQueue source;
    private int credit;

    private Receiver(String name, SubQueue source, int credit) {
      this.name = name;
      this.source = source;
      this.credit = credit;
    }

    @Override
    public boolean deliverNext() {
      QueuedMessage message = source.removeNext();
      events.add(name + (message == null ? " nothing" : message.sequenceNumber()));
      credit--;
      return credit > 0;
    }

    @Override
    public void finishDrain() {
      events.add(name + " drained");
    }
  }

  private Receiver receiver(String name, int credit) {
    Receiver receiver = new Receiver(name, queue.main(), credit);
    dispatcher.enter(queue.main(), receiver);
    return receiver;
  }

  private static void send(QueueState queue, int count) {
    for (int i = 0; i < count; i++) {
      queue.submit(Messages.plain(), NOW);
    }
  }

  @Test
  void receivers_get_messages_in_turn_until_their_credit_is_used() {
    send(queue, 5);
    receiver("a", 1);
    receiver("b", 10);
    receiver("c", 2);
    dispatcher.run();
    assertThat(events).containsExactly("a1", "b2", "c3", "b4", "c5");
    send(queue, 2);
    dispatcher.run();
    assertThat(events).endsWith("b6", "b7");
  }

  @Test
  void messages_without_receivers_and_receivers_without_messages_wait() {
    send(queue, 1);
    dispatcher.run();
    dispatcher.enter(other.main(), new Receiver("o", other.main(), 1));
    dispatcher.run();
    assertThat(events).isEmpty();
    assertThat(queue.counts().active()).isEqualTo(1);
  }

  @Test
  void there_is_work_if_a_message_and_a_receiver_wait_for_each_other() {
    assertThat(dispatcher.hasWork()).isFalse();
    send(queue, 1);
    assertThat(dispatcher.hasWork()).isFalse();
    dispatcher.enter(other.main(), new Receiver("o", other.main(), 1));
    assertThat(dispatcher.hasWork()).isFalse();
    receiver("a", 1);
    assertThat(dispatcher.hasWork()).isTrue();
    dispatcher.run();
    assertThat(dispatcher.hasWork()).isFalse();
    // The line of the queue is still known, but nobody is in it.
    send(queue, 1);
    assertThat(dispatcher.hasWork()).isFalse();
  }

  @Test
  void a_receiver_that_left_gets_nothing_and_the_others_do() {
    Receiver first = receiver("a", 1);
    Receiver second = receiver("b", 1);
    dispatcher.leave(queue.main(), first);
    dispatcher.leave(queue.main(), first);
    send(queue, 2);
    dispatcher.run();
    assertThat(events).containsExactly("b1");
    dispatcher.leave(queue.main(), second);
    dispatcher.leave(other.main(), second);
    receiver("c", 1);
    dispatcher.run();
    assertThat(events).containsExactly("b1", "c2");
  }

  @Test
  void a_receiver_drains_once_after_the_messages_there_are() {
    send(queue, 1);
    Receiver receiver = receiver("a", 5);
    dispatcher.drain(receiver);
    dispatcher.run();
    dispatcher.run();
    assertThat(events).containsExactly("a1", "a drained");
  }
}
