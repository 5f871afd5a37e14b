package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.fasterxml.jackson.core.type.TypeReference;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import io.boilermaker.interceptor.Publication;
import io.boilermaker.interceptor.PublishInterceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What interceptors see of publications, and what they can change. */
@Timeout(60)
class PublishInterceptorTest {

  private static final String TRACE = "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01";

  private final WorkerFixture fixture = new WorkerFixture();
  private final Queue<String> seen = new ConcurrentLinkedQueue<>();

  PublishInterceptorTest() {
    fixture.tasks.add("call", (context, arguments) -> null);
    fixture.tasks.add("callback", (context, arguments) -> null);
    fixture.tasks.add(
        "second_try",
        (context, arguments) -> {
          if (context.attempt() == 1) {
            throw new RetryException("again");
          }
          return null;
        });
    fixture.tasks.add("take", (context, arguments) -> null, Parameter.required("n", Codecs.INT));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private PublishInterceptor recorder() {
    return publication ->
        seen.add(
            publication.kind()
                + " "
                + publication.taskName()
                + " "
                + publication.attempt()
                + " "
                + publication.queue()
                + " "
                + publication.batch().size());
  }

  private List<ServiceBusReceivedMessage> queued() {
    try (ServiceBusReceiverClient receiver =
        fixture.clients().receiver().queueName(WorkerFixture.QUEUE).buildClient()) {
      return receiver.peekMessages(10).stream().toList();
    }
  }

  private Task call() {
    return fixture.tasks.task("call");
  }

  @Test
  void calls_by_every_door_retries_and_callbacks_are_seen() {
    fixture.publishing(recorder()).startWorker();
    fixture.app().publish(call());
    fixture.app().publishAsync(call()).join();
    fixture.app().publish("call", List.of(), Map.of());
    fixture.app().publishAll(List.of(call(), call()));
    fixture.awaitQuiet();
    assertThat(seen)
        .containsExactly(
            "CALL call 1 tasks 1",
            "CALL call 1 tasks 1",
            "CALL call 1 tasks 1",
            "CALL call 1 tasks 2",
            "CALL call 1 tasks 2");

    seen.clear();
    fixture
        .app()
        .publish(fixture.tasks.task("second_try").onSuccess(fixture.tasks.task("callback")));
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
    fixture.advance(Duration.ofSeconds(120));
    fixture.awaitQuiet();
    assertThat(seen)
        .containsExactly(
            "CALL second_try 1 tasks 1",
            "RETRY second_try 2 tasks 1",
            "SUCCESS_CALLBACK callback 1 tasks 1");
  }

  @Test
  void properties_delay_and_message_id_are_those_of_the_message() {
    fixture.publishing(
        publication -> {
          publication.property("tenant", "acme");
          publication.property("weight", 7L);
          publication.property("urgent", true);
          publication.property("key", new UUID(1, 2));
          publication.trace(TRACE, "vendor=1");
          publication.options(
              publication.options().withDelay(Duration.ofHours(1)).withMessageId("mine"));
        });

    Task published = fixture.app().publish(call());

    assertThat(published.sequenceNumber()).hasValue(1);
    ServiceBusReceivedMessage message = queued().get(0);
    assertThat(message.getApplicationProperties())
        .isEqualTo(
            Map.of(
                "tenant",
                "acme",
                "weight",
                7L,
                "urgent",
                true,
                "key",
                new UUID(1, 2),
                "traceparent",
                TRACE,
                "Diagnostic-Id",
                TRACE,
                "tracestate",
                "vendor=1"));
    assertThat(message.getMessageId()).isEqualTo("mine");
    assertThat(message.getScheduledEnqueueTime().toInstant())
        .isAfter(Instant.now().plus(Duration.ofMinutes(50)));
  }

  @Test
  void the_policy_of_the_options_is_that_of_the_message() {
    fixture.publishing(
        publication ->
            publication.options(publication.options().withPolicy(RetryPolicy.noRetry())));

    assertThat(fixture.app().publish(call()).policy()).isEqualTo(RetryPolicy.noRetry());
  }

  @Test
  void a_follow_up_keeps_its_id_and_its_delay_unless_the_options_have_others() {
    List<PublishOptions> options = new ArrayList<>();
    fixture
        .publishing(
            publication -> {
              options.add(publication.options());
              if (publication.kind() == Publication.Kind.RETRY) {
                publication.options(publication.options().withDelay(Duration.ofSeconds(30)));
              }
            })
        .startWorker();

    Task task = fixture.app().publish(fixture.tasks.task("second_try"));
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);

    assertThat(queued().get(0).getMessageId()).isEqualTo(task.id() + ":1");
    assertThat(options.get(1).delay()).isEqualTo(Duration.ofSeconds(120));
    fixture.advance(Duration.ofSeconds(31));
    fixture.awaitQuiet();
  }

  @Test
  void the_order_is_that_of_the_priorities_and_then_of_the_builder() {
    fixture.publishing(named("b", 0), named("c", 0), named("d", 5), named("a", -1));

    fixture.app().publish(call());

    assertThat(seen).containsExactly("a", "b", "c", "d");
  }

  private PublishInterceptor named(String name, int priority) {
    return new PublishInterceptor() {
      @Override
      public int priority() {
        return priority;
      }

      @Override
      public void publish(Publication publication) {
        seen.add(name);
      }
    };
  }

  @Test
  void one_refusal_fails_one_publication_of_a_batch() {
    fixture.publishing(
        publication -> {
          if (publication.taskName().equals("callback")) {
            throw new IllegalStateException("not today");
          }
        });

    List<PublishResult> results =
        fixture.app().publishAll(List.of(call(), fixture.tasks.task("callback"), call()));

    assertThat(results).extracting(PublishResult::isPublished).containsExactly(true, false, true);
    assertThat(results.get(1).failure())
        .hasMessageContaining("refused it: java.lang.IllegalStateException: not today");
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(2);
  }

  @Test
  void an_error_of_an_interceptor_is_a_failed_publication_too() {
    fixture.publishing(
        publication -> {
          throw new StackOverflowError("deep");
        });

    assertThatThrownBy(() -> fixture.app().publish(call()))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("java.lang.StackOverflowError: deep");
    assertThatThrownBy(() -> fixture.app().publishAsync(call()).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(PublishException.class);
  }

  @Test
  void a_refused_retry_dead_letters_its_message_and_the_failure_callback_is_published() {
    fixture
        .publishing(
            publication -> {
              seen.add(publication.kind().name());
              if (publication.kind() == Publication.Kind.RETRY) {
                throw new IllegalStateException("no more");
              }
            })
        .startWorker();

    fixture
        .app()
        .publish(fixture.tasks.task("second_try").onFailure(fixture.tasks.task("callback")));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    assertThat(dead.getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("its retry cannot be published", "refused it", "no more");
    fixture.awaitQuiet();
    assertThat(seen).containsExactly("CALL", "RETRY", "FAILURE_CALLBACK");
  }

  @Test
  void the_end_of_each_publication_is_told_on_a_thread_for_listeners() {
    Queue<String> ends = new ConcurrentLinkedQueue<>();
    fixture.publishing(
        publication ->
            publication.whenEnded(
                failure ->
                    ends.add(
                        publication.taskName()
                            + " "
                            + (failure == null ? "sent" : failure.getClass().getSimpleName())
                            + " "
                            + Thread.currentThread().getName().replaceAll("-\\d+$", ""))),
        publication -> {
          if (publication.taskName().equals("callback")) {
            throw new IllegalStateException("not today");
          }
        });

    fixture.app().publishAll(List.of(call(), fixture.tasks.task("callback")));

    Awaitility.await().until(() -> ends.size() == 2);
    assertThat(ends)
        .containsExactlyInAnyOrder(
            "call sent boilermaker-listener",
            "callback IllegalStateException boilermaker-listener");
  }

  @Test
  void publications_of_a_batch_that_is_refused_for_an_argument_end_too() {
    Queue<Throwable> ends = new ConcurrentLinkedQueue<>();
    fixture.publishing(publication -> publication.whenEnded(ends::add));
    Task unwritable =
        new TaskDraft(call())
            .payload(Payload.of("x", List.of(late()), List.of(new FailingBean()), true))
            .build();

    assertThatThrownBy(() -> fixture.app().publishAll(List.of(call(), unwritable)))
        .isInstanceOf(ArgumentException.class);

    Awaitility.await().until(() -> ends.size() == 2);
  }

  /** A parameter whose values are written when the task is published, and cannot be. */
  private static Parameter<?> late() {
    return Parameter.required("late", Codecs.databind(new TypeReference<Object>() {}));
  }

  /** Cannot be written. */
  static final class FailingBean {
    public String getName() {
      throw new IllegalStateException("secret");
    }
  }

  @Test
  void properties_of_other_senders_are_kept_only_if_they_are_nobodys_own() {
    fixture
        .publishing(
            publication -> {
              publication.keep("tenant");
              publication.keep("boilermaker-hand-backs");
              publication.keep("absent");
              if (publication.kind() == Publication.Kind.CALL) {
                publication.property("tenant", "acme");
              }
            })
        .startWorker();

    fixture.app().publish(fixture.tasks.task("second_try"));
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);

    assertThat(queued().get(0).getApplicationProperties()).isEqualTo(Map.of("tenant", "acme"));
  }
}
