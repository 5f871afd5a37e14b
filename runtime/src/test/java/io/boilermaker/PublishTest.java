package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import io.boilermaker.internal.json.JsonDepth;
import io.boilermaker.internal.json.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publications, and those that are refused before they are sent. */
@Timeout(60)
class PublishTest {

  private static final Parameter<Object> VALUE = Parameter.required("value", Codecs.JSON);
  private static final Parameter<Object> OPTION = Parameter.optional("option", Codecs.JSON, 0);

  private final Queue<List<Object>> runs = new ConcurrentLinkedQueue<>();
  private final WorkerFixture fixture = new WorkerFixture();

  PublishTest() {
    fixture.tasks.add(
        "take",
        (context, arguments) -> runs.add(List.of(arguments.get(VALUE), arguments.get(OPTION))),
        VALUE,
        OPTION);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Task take(Object value) {
    return fixture.tasks.definition("take").task(List.of(VALUE), List.of(value));
  }

  @Test
  void a_task_known_by_name_only_is_published_with_plain_values() {
    fixture.startWorker();

    Task published =
        fixture.app().publish("take", List.of("text"), Map.of("option", List.of(1, 2)));

    fixture.awaitQuiet();
    assertThat(published.sequenceNumber()).isPresent();
    assertThat(runs).containsExactly(List.of("text", List.of(1, 2)));
  }

  @Test
  void a_value_that_is_no_plain_json_is_refused_by_its_place() {
    assertThatThrownBy(() -> fixture.app().publish("take", List.of(1, new Object()), Map.of()))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("'args[1]'");
  }

  @Test
  void a_thousand_tasks_are_published_in_batches_and_each_has_its_result_in_order() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      tasks.add(take(i));
    }

    List<PublishResult> results = fixture.app().publishAll(tasks);

    assertThat(results).allMatch(PublishResult::isPublished);
    assertThat(results)
        .extracting(result -> result.task().id())
        .containsExactlyElementsOf(tasks.stream().map(Task::id).toList());
    assertThat(results)
        .extracting(result -> result.task().sequenceNumber().getAsLong())
        .doesNotHaveDuplicates();
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(1000);
    fixture.startWorker();
    fixture.awaitQuiet();
    assertThat(runs).hasSize(1000);
  }

  @Test
  void a_task_that_cannot_be_sent_does_not_hold_up_the_others_of_its_batch() {
    List<PublishResult> results =
        fixture
            .app()
            .publishAll(List.of(take(1), take(nested(201)), take("x".repeat(300_000)), take(2)));

    assertThat(results)
        .extracting(PublishResult::isPublished)
        .containsExactly(true, false, false, true);
    assertThat(results.get(1).failure()).hasMessageContaining("200");
    assertThat(results.get(2).failure()).hasMessageContaining("262144");
  }

  // Arguments that are left to Jackson are written when they are published.
  @Test
  void an_argument_that_cannot_be_written_refuses_the_whole_batch() {
    var left = Parameter.required("left", Codecs.databind(new TypeReference<Object>() {}));
    fixture.tasks.add("leave", (context, arguments) -> null, left);
    Task bad = fixture.tasks.definition("leave").task(List.of(left), List.of(new Object()));
    List<Task> tasks = List.of(take(1), bad, take(2));

    assertThatThrownBy(() -> fixture.app().publishAll(tasks))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("'left'");

    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    fixture.app().publish(take(3));
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(1);
  }

  @Test
  void the_tasks_of_a_batch_go_each_to_its_own_queue() {
    try (LocalServiceBus bus =
            LocalServiceBus.builder()
                .queue(QueueSpec.named("tasks"))
                .queue(QueueSpec.named("other"))
                .start();
        Boilermaker<Object> app =
            fixture.build(fixture.config().connectionString(bus.connectionString()))) {
      Task elsewhere =
          TaskDefinition.external("theirs", "x").queue("other").build().task(List.of(), List.of());

      app.publish(elsewhere);
      app.publishAll(List.of(take(1), elsewhere, take(2)));

      assertThat(bus.counts("tasks").active()).isEqualTo(2);
      assertThat(bus.counts("other").active()).isEqualTo(2);
    }
  }

  //
  @Test
  void a_task_over_the_size_limit_is_refused_with_both_sizes_and_the_sender_goes_on() {
    assertThatThrownBy(() -> fixture.app().publish(take("x".repeat(300_000))))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("take")
        .hasMessageMatching(".* its body has 3003\\d\\d bytes, .*")
        .hasMessageContaining("262144");

    for (int i = 0; i < 5; i++) {
      fixture.app().publish(take(i));
    }
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(5);
  }

  @Test
  void a_chain_deeper_than_python_reads_is_refused_with_both_numbers() {
    Task chain = take(0);
    for (int i = 0; i < 250; i++) {
      chain = take(i).then(chain);
    }
    Task tooDeep = chain;

    assertThatThrownBy(() -> fixture.app().publish(tooDeep))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("253")
        .hasMessageContaining("200");
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
  }

  private static Object nested(int depth) {
    Object value = List.of();
    for (int i = 1; i < depth; i++) {
      value = List.of(value);
    }
    return value;
  }

  //
  @Test
  void a_negative_delay_is_refused() {
    assertThatThrownBy(() -> PublishOptions.delayed(Duration.ofSeconds(-1)))
        .hasMessageContaining("-1 s");
  }

  @Test
  void publishing_to_a_queue_that_is_not_there_names_queue_and_host() {
    try (Boilermaker<Object> app = fixture.build(fixture.config().queueName("misspelt"))) {
      assertThatThrownBy(() -> app.publish(take(1)))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("'misspelt'")
          .hasMessageContaining("localhost:" + fixture.bus.port());
    }
  }

  @Test
  void depth_is_counted_outside_of_strings_only() {
    assertThat(
            JsonDepth.of(
                RawJson.of(
                    "{\"a\":[\"[[[\\\"[\",{}]}".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .isEqualTo(3);
  }
}
