package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import io.boilermaker.cli.app.TestApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a task that was published by hand. */
@Timeout(120)
class RunWaitTest extends BenchTest {

  private Boilermaker<TestApp> worker() {
    Boilermaker<TestApp> worker = Boilermaker.builder(new TestApp()).config(bench.config()).build();
    worker.start();
    return worker;
  }

  @Test
  void a_task_that_has_run_ends_with_0() {
    try (Boilermaker<TestApp> worker = worker()) {
      Bench.Result result = bench.run("run", "send_mail", "a@x", "--wait", "--json");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.json().get(1).path("end").asText()).isEqualTo("ended");
      assertThat(result.json().get(1).path("task_id"))
          .isEqualTo(result.json().get(0).path("task_id"));
      assertThat(worker.health().succeeded()).isEqualTo(1);
    }
  }

  @Test
  void a_task_that_fails_ends_with_1_and_says_why_but_for_what_is_sensitive() {
    try (Boilermaker<TestApp> worker = worker()) {
      assertThat(worker.health().live()).isTrue();
      String[] command = {
        "run",
        "open_wallet",
        "{\"owner\": \"ada\", \"key\": \"secret-1\", \"others\": []}",
        "secret-2",
        "--wait=60s"
      };
      Bench.Result result = bench.run(command);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out())
          .contains(
              "It is a dead letter: TaskFailed", "*** does not open Wallet[owner=ada, key=***")
          .doesNotContain("secret-");
    }
  }

  @Test
  void a_task_that_nobody_runs_ends_with_1() {
    Bench.Result result = bench.run("run", "send_mail", "a@x", "--wait=1ms");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("It has not ended within").contains("Is a worker up?");
  }

  @Test
  void a_task_that_is_completed_before_it_runs_cannot_be_waited_for() {
    Bench.Result result = bench.run("run", "at_most_once", "--wait");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'at_most_once' is completed before it runs");
    assertThat(bench.bus.counts(Bench.QUEUE).total()).isZero();
  }
}
