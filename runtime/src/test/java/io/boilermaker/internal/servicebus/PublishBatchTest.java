package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of what waits goes into one request. */
class PublishBatchTest {

  /** What a message adds to its body. */
  private static final int FRAME = 300;

  private static final int MOST_BYTES = 200_000;

  private final Deque<Publication> waiting = new ArrayDeque<>();

  private Publication add(int bytes, Duration delay) {
    var publication =
        new Publication(
            new ServiceBusMessage("m" + waiting.size()), bytes, delay, 1, 7, new RecordedResult());
    waiting.add(publication);
    return publication;
  }

  private int taken() {
    return PublishBatch.of(waiting).publications().size();
  }

  @Test
  void a_request_takes_five_hundred_messages() {
    for (int i = 0; i < 501; i++) {
      add(1, Duration.ZERO);
    }
    assertThat(taken()).isEqualTo(500);
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void a_request_takes_so_many_bytes_and_not_one_more() {
    add(100_000, Duration.ZERO);
    add(MOST_BYTES - 100_000 - 2 * FRAME, Duration.ZERO);
    assertThat(taken()).isEqualTo(2);
    add(100_000, Duration.ZERO);
    add(MOST_BYTES - 100_000 - 2 * FRAME + 1, Duration.ZERO);
    assertThat(taken()).isEqualTo(1);
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void the_bytes_of_all_messages_count() {
    for (int i = 0; i < 4; i++) {
      add(60_000, Duration.ZERO);
    }
    assertThat(taken()).isEqualTo(3);
  }

  @Test
  void a_message_that_is_too_large_goes_alone() {
    add(MOST_BYTES * 2, Duration.ZERO);
    add(1, Duration.ZERO);
    assertThat(taken()).isEqualTo(1);
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void messages_of_one_request_have_one_delay_and_stay_in_order() {
    Publication first = add(1, Duration.ofSeconds(5));
    Publication second = add(1, Duration.ofSeconds(5));
    Publication later = add(1, Duration.ofSeconds(6));
    Publication last = add(1, Duration.ofSeconds(5));

    PublishBatch batch = PublishBatch.of(waiting);

    assertThat(batch.publications()).containsExactly(first, second);
    assertThat(batch.messages()).containsExactly(first.message(), second.message());
    assertThat(batch.delay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(batch.since()).isEqualTo(7);
    assertThat(batch.singles())
        .extracting(PublishBatch::publications)
        .containsExactly(List.of(first), List.of(second));
    assertThat(waiting).containsExactly(later, last);
  }

  @Test
  void each_message_is_told_its_own_number() {
    Publication first = add(1, Duration.ZERO);
    Publication second = add(1, Duration.ZERO);

    PublishBatch.of(waiting).published(List.of(10L, 11L));

    assertThat(RecordedResult.result(first)).isCompletedWithValue(10L);
    assertThat(RecordedResult.result(second)).isCompletedWithValue(11L);
  }
}
