package io.boilermaker.internal.servicebus;

import static io.boilermaker.internal.servicebus.RecordedResult.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.messaging.servicebus.ServiceBusErrorSource;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Publications that share requests. */
class QueueSenderTest {

  private static final ServiceBusException TOO_LARGE =
      new ServiceBusException(
          new IllegalArgumentException("Messages exceed max allowed size"),
          ServiceBusErrorSource.SEND);

  private final List<PublishBatch> sent = new ArrayList<>();
  private final List<Sinks.One<List<Long>>> answers = new ArrayList<>();
  private final QueueSender sender = new QueueSender(this::send, () -> 0);

  private Mono<List<Long>> send(PublishBatch batch) {
    sent.add(batch);
    Sinks.One<List<Long>> answer = Sinks.one();
    answers.add(answer);
    return answer.asMono();
  }

  private static Publication publication(Duration delay, int attempts) {
    return new Publication(
        new ServiceBusMessage("any"), 100, delay, attempts, 0, new RecordedResult());
  }

  private List<Publication> add(int count, Duration delay) {
    List<Publication> added = Stream.generate(() -> publication(delay, 1)).limit(count).toList();
    added.forEach(publication -> sender.send(List.of(publication)));
    return added;
  }

  private void answer(int request) {
    int size = sent.get(request).publications().size();
    answers
        .get(request)
        .tryEmitValue(LongStream.range(request * 1000L, request * 1000L + size).boxed().toList());
  }

  private Stream<Integer> sizes() {
    return sent.stream().map(batch -> batch.publications().size());
  }

  @Test
  void a_few_publications_are_sent_at_once_and_those_after_them_share_the_next_request() {
    List<Publication> added = add(10, Duration.ZERO);
    assertThat(sizes()).containsExactly(1, 1, 1, 1);

    answer(0);

    assertThat(sizes()).containsExactly(1, 1, 1, 1, 6);
    answer(4);
    assertThat(result(added.get(0)).join()).isEqualTo(0);
    assertThat(result(added.get(9)).join()).isEqualTo(4005);
    assertThat(result(added.get(1))).isNotDone();
  }

  @Test
  void publications_of_another_delay_do_not_share_a_request() {
    add(QueueSender.MOST_REQUESTS + 2, Duration.ZERO);
    add(1, Duration.ofSeconds(5));
    add(1, Duration.ZERO);

    IntStream.range(0, 3).forEach(this::answer);

    assertThat(sent.stream().skip(QueueSender.MOST_REQUESTS))
        .extracting(batch -> batch.publications().size(), PublishBatch::delay)
        .containsExactly(
            tuple(2, Duration.ZERO), tuple(1, Duration.ofSeconds(5)), tuple(1, Duration.ZERO));
  }

  @Test
  void what_is_too_large_together_is_sent_apart() {
    List<Publication> added =
        Stream.generate(() -> publication(Duration.ZERO, 1)).limit(3).toList();
    sender.send(added);
    assertThat(sizes()).containsExactly(3);

    answers.get(0).tryEmitError(TOO_LARGE);

    assertThat(sizes()).containsExactly(3, 1, 1, 1);
    answers.get(1).tryEmitError(TOO_LARGE);
    answer(2);
    assertThat(result(added.get(0))).isCompletedExceptionally();
    assertThat(result(added.get(1))).isCompleted();
    assertThat(result(added.get(2))).isNotDone();
  }

  @Test
  void each_publication_of_a_failed_request_has_the_attempts_of_its_own() {
    sender.send(List.of(publication(Duration.ZERO, 1), publication(Duration.ZERO, 2)));

    answers.get(0).tryEmitError(new IllegalStateException("gone"));

    assertThat(result(sent.get(0).publications().get(0))).isCompletedExceptionally();
    assertThat(sizes()).containsExactly(2, 1);
    answer(1);
    assertThat(result(sent.get(0).publications().get(1))).isCompleted();
  }

  @Test
  void an_answer_with_too_few_numbers_is_a_failure() {
    Publication only = add(1, Duration.ZERO).get(0);

    answers.get(0).tryEmitValue(List.of());

    assertThat(result(only)).isCompletedExceptionally();
  }

  @Test
  void requests_that_fail_before_they_are_sent_fill_no_stack() {
    int many = 20_000;
    var refusing =
        new QueueSender(batch -> Mono.error(new IllegalStateException("closed")), () -> 0);
    List<Publication> delayed =
        IntStream.range(0, many).mapToObj(i -> publication(Duration.ofMillis(i), 1)).toList();

    refusing.send(delayed);

    assertThat(delayed).allMatch(publication -> result(publication).isCompletedExceptionally());
  }
}
