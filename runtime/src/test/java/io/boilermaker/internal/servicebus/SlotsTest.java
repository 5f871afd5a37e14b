package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many messages a worker takes, requests, and lets wait. */
class SlotsTest {

  private final Delivery first = new Delivery(null, null, null, 0);
  private final Delivery second = new Delivery(null, null, null, 0);
  private final Delivery third = new Delivery(null, null, null, 0);

  private static void end(Slots slots) {
    slots.moved(DeliveryState.HANDLING, DeliveryState.ENDED);
  }

  @Test
  void a_message_waits_until_there_is_a_slot_for_it_and_those_before_it() {
    var slots = new Slots(1, 2);
    assertThat(slots.admit(first)).isTrue();
    assertThat(slots.admit(second)).isFalse();
    assertThat(slots.admit(third)).isFalse();
    assertThat(slots.unsettled()).isEqualTo(3);
    assertThat(slots.next()).isNull();

    end(slots);
    assertThat(slots.next()).isSameAs(second);
    assertThat(slots.next()).isNull();
    assertThat(slots.free()).isZero();

    end(slots);
    assertThat(slots.next()).isSameAs(third);
    end(slots);
    assertThat(slots.next()).isNull();
    assertThat(slots.free()).isEqualTo(1);
    assertThat(slots.unsettled()).isZero();
  }

  @Test
  void a_message_does_not_overtake_one_that_waits() {
    var slots = new Slots(1, 2);
    slots.admit(first);
    slots.admit(second);
    end(slots);

    assertThat(slots.admit(third)).isFalse();
    assertThat(slots.next()).isSameAs(second);
  }

  @Test
  void messages_that_wait_can_be_taken_all_at_once_beyond_the_total() {
    var slots = new Slots(1, 2);
    slots.admit(first);
    slots.admit(second);
    slots.admit(third);

    assertThat(slots.takeWaiting()).containsExactly(second, third);

    assertThat(slots.takeWaiting()).isEmpty();
    assertThat(slots.unsettled()).isEqualTo(3);
    assertThat(slots.free()).isZero();
    end(slots);
    end(slots);
    assertThat(slots.free()).as("the first still runs").isZero();
    end(slots);
    assertThat(slots.free()).isEqualTo(1);
  }

  /** With prefetch as many as fill it, once that is more than half of it; never beyond the most. */
  @ParameterizedTest
  @CsvSource({
    // total, prefetch, running, waiting, requested, most, wanted
    "4, 0, 0, 0, 0, 100, 4",
    "4, 0, 1, 0, 0, 100, 3",
    "4, 0, 1, 0, 2, 100, 1",
    "4, 0, 1, 0, 3, 100, 0",
    "4, 0, 1, 0, 5, 100, 0",
    "4, 0, 4, 0, 0, 100, 0",
    "4, 0, 0, 0, 0, 3, 3",
    "4, 10, 0, 0, 0, 100, 14",
    "4, 10, 4, 4, 1, 100, 0",
    "4, 10, 4, 3, 1, 100, 6",
    "4, 10, 4, 0, 5, 100, 0",
    "4, 10, 4, 0, 4, 100, 6",
    "4, 10, 4, 6, 0, 100, 0",
    "4, 10, 4, 0, 0, 2, 2",
    "4, 10, 4, 0, 2, 2, 0",
  })
  void what_is_requested_fills_the_slots_and_the_prefetch_in_few_frames(
      int total, int prefetch, int running, int waiting, int requested, int most, int wanted) {
    var slots = new Slots(total, prefetch);
    for (int i = 0; i < running + waiting; i++) {
      slots.admit(new Delivery(null, null, null, 0));
    }
    assertThat(slots.wanted(requested, most)).isEqualTo(wanted);
  }
}
