package io.boilermaker.internal.servicebus;

import static io.boilermaker.internal.servicebus.RecordedResult.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpErrorContext;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The number and duration of requests, and what the loops multiply to. */
class ServiceRequestsTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final AmqpException BUSY = failure(true, AmqpErrorCondition.SERVER_BUSY_ERROR);
  private static final AmqpException UNAUTHORIZED =
      failure(false, AmqpErrorCondition.UNAUTHORIZED_ACCESS);
  private static final AmqpException NOT_ALLOWED = failure(false, AmqpErrorCondition.NOT_ALLOWED);

  private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
  private final Ticker ticker = () -> time.now(TimeUnit.NANOSECONDS);
  private final ServiceRequests requests = new ServiceRequests(LIMIT, ticker);
  private final AtomicInteger made = new AtomicInteger();

  private static AmqpException failure(boolean passes, AmqpErrorCondition condition) {
    return new AmqpException(passes, condition, "refused", new AmqpErrorContext("a namespace"));
  }

  @BeforeEach
  void begin() {
    time.advanceTimeTo(java.time.Instant.ofEpochSecond(1_000));
  }

  @AfterEach
  void reset() {
    VirtualTimeScheduler.reset();
  }

  private <T> Mono<T> request(Mono<T> answer) {
    return Mono.defer(
        () -> {
          made.incrementAndGet();
          return answer;
        });
  }

  private <T> CompletableFuture<T> ask(Mono<T> answer) {
    return requests.ask(() -> request(answer)).toFuture();
  }

  /** Moves time until an answer is there. */
  private Duration ended(CompletableFuture<?> answer) {
    long start = ticker.nanos();
    while (!answer.isDone()) {
      assertThat(ticker.nanos() - start).isLessThan(Duration.ofMinutes(10).toNanos());
      time.advanceTimeBy(Duration.ofMillis(50));
    }
    return Duration.ofNanos(ticker.nanos() - start);
  }

  @Test
  void an_answer_that_comes_at_once_is_asked_for_once() {
    assertThat(ask(Mono.just(7L))).isCompletedWithValue(7L);
    assertThat(made).hasValue(1);
  }

  @Test
  void a_failure_after_one_that_may_pass_is_uncertain_and_a_first_one_is_not() {
    Queue<Mono<Long>> answers = new ArrayDeque<>(List.of(Mono.error(BUSY), Mono.error(refused())));
    CompletableFuture<Long> again = requests.ask(answers::remove).toFuture();
    ended(again);
    CompletableFuture<Long> first = requests.ask(() -> Mono.<Long>error(refused())).toFuture();

    assertThat(again.handle((v, e) -> ServiceRequests.isUncertain(e))).isCompletedWithValue(true);
    assertThat(first.handle((v, e) -> ServiceRequests.isUncertain(e))).isCompletedWithValue(false);
  }

  private static AmqpException refused() {
    return failure(false, AmqpErrorCondition.MESSAGE_LOCK_LOST);
  }

  @Test
  void a_busy_service_is_asked_again_after_growing_waits_until_the_limit() {
    CompletableFuture<Object> answer = ask(Mono.error(BUSY));

    assertThat(ended(answer)).isBetween(Duration.ofSeconds(20), LIMIT);
    assertThat(answer).failsWithin(Duration.ZERO).withThrowableThat().withCause(BUSY);
    // 0.1 to 0.2 s, then twice that each time, at most 5 s.
    assertThat(made.get()).isBetween(8, 16);
  }

  @Test
  void a_service_that_never_answers_is_asked_three_times() {
    CompletableFuture<Object> answer = ask(Mono.never());

    assertThat(ended(answer)).isBetween(Duration.ofSeconds(29), LIMIT.plusSeconds(1));
    assertThat(made.get()).isBetween(2, 3);
    assertThat(answer)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void a_refusal_for_good_is_not_repeated() {
    assertThat(ask(Mono.error(NOT_ALLOWED))).isCompletedExceptionally();
    assertThat(made).hasValue(1);
  }

  @Test
  void a_token_that_may_have_expired_is_worth_one_more_request() {
    assertThat(ended(ask(Mono.error(UNAUTHORIZED)))).isLessThan(Duration.ofSeconds(1));
    assertThat(made).hasValue(2);
  }

  @Test
  void a_request_that_has_waited_for_others_has_less_time_but_is_made_once_always() {
    CompletableFuture<Object> answer =
        requests.ask(() -> request(Mono.error(BUSY)), LIMIT).toFuture();

    assertThat(ended(answer)).isLessThan(Duration.ofSeconds(1));
    assertThat(made).hasValue(1);
  }

  /** docs/retries.md: {@code attempts} times 30 seconds, each with the requests of one attempt. */
  @Test
  void publish_attempts_multiply_with_the_repetitions_of_each() {
    int attempts = 3;
    var sender =
        new QueueSender(
            batch ->
                requests.ask(
                    () -> request(Mono.<List<Long>>error(BUSY)),
                    Duration.ofNanos(ticker.nanos() - batch.since())),
            ticker);
    var publication =
        new Publication(
            new ServiceBusMessage("any"),
            3,
            Duration.ZERO,
            attempts,
            ticker.nanos(),
            new RecordedResult());

    sender.send(new ArrayList<>(List.of(publication)));

    assertThat(ended(result(publication)))
        .isBetween(Duration.ofSeconds(20L * attempts), LIMIT.multipliedBy(attempts));
    assertThat(result(publication)).isCompletedExceptionally();
    assertThat(made.get()).isBetween(8 * attempts, 16 * attempts);
  }
}
