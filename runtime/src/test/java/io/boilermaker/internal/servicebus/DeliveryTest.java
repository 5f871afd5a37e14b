package io.boilermaker.internal.servicebus;

import static io.boilermaker.internal.servicebus.DeliveryState.ENDED;
import static io.boilermaker.internal.servicebus.DeliveryState.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.models.AmqpMessageId;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every action on a delivery in every state, and the moves that its link counts. */
class DeliveryTest {

  private static final Map<String, Predicate<Delivery>> ACTIONS =
      Map.of(
          "begin", delivery -> delivery.begin(Thread.currentThread()),
          "claim", Delivery::claim,
          "claimRelease", Delivery::claimRelease,
          "claimCompletion", Delivery::claimCompletion,
          "completed", Delivery::completed,
          "cutOff", Delivery::cutOff,
          "loseLock", Delivery::loseLock,
          "end", Delivery::end);

  private static final Map<DeliveryState, List<String>> PATHS = new EnumMap<>(DeliveryState.class);

  static {
    PATHS.put(RECEIVED, List.of());
    PATHS.put(DeliveryState.HANDLING, List.of("begin"));
    PATHS.put(DeliveryState.LOCK_LOST, List.of("begin", "loseLock"));
    PATHS.put(DeliveryState.COMPLETING, List.of("begin", "claimCompletion"));
    PATHS.put(DeliveryState.COMPLETED, List.of("begin", "claimCompletion", "completed"));
    PATHS.put(DeliveryState.CUT_OFF, List.of("begin", "claimCompletion", "completed", "cutOff"));
    PATHS.put(DeliveryState.SETTLING, List.of("begin", "claim"));
    PATHS.put(DeliveryState.PUBLISHING, List.of("begin", "claimCompletion", "completed", "claim"));
    PATHS.put(DeliveryState.RELEASING, List.of("begin", "claimRelease"));
    PATHS.put(ENDED, List.of("begin", "claim", "end"));
  }

  private final RecordingLink link = new RecordingLink();
  private final Delivery delivery = new Delivery(null, link, null, 0);

  /** Counts as the pump does. */
  private static final class RecordingLink implements ReceiveLink {
    final List<DeliveryState> states = new ArrayList<>(List.of(RECEIVED));
    int refills;

    @Override
    public QueueReceiver receiver() {
      throw new AssertionError("no settlement is asked for");
    }

    @Override
    public void moved(DeliveryState from, DeliveryState to) {
      assertThat(states.get(states.size() - 1)).isEqualTo(from);
      states.add(to);
    }

    @Override
    public void refill() {
      refills++;
    }
  }

  private Delivery in(DeliveryState state) {
    for (String action : PATHS.get(state)) {
      assertThat(ACTIONS.get(action).test(delivery)).isTrue();
    }
    assertThat(delivery.state()).isEqualTo(state);
    return delivery;
  }

  /** A column for each action: the state that follows, or - where the action is illegal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          state      | begin    | claim      | claimRelease | claimCompletion | completed | cutOff  | loseLock  | end
          RECEIVED   | HANDLING | -          | RELEASING    | -               | -         | -       | LOCK_LOST | ENDED
          HANDLING   | -        | SETTLING   | RELEASING    | COMPLETING      | -         | -       | LOCK_LOST | ENDED
          LOCK_LOST  | -        | -          | -            | -               | -         | -       | -         | ENDED
          COMPLETING | -        | -          | -            | -               | COMPLETED | -       | -         | ENDED
          COMPLETED  | -        | PUBLISHING | -            | -               | -         | CUT_OFF | -         | ENDED
          CUT_OFF    | -        | PUBLISHING | -            | -               | -         | -       | -         | ENDED
          SETTLING   | -        | -          | -            | -               | -         | -       | -         | ENDED
          PUBLISHING | -        | -          | -            | -               | -         | -       | -         | ENDED
          RELEASING  | -        | -          | -            | -               | -         | -       | -         | ENDED
          ENDED      | -        | -          | -            | -               | -         | -       | -         | -
          """)
  void every_action_is_legal_or_changes_nothing(
      DeliveryState state,
      String begin,
      String claim,
      String claimRelease,
      String claimCompletion,
      String completed,
      String cutOff,
      String loseLock,
      String end) {
    check(state, "begin", begin);
    check(state, "claim", claim);
    check(state, "claimRelease", claimRelease);
    check(state, "claimCompletion", claimCompletion);
    check(state, "completed", completed);
    check(state, "cutOff", cutOff);
    check(state, "loseLock", loseLock);
    check(state, "end", end);
  }

  private static void check(DeliveryState state, String action, String expected) {
    var test = new DeliveryTest();
    Delivery delivery = test.in(state);
    int moves = test.link.states.size();

    boolean done = ACTIONS.get(action).test(delivery);

    boolean legal = !expected.equals("-");
    assertThat(done).as("%s in %s", action, state).isEqualTo(legal);
    DeliveryState next = legal ? DeliveryState.valueOf(expected) : state;
    assertThat(delivery.state()).as("%s in %s", action, state).isEqualTo(next);
    assertThat(test.link.states).hasSize(legal ? moves + 1 : moves).endsWith(next);
  }

  @Test
  void a_delivery_has_the_number_of_its_message_and_asks_its_link_for_more() {
    var numbered =
        new Delivery(
            ReceivedMessages.withAnnotations(Map.of("x-opt-sequence-number", 77L)), link, null, 0);
    assertThat(numbered.sequenceNumber()).isEqualTo(77);
    numbered.refill();
    assertThat(link.refills).isEqualTo(1);
  }

  @Test
  void a_delivery_knows_when_it_came_and_shows_the_id_of_its_message_on_one_line() {
    var message = ReceivedMessages.withAnnotations(Map.of());
    message.getRawAmqpMessage().getProperties().setMessageId(new AmqpMessageId("a\nb"));
    var received = new Delivery(message, link, null, 5);
    assertThat(received.receivedAt()).isEqualTo(5);
    assertThat(received.messageId()).isEqualTo("a\\nb");
  }

  @Test
  void a_message_that_does_not_say_how_often_it_was_delivered_counts_as_new() {
    ServiceBusReceivedMessage message = ReceivedMessages.withAnnotations(Map.of());
    message.getRawAmqpMessage().getHeader().setDeliveryCount(null);
    assertThat(new Delivery(message, link, null, 0).earlierDeliveries()).isZero();
    message.getRawAmqpMessage().getHeader().setDeliveryCount(6L);
    assertThat(new Delivery(message, link, null, 0).earlierDeliveries()).isEqualTo(6);
  }

  @Test
  void a_task_that_only_runs_or_does_not_run_yet_is_not_ending_the_process() {
    assertThat(delivery.isEndingTheProcess()).isFalse();
    delivery.begin(Thread.currentThread());
    assertThat(delivery.isEndingTheProcess()).isFalse();
    exit();
  }

  /** A method with the name alone of the one that ends the process. */
  private void exit() {
    assertThat(delivery.isEndingTheProcess()).isFalse();
  }

  /** Of the method that the thread of the task is in. */
  @ParameterizedTest
  @CsvSource({
    "java.lang.Runtime, exit, true",
    "java.lang.Runtime, gc, false",
    "org.example.Runtime, exit, false"
  })
  void a_task_whose_thread_is_in_the_exit_of_the_process_is_ending_it(
      String className, String method, boolean ending) {
    var frame = new StackTraceElement(className, method, null, -1);
    var thread =
        new Thread() {
          @Override
          public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[] {frame};
          }
        };
    delivery.begin(thread);
    assertThat(delivery.isEndingTheProcess()).isEqualTo(ending);
    assertThat(delivery.isEndingTheWorker()).isEqualTo(ending);

    delivery.leaveThread();
    assertThat(delivery.isEndingTheProcess()).isFalse();
  }

  @Test
  void every_state_is_in_the_table() {
    assertThat(PATHS).containsOnlyKeys(DeliveryState.values());
  }

  @Test
  void every_path_from_receipt_to_end_frees_its_slot_once_and_awaits_no_answer_in_the_end() {
    List<List<DeliveryState>> paths = new ArrayList<>();
    walk(List.of(RECEIVED), paths::add);

    assertThat(paths).hasSizeGreaterThan(10);
    for (List<DeliveryState> path : paths) {
      var slots = new Slots(1, 0);
      slots.received();
      for (int i = 1; i < path.size(); i++) {
        slots.moved(path.get(i - 1), path.get(i));
        assertThat(slots.free()).as(path.toString()).isEqualTo(path.get(i).holdsSlot() ? 0 : 1);
        assertThat(slots.unsettled()).as(path.toString()).isEqualTo(path.get(i) == ENDED ? 0 : 1);
      }
      assertThat(slots.settling()).as(path.toString()).isZero();
    }
  }

  @Test
  void as_many_messages_are_settled_beside_running_tasks_as_there_are_slots_and_no_more() {
    var slots = new Slots(2, 0);
    for (int i = 0; i < 2; i++) {
      slots.received();
      slots.moved(DeliveryState.HANDLING, DeliveryState.SETTLING);
    }
    assertThat(slots.free()).isEqualTo(2);

    slots.received();
    slots.moved(DeliveryState.HANDLING, DeliveryState.SETTLING);

    assertThat(slots.free()).isEqualTo(1);
    assertThat(slots.settling()).isEqualTo(3);
    slots.moved(DeliveryState.SETTLING, ENDED);
    assertThat(slots.free()).isEqualTo(2);
    assertThat(slots.settling()).isEqualTo(2);
  }

  private static void walk(List<DeliveryState> path, Consumer<List<DeliveryState>> found) {
    DeliveryState last = path.get(path.size() - 1);
    if (last == ENDED) {
      found.accept(path);
    }
    for (DeliveryState next : DeliveryState.values()) {
      if (last.mayBecome(next)) {
        List<DeliveryState> longer = new ArrayList<>(path);
        longer.add(next);
        walk(longer, found);
      }
    }
  }

  @Test
  void a_task_is_cancelled_where_its_message_is_no_longer_its_own() {
    assertThat(Arrays.stream(DeliveryState.values()).filter(DeliveryState::isCancelled))
        .containsExactly(
            DeliveryState.LOCK_LOST, DeliveryState.CUT_OFF, DeliveryState.RELEASING, ENDED);
  }

  @Test
  void the_service_is_still_to_answer_while_a_message_is_completed_settled_or_released() {
    assertThat(Arrays.stream(DeliveryState.values()).filter(DeliveryState::awaitsAnswer))
        .containsExactly(DeliveryState.COMPLETING, DeliveryState.SETTLING, DeliveryState.RELEASING);
  }

  @Test
  void what_is_kept_with_a_delivery_is_made_once() {
    Object made = delivery.notes(Object::new);
    assertThat(made).isNotNull();
    assertThat(delivery.notes(Object::new)).isSameAs(made);
  }

  @Test
  void a_task_is_asynchronous_once_its_thread_has_returned_and_until_it_ends() {
    assertThat(delivery.isAsynchronous()).isFalse();
    assertThat(delivery.isBegun()).isFalse();

    delivery.begin(Thread.currentThread());
    assertThat(delivery.isBegun()).isTrue();
    assertThat(delivery.isAsynchronous()).isFalse();

    delivery.leaveThread();
    assertThat(delivery.isAsynchronous()).isTrue();
    delivery.claimCompletion();
    assertThat(delivery.isAsynchronous()).isFalse();
    delivery.completed();
    assertThat(delivery.isAsynchronous()).isTrue();
    delivery.claim();
    assertThat(delivery.isAsynchronous()).isFalse();
  }

  @Test
  void a_task_that_stops_its_worker_is_ending_it() {
    delivery.begin(Thread.currentThread());
    assertThat(delivery.isEndingTheWorker()).isFalse();
    delivery.stopWorker();
    assertThat(delivery.isEndingTheWorker()).isTrue();
  }

  @Test
  void of_two_threads_that_want_to_settle_it_one_may() throws Exception {
    in(DeliveryState.HANDLING);
    List<Boolean> had = new ArrayList<>();
    var releasing = new Thread(() -> had.add(delivery.claimRelease()));
    releasing.start();
    boolean claimed = delivery.claim();
    releasing.join();

    assertThat(had).containsExactly(!claimed);
  }
}
