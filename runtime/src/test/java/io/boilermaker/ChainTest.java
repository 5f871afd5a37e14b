package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callbacks and chains, and the order in which they run. */
@Timeout(60)
class ChainTest {

  private final Queue<String> runs = new ConcurrentLinkedQueue<>();
  private final WorkerFixture fixture = new WorkerFixture();

  @BeforeEach
  void startWorker() {
    for (String name : List.of("a", "b", "c", "handler", "other")) {
      fixture.tasks.add(name, (context, arguments) -> runs.add(name));
      fixture.tasks.add(
          name + "_fails",
          (context, arguments) -> {
            runs.add(name);
            return TaskResult.failure();
          });
    }
    fixture.startWorker();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Task task(String name) {
    return fixture.tasks.task(name).withDeadLetter(false);
  }

  @Test
  void the_steps_of_a_chain_run_in_order() {
    fixture.app().publish(Task.chain(task("a"), task("b"), task("c")));

    fixture.awaitQuiet();
    assertThat(runs).containsExactly("a", "b", "c");
  }

  @Test
  void then_appends_at_the_end_and_returns_the_head() {
    Task head = task("a");
    Task chain = head.then(task("b")).then(task("c"));
    fixture.app().publish(chain);

    fixture.awaitQuiet();
    assertThat(chain.id()).isEqualTo(head.id());
    assertThat(head.onSuccess()).isNull();
    assertThat(runs).containsExactly("a", "b", "c");
  }

  // I-18
  @ParameterizedTest
  @CsvSource({
    "a_fails, b, c, a handler",
    "a, b_fails, c, a b handler",
    "a, b, c_fails, a b c handler"
  })
  void the_handler_of_a_chain_runs_once_wherever_it_fails(
      String a, String b, String c, String expected) {
    fixture.app().publish(Task.chain(task(a), task(b), task(c)).onAnyFailure(task("handler")));

    fixture.awaitQuiet();
    assertThat(runs).containsExactly(expected.split(" "));
  }

  @Test
  void every_step_has_the_same_handler_with_one_id_as_in_python() {
    Task handler = task("handler");
    Task chain = Task.chain(task("a"), task("b")).onAnyFailure(handler);

    assertThat(chain.onFailure().id()).isEqualTo(handler.id());
    assertThat(chain.onSuccess().onFailure().id()).isEqualTo(handler.id());
  }

  @Test
  void a_task_in_two_chains_is_changed_by_neither() {
    Task shared = task("a");
    Task first = Task.chain(shared, task("b"));
    Task second =
        Task.chain(shared, task("c").onFailure(task("other"))).onAnyFailure(task("handler"));

    assertThat(shared.onSuccess()).isNull();
    assertThat(shared.onFailure()).isNull();
    assertThat(first.onSuccess().name()).isEqualTo("b");
    assertThat(first.onFailure()).isNull();
    assertThat(second.onSuccess().onFailure().name()).isEqualTo("handler");
  }

  @Test
  void a_handler_of_ones_own_stays_where_the_chain_has_none() {
    Task chain = Task.chain(task("a"), task("b_fails").onFailure(task("other")));
    fixture.app().publish(chain);

    fixture.awaitQuiet();
    assertThat(runs).containsExactly("a", "b", "other");
  }

  @Test
  void a_callback_keeps_its_queue_and_the_message_itself_carries_none() throws Exception {
    Task elsewhere =
        TaskDefinition.external("python_task", "x")
            .queue("python")
            .build()
            .task(List.of(), List.of());

    Task read =
        EnvelopeReader.read(
            EnvelopeWriter.write(elsewhere.onSuccess(elsewhere), null).body().bytes());

    assertThat(read.queue()).isNull();
    assertThat(read.onSuccess().queue()).isEqualTo("python");
    assertThat(
            new String(
                EnvelopeWriter.write(elsewhere, null).body().bytes(), StandardCharsets.UTF_8))
        .doesNotContain("python\"}");
  }
}
