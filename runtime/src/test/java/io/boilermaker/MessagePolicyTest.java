package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policies of messages, and how far a worker follows them. */
@Timeout(60)
class MessagePolicyTest {

  private static final RetryPolicy AT_ONCE = RetryPolicy.ofSeconds(5, 0, 0, RetryMode.FIXED);

  private final AtomicInteger runs = new AtomicInteger();
  private final WorkerFixture fixture = WorkerFixture.withTransactions(true, queue -> queue);

  MessagePolicyTest() {
    add("patient", RetryPolicy.standard());
    add("hasty", AT_ONCE);
    fixture.tasks.add(
        HandWrittenTasks.define("throws_a_policy").build(),
        (context, arguments) -> {
          runs.incrementAndGet();
          throw new RetryException("again", AT_ONCE);
        });
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void add(String name, RetryPolicy policy) {
    fixture.tasks.add(
        HandWrittenTasks.define(name).policy(policy).build(),
        (context, arguments) -> {
          runs.incrementAndGet();
          throw new RetryException("again");
        });
  }

  private void start(BoilermakerConfig.Builder config) {
    fixture.with(config).startWorker();
  }

  private static String body(String name, String policy) {
    return Envelopes.of(name, "[]", "{}")
        .replaceFirst("\"policy\":\\{[^}]*}", "\"policy\":" + policy);
  }

  private void awaitScheduled() {
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
  }

  // N-S10
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"max_tries\":100,\"delay\":0,\"delay_max\":0,\"retry_mode\":0}",
        "{\"max_tries\":100,\"delay\":100,\"delay_max\":0,\"retry_mode\":0}",
        "{\"max_tries\":100,\"delay\":0,\"delay_max\":9,\"retry_mode\":1}",
        "{\"max_tries\":100,\"delay\":0,\"delay_max\":9,\"retry_mode\":2}",
        "{\"max_tries\":100}",
      })
  void a_message_that_asks_for_no_delay_waits_for_the_least_one(String policy) {
    start(fixture.config().minRetryDelay(Duration.ofMinutes(5)));

    fixture.send(body("patient", policy));

    awaitScheduled();
    fixture.advance(Duration.ofSeconds(115));
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).scheduled()).isEqualTo(1);
    assertThat(runs).hasValue(1);
    // No longer than the code of the task would have it wait.
    fixture.advance(Duration.ofSeconds(10));
    Awaitility.await().until(() -> runs.get() == 2);
  }

  // N-S10
  @Test
  void the_least_delay_is_one_second_by_default_and_the_policy_stays_as_it_was_written() {
    start(fixture.config());
    assertThat(fixture.config().build().minRetryDelay()).isEqualTo(Duration.ofSeconds(1));
    String policy = "{\"max_tries\":7,\"delay\":0,\"delay_max\":0,\"retry_mode\":0}";

    fixture.send(body("patient", policy));
    awaitScheduled();
    try (ServiceBusReceiverClient receiver =
        fixture.clients().receiver().queueName(WorkerFixture.QUEUE).buildClient()) {
      assertThat(receiver.peekMessage().getBody().toString()).contains("\"policy\":" + policy);
    }
  }

  // N-S10
  @ParameterizedTest
  @CsvSource({"hasty, 5", "throws_a_policy, 5"})
  void code_may_try_again_at_once(String name, int tries) {
    start(fixture.config().minRetryDelay(Duration.ofHours(1)));

    fixture.send(body(name, "{\"max_tries\":5,\"delay\":0,\"delay_max\":0,\"retry_mode\":0}"));

    fixture.deadLetter();
    assertThat(runs).hasValue(tries);
  }

  // N-S10
  @ParameterizedTest
  @CsvSource({"hasty, 3", "hasty, 1", "throws_a_policy, 3"})
  void no_task_has_more_tries_than_the_operator_allows(String name, int most) {
    start(fixture.config().maxTries(most));

    fixture.send(body(name, "{\"max_tries\":100,\"delay\":0,\"delay_max\":0,\"retry_mode\":0}"));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(runs).hasValue(most);
    assertThat(dead.getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("Retries exhausted", most + " tries, the most that this worker allows a task");
  }

  // N-S10
  @Test
  void a_message_that_says_it_has_had_as_many_tries_is_spent() {
    start(fixture.config().maxTries(3));

    fixture.send(
        body("hasty", "{\"max_tries\":100,\"delay\":0,\"delay_max\":0,\"retry_mode\":0}")
            .replace("\"attempts\":0", "\"attempts\":3"));

    assertThat(fixture.deadLetter().getDeadLetterErrorDescription()).contains("Retries exhausted");
    assertThat(runs).hasValue(0);
  }

  // N-I16: as in Python, which may have had the last try
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "3, 4", "0, 0"})
  void a_spent_task_that_is_settled_before_it_runs_is_completed_and_its_callback_runs(
      int tries, int attempts) {
    var callbacks = new AtomicInteger();
    fixture.tasks.add("callback", (context, arguments) -> callbacks.incrementAndGet());
    start(fixture.config());

    fixture.send(
        body("hasty", "{\"max_tries\":" + tries + "}")
            .replace("\"attempts\":0", "\"attempts\":" + attempts)
            .replace("\"acks_late\":true", "\"acks_late\":false")
            .replace("\"on_failure\":null", "\"on_failure\":" + body("callback", "{}")));

    Awaitility.await().until(() -> callbacks.get() == 1);
    fixture.awaitQuiet();
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    assertThat(runs).hasValue(0);
  }

  // N-S10
  @Test
  void a_message_cannot_ask_for_more_tries_or_less_delay_than_there_are() {
    start(fixture.config());

    fixture.send(body("hasty", "{\"max_tries\":101}"));
    fixture.send(body("hasty", "{\"delay\":-1}"));
    fixture.send(body("hasty", "{\"max_tries\":-1}"));

    assertThat(fixture.deadLetters(3))
        .extracting(ServiceBusReceivedMessage::getDeadLetterReason)
        .containsOnly("InvalidTaskFormat");
  }

  // N-I05
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"max_tries\":3,\"delay\":10,\"delay_max\":9223372036854775807,\"retry_mode\":0}",
        "{\"max_tries\":3,\"delay\":2147483648,\"delay_max\":2147483648,\"retry_mode\":0}",
        "{\"max_tries\":3,\"delay\":9223372036854775808,\"delay_max\":99999999999,\"retry_mode\":1}",
        "{\"max_tries\":3,\"delay\":9223372036854775807,\"delay_max\":99999999999,\"retry_mode\":2}",
      })
  void a_task_without_a_longest_delay_runs_and_its_retry_has_the_same_policy(String policy) {
    start(fixture.config());

    fixture.send(
        body("patient", policy)
            .replace("\"on_failure\":null", "\"on_failure\":" + body("patient", policy))
            .replaceFirst("\"should_dead_letter\":true", "\"should_dead_letter\":false"));

    awaitScheduled();
    assertThat(runs).hasValue(1);
    try (ServiceBusReceiverClient receiver =
        fixture.clients().receiver().queueName(WorkerFixture.QUEUE).buildClient()) {
      String body = receiver.peekMessage().getBody().toString();
      assertThat(body.split(Pattern.quote("\"policy\":" + policy), -1)).hasSize(3);
    }
  }

  @Test
  void limits_that_are_none_are_refused() {
    assertThatThrownBy(() -> fixture.config().maxTries(0).build())
        .hasMessage("maxTries must be 1 to 100, not 0");
    assertThatThrownBy(() -> fixture.config().minRetryDelay(Duration.ofHours(2)).build())
        .hasMessage("minRetryDelay in seconds must be 0 to 3600, not 7200");
    assertThatThrownBy(() -> fixture.config().minRetryDelay(Duration.ofMillis(-1)).build())
        .hasMessageContaining("minRetryDelay must not be negative");
  }
}
