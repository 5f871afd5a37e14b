package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids of retries and callbacks, in a queue that drops messages whose id it has seen. */
@Timeout(60)
class FollowUpIdTest {

  private static final String ID = "01981f3c-7c3a-7b1e-8a55-0242ac120002";

  private final AtomicInteger retried = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final WorkerFixture fixture =
      new WorkerFixture(queue -> queue.duplicateDetection(Duration.ofMinutes(10)));

  FollowUpIdTest() {
    fixture.tasks.add(
        HandWrittenTasks.define("retried")
            .policy(RetryPolicy.ofSeconds(3, 0, 0, RetryMode.FIXED))
            .build(),
        (context, arguments) -> {
          retried.incrementAndGet();
          throw new RetryException("again");
        });
    fixture.tasks.add("done", (context, arguments) -> done.incrementAndGet());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String task(String name, String onSuccess, String onFailure) {
    return Envelopes.of(name, "[]", "{}")
        .replace("\"max_tries\":5,\"delay\":120", "\"max_tries\":3,\"delay\":0")
        .replace("\"on_success\":null", "\"on_success\":" + onSuccess)
        .replace("\"on_failure\":null", "\"on_failure\":" + onFailure);
  }

  private static String done() {
    return task("done", "null", "null");
  }

  private void send(int times, String body, String id) {
    for (int i = 0; i < times; i++) {
      var message = new ServiceBusMessage(body);
      fixture.send(id == null ? message : message.setMessageId(id + i));
    }
  }

  // N-I02: releases of the Python package before 1.0 give all calls of a function one task id
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"other-", ID + ":redrive:", ID + ":1", ID + ":again-x"})
  void follow_ups_of_messages_with_one_task_id_are_all_published(String id) {
    fixture.startWorker();

    send(5, task("retried", "null", done()), id);
    Awaitility.await().until(() -> done.get() == 5);
    send(5, task("done", done(), "null"), id == null ? null : "x" + id);

    Awaitility.await().until(() -> done.get() == 15);
    fixture.awaitQuiet();
    assertThat(retried).hasValue(15);
    assertThat(fixture.deadLetters(5)).hasSize(5);
  }

  // N-I02: in Java, one immutable task may be used as several steps
  @Test
  void a_task_that_stands_twice_in_a_chain_runs_twice() {
    fixture.startWorker();
    Task step = fixture.tasks.task("done");

    fixture.app().publish(Task.chain(step, fixture.tasks.task("done"), step, step));

    Awaitility.await().until(() -> done.get() == 4);
    fixture.awaitQuiet();
    assertThat(done).hasValue(4);
  }

  // N-I02
  @ParameterizedTest
  @ValueSource(strings = {ID + ":1", ID, "", ID + ":again-1"})
  void a_callback_whose_id_is_that_of_another_message_runs(String id) {
    fixture.startWorker();
    String callback = done().replace(ID, id);

    fixture.send(new ServiceBusMessage(task("retried", "null", callback)).setMessageId(ID));

    Awaitility.await().until(() -> done.get() == 1);
    fixture.awaitQuiet();
    assertThat(retried).hasValue(3);
  }

  // N-I02, I-13, I-18
  @Test
  void follow_ups_of_a_message_with_the_id_of_its_task_have_the_ids_of_both_languages() {
    fixture.startWorker();
    String callback = done().replace(ID, "01981f3c-7c3a-7b1e-8a55-0242ac12000f");

    fixture.send(new ServiceBusMessage(task("retried", "null", callback)).setMessageId(ID));
    Awaitility.await().until(() -> retried.get() == 3 && done.get() == 1);
    fixture.awaitQuiet();

    // Each is dropped as a duplicate of what the worker has published.
    for (String id : new String[] {ID + ":1", ID + ":2", "01981f3c-7c3a-7b1e-8a55-0242ac12000f"}) {
      fixture.send(new ServiceBusMessage(done()).setMessageId(id));
    }
    fixture.send(new ServiceBusMessage(done()).setMessageId(ID + ":3"));
    Awaitility.await().until(() -> done.get() == 2);
    fixture.awaitQuiet();
    assertThat(done).hasValue(2);
  }
}
