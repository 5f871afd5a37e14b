package io.boilermaker.internal.servicebus;

import static io.boilermaker.internal.servicebus.PublishWay.IN_ORDER;
import static io.boilermaker.internal.servicebus.PublishWay.SCHEDULE;
import static io.boilermaker.internal.servicebus.PublishWay.SEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishWaysTest {

  private static final Exception NO = new IllegalStateException("no");

  private final AtomicLong now = new AtomicLong();
  private final PublishWays ways = new PublishWays(now::get);

  @BeforeEach
  void begin() {
    ways.begin();
  }

  private void refuse(PublishWay way) {
    for (int i = 0; i < PublishWays.MOST_REFUSALS; i++) {
      assertThat(ways.next()).isEqualTo(way);
      refuseNew(way);
    }
  }

  /** The refusal of a message that came since the last one. */
  private void refuseNew(PublishWay way) {
    ways.refused(way, now.incrementAndGet(), NO);
  }

  @Test
  void without_transactions_there_is_one_way() {
    var basic = new PublishWays(now::get);
    now.addAndGet(2 * PublishWays.PROBATION.toNanos());
    assertThat(basic.next()).isEqualTo(IN_ORDER);
    assertThat(basic.areTransactional()).isFalse();
  }

  @Test
  void a_way_that_is_refused_again_and_again_is_given_up_for_the_next_one() {
    refuse(SEND);
    refuse(SCHEDULE);
    assertThat(ways.next()).isEqualTo(IN_ORDER);
    assertThat(ways.areTransactional()).isFalse();
  }

  /** They were published out of any transaction for a minute then, and kills doubled them. */
  @Test
  void refusals_of_what_a_lost_connection_had_brought_count_as_one_however_long_they_take() {
    long received = now.get();
    for (int i = 0; i < 100; i++) {
      now.addAndGet(PublishWays.PROBATION.toNanos() / 1_000);
      ways.refused(SEND, received, NO);
    }
    assertThat(ways.next()).isEqualTo(SEND);
  }

  @Test
  void a_way_that_has_worked_is_kept_whatever_is_refused_later() {
    ways.worked(SEND);
    for (int i = 0; i < 100; i++) {
      refuseNew(SEND);
    }
    assertThat(ways.next()).isEqualTo(SEND);
  }

  @Test
  void the_best_way_is_tried_again_after_a_while_for_one_message() {
    refuse(SEND);
    now.addAndGet(PublishWays.PROBATION.toNanos() + 1);

    assertThat(ways.next()).isEqualTo(SEND);
    refuseNew(SEND);
    assertThat(ways.next()).isEqualTo(SCHEDULE);
  }

  @Test
  void the_best_way_is_taken_again_once_it_works() {
    refuse(SEND);
    ways.worked(SCHEDULE);
    now.addAndGet(PublishWays.PROBATION.toNanos() + 1);
    assertThat(ways.next()).isEqualTo(SEND);

    ways.worked(SEND);

    assertThat(ways.next()).isEqualTo(SEND);
    assertThat(ways.next()).isEqualTo(SEND);
  }

  @Test
  void answers_of_a_way_that_is_given_up_change_nothing() {
    refuse(SEND);
    refuseNew(SEND);
    ways.worked(IN_ORDER);
    assertThat(ways.next()).isEqualTo(SCHEDULE);
  }
}
