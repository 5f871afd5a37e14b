package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.broker.QueueCounts;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the callbacks of a message may go: code and configuration decide, not the message. */
@Timeout(60)
class CallbackQueueTest {

  private static final String OTHER = WorkerFixture.OTHER_QUEUE;

  private final AtomicInteger runs = new AtomicInteger();
  private final WorkerFixture fixture = WorkerFixture.withTransactions(true, queue -> queue);

  CallbackQueueTest() {
    fixture.tasks.add("parent", (context, arguments) -> runs.incrementAndGet());
    fixture.tasks.add("child", (context, arguments) -> runs.incrementAndGet());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void start(String... allowedQueues) {
    fixture.with(fixture.config().allowedQueues(allowedQueues)).startWorker();
  }

  private static String body(String name) {
    return Envelopes.of(name, "[]", "{}");
  }

  private static String with(String field, String parent, String callback) {
    String none = "\"" + field + "\":null";
    assertThat(parent).contains(none);
    return parent.replace(none, "\"" + field + "\":" + callback);
  }

  private static String success(String parent, String callback) {
    return with("on_success", parent, callback);
  }

  private static String failure(String parent, String callback) {
    return with("on_failure", parent, callback);
  }

  private static String to(String queue) {
    return body("wire_money").replace("{\"task_id\"", "{\"queue\":\"" + queue + "\",\"task_id\"");
  }

  static Stream<String> places() {
    String foreign = to(OTHER);
    String plain = body("child");
    return Stream.of(
        success(body("parent"), foreign),
        failure(body("parent"), foreign),
        success(body("parent"), success(plain, success(plain, success(plain, foreign)))),
        success(body("parent"), failure(plain, failure(plain, foreign))),
        failure(success(body("parent"), plain), success(plain, foreign)),
        success(body("parent"), foreign).replace("\"acks_late\":true", "\"acks_late\":false"),
        success(body("parent"), foreign)
            .replace("\"should_dead_letter\":true", "\"should_dead_letter\":false"),
        failure(body("parent"), foreign).replace("\"max_tries\":5", "\"max_tries\":0"),
        failure(body("parent"), foreign).replace("\"args\":[]", "\"args\":[1,2,3]"),
        success(body("parent"), plain.replace("{\"task_id\"", "{\"queue\":null,\"task_id\""))
            .replace("\"on_failure\":null,\"", "\"on_failure\":null,\"queue\":\"" + OTHER + "\",\"")
            .replace("\"queue\":null,", "\"queue\":\"" + OTHER + "\","));
  }

  // N-S02
  @ParameterizedTest
  @MethodSource("places")
  void a_callback_for_a_queue_that_nobody_allowed_dead_letters_its_message_before_it_runs(
      String body) {
    start();

    fixture.send(body);

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(dead.getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(dead.getDeadLetterErrorDescription())
        .startsWith("task 'parent', id ")
        .contains(
            "is to go to the queue 'others', which this worker", "BOILERMAKER_ALLOWED_QUEUES");
    assertThat(dead.getBody()).hasToString(body);
    assertThat(dead.getDeliveryCount()).isZero();
    assertThat(runs).hasValue(0);
    assertThat(fixture.bus.counts(OTHER)).isEqualTo(new QueueCounts(0, 0, 0, 0, 0));
  }

  // N-S02
  @ParameterizedTest
  @ValueSource(strings = {"others", "OTHERS", "Others"})
  void an_operator_may_allow_a_queue(String name) {
    start("payments", "others");

    fixture.send(success(body("parent"), to(name)));

    Awaitility.await().until(() -> fixture.bus.counts(OTHER).active() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(1);
  }

  // N-S02
  @Test
  void a_queue_that_a_task_declares_is_allowed_and_the_own_one_is() {
    fixture.tasks.add(
        TaskDefinition.external("remote", "Remote.remote").queue(OTHER).build(),
        (context, arguments) -> null);
    start();

    fixture.send(success(body("parent"), to(OTHER)));
    fixture.send(success(body("parent"), to(WorkerFixture.QUEUE).replace("wire_money", "child")));

    Awaitility.await().until(() -> fixture.bus.counts(OTHER).active() == 1);
    fixture.awaitQuiet();
    assertThat(runs).hasValue(3);
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
  }

  // N-S02
  @Test
  void what_a_task_publishes_itself_goes_where_its_code_says() {
    Task remote =
        TaskDefinition.external("remote", "Remote.remote")
            .queue(OTHER)
            .build()
            .task(List.of(), List.of());
    fixture.tasks.add("publishes", (context, arguments) -> fixture.app().publish(remote));
    start();

    fixture.app().publish(fixture.tasks.task("publishes"));

    Awaitility.await().until(() -> fixture.bus.counts(OTHER).active() == 1);
    fixture.awaitQuiet();
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
  }

  // N-S02, N-S05
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "others ",
        "others\\n",
        "others\\u0000",
        "x/$deadletterqueue",
        "others/$deadletterqueue",
        "others/$management",
        "$cbs",
        "sb://host/x",
        "a/../others",
        "\u043ethers",
        "\\ud800",
      })
  void a_name_that_no_queue_can_have_is_refused_when_it_is_read(String name) {
    start(OTHER);
    UnaryOperator<String> nested = callback -> success(body("child"), callback);

    fixture.send(success(body("parent"), to(name)));
    fixture.send(failure(body("parent"), nested.apply(nested.apply(to(name)))));

    for (ServiceBusReceivedMessage dead : fixture.deadLetters(2)) {
      assertThat(dead.getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
      assertThat(dead.getDeadLetterErrorDescription())
          .contains("'queue' of a callback is '", "which no queue can be named")
          .doesNotContain("\n", "\u0000");
      assertThat(dead.getDeliveryCount()).isZero();
    }
    assertThat(runs).hasValue(0);
  }

  // N-S02
  @Test
  void a_long_name_is_cut_where_it_is_shown() {
    start();

    fixture.send(success(body("parent"), to("x".repeat(100_000))));

    assertThat(fixture.deadLetter().getDeadLetterErrorDescription())
        .contains("xxx… (100000 characters)")
        .hasSizeLessThan(1_000);
  }

  // N-S02
  @Test
  void a_task_that_this_worker_does_not_know_is_requeued_for_one_that_may_follow() {
    start();

    fixture.send(success(body("unknown"), to(OTHER)));

    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"others/$management", "a//b", "others\n", ""})
  void code_cannot_name_such_a_queue_either(String name) {
    assertThatThrownBy(() -> TaskDefinition.external("remote", "Remote.remote").queue(name).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the queue of the task remote (Remote.remote) cannot be")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> fixture.config().allowedQueues("others", name).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowedQueues cannot have");
    Task misrouted = new TaskDraft(fixture.tasks.task("child")).queue(name).build();
    assertThatThrownBy(() -> fixture.app().publish(misrouted))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("which no namespace can have");
  }
}
