package com.example;

import static io.boilermaker.InlineQueue.Ending.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.InlineQueue;
import io.boilermaker.PublishOptions;
import io.boilermaker.RetryPolicy;
import io.boilermaker.Task;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A test as a user would write it. */
@Timeout(60)
class MailTasksTest {

  private static Boilermaker<App> application(LocalServiceBus bus) {
    return Boilermaker.builder(App.create())
        .config(
            BoilermakerConfig.builder()
                .connectionString(bus.connectionString())
                .queueName("tasks")
                .build())
        .build();
  }

  @Test
  void a_mail_is_sent_an_hour_later() {
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
        Boilermaker<App> app = application(bus)) {
      app.start();
      Task task =
          SendMailTasks.on(app).apply(PublishOptions.delayed(Duration.ofHours(1)), "a@example.com");
      assertThat(task.sequenceNumber()).hasValue(1);
      assertThat(bus.counts("tasks").scheduled()).isEqualTo(1);

      bus.advance(Duration.ofHours(1));

      await().until(() -> bus.counts("tasks").total() == 0);
    }
  }

  @Test
  void days_of_retries_pass_in_no_time() {
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
        Boilermaker<App> app = application(bus)) {
      app.start();
      RetryPolicy days =
          new RetryPolicy(5, Duration.ofHours(8), Duration.ofDays(3), RetryMode.EXPONENTIAL);
      app.publish(
          ThrowingTaskTasks.task("throwing").withPolicy(days).onFailure(SadPathTasks.task()));

      bus.runUntilQuiet(Duration.ofSeconds(10), "tasks");

      assertThat(app.health().failed()).isEqualTo(1);
      assertThat(app.health().succeeded()).isEqualTo(1); // the failure callback
      assertThat(bus.counts("tasks").deadLettered()).isEqualTo(1);
    }
  }

  @Test
  void tasks_run_where_they_are_published() {
    InlineQueue queue = new InlineQueue();
    try (Boilermaker<App> app = Boilermaker.builder(App.create()).inline(queue).build()) {
      SendMailTasks.on(app).apply("a@example.com");

      assertThat(queue.runs()).extracting(InlineQueue.Run::ending).containsExactly(SUCCEEDED);
      assertThat(queue.deadLetters()).isEmpty();
    }
  }

  @Test
  void the_method_can_be_called_like_any_other() {
    MailTasks.sendMail(App.create(), "a@example.com", 1, "normal");
  }

  @Test
  void a_queue_may_have_settings_of_its_own() {
    try (LocalServiceBus bus =
        LocalServiceBus.builder()
            .queue(
                QueueSpec.named("tasks").lockDuration(Duration.ofSeconds(30)).maxDeliveryCount(10))
            .start()) { // a free port on the loopback address
      String connectionString = bus.connectionString();
      bus.advance(Duration.ofHours(1)); // time passes at once
      assertThat(connectionString).contains("UseDevelopmentEmulator=true");
    }
  }
}
