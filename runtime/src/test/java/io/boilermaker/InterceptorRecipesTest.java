package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import io.boilermaker.interceptor.MdcInterceptor;
import io.boilermaker.recipes.Tenants;
import io.boilermaker.recipes.TooManyRequests;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The interceptors that are ready-made, and those that the documentation shows. */
@Timeout(60)
class InterceptorRecipesTest {

  private final WorkerFixture fixture = new WorkerFixture();
  private final Queue<Object> seen = new ConcurrentLinkedQueue<>();
  private final Queue<Map<String, String>> contexts = new ConcurrentLinkedQueue<>();
  private FailureLog log;

  @AfterEach
  void close() {
    fixture.close();
    if (log != null) {
      log.close();
    }
  }

  @Test
  void the_log_context_names_the_task_and_is_empty_after_it() {
    fixture.tasks.add("name_me", (context, arguments) -> seen.add(MDC.getCopyOfContextMap()));
    fixture.with(new MdcInterceptor()).startWorker();

    log = FailureLog.contexts(contexts::add);
    Task task = fixture.app().publish(fixture.tasks.task("name_me"));
    fixture.awaitQuiet();

    Map<String, String> expected =
        Map.of("task.id", task.id(), "task.name", "name_me", "task.attempt", "1");
    assertThat(seen).containsExactly(expected);
    assertThat(contexts.stream().filter(each -> !each.isEmpty()))
        .as("the lines at the begin and at the end")
        .containsExactly(expected, expected);
  }

  @Test
  void a_failure_that_is_logged_after_all_interceptors_has_the_log_context_too() {
    fixture.tasks.add(
        "fail",
        (context, arguments) -> {
          throw new IllegalStateException("no");
        });
    fixture.with(new MdcInterceptor()).startWorker();

    log = FailureLog.contexts(contexts::add);
    fixture.app().publish(fixture.tasks.task("fail"));
    fixture.awaitDeadLettered(1);

    assertThat(contexts.stream().filter(each -> !each.isEmpty())).hasSize(2);
  }

  @Test
  void a_tenant_goes_from_the_caller_to_the_task_its_retry_its_callback_and_its_calls() {
    fixture.tasks.add("call", (context, arguments) -> seen.add("call " + Tenants.current()));
    fixture.tasks.add(
        "callback", (context, arguments) -> seen.add("callback " + Tenants.current()));
    fixture.tasks.add(
        "second_try",
        (context, arguments) -> {
          seen.add("try " + context.attempt() + " " + Tenants.current());
          if (context.attempt() == 1) {
            throw new RetryException("again");
          }
          fixture.app().publish(fixture.tasks.task("call"));
          return null;
        });
    fixture.with(new Tenants()).startWorker();

    Task task = fixture.tasks.task("second_try").onSuccess(fixture.tasks.task("callback"));
    Tenants.with("acme", () -> fixture.app().publish(task));
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
    fixture.advance(Duration.ofSeconds(120));
    fixture.awaitQuiet();

    assertThat(seen)
        .containsExactlyInAnyOrder("try 1 acme", "try 2 acme", "call acme", "callback acme");
  }

  @Test
  void a_call_without_a_tenant_is_refused_and_others_of_the_same_batch_are_not() {
    fixture.tasks.add("call", (context, arguments) -> null);
    fixture.with(new Tenants());

    assertThatThrownBy(() -> fixture.app().publish(fixture.tasks.task("call")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("io.boilermaker.recipes.Tenants refused it")
        .hasMessageContaining("no tenant");
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isZero();
  }

  @Test
  void an_answer_429_is_a_retry_after_the_time_that_the_server_says() {
    fixture.tasks.add(
        HandWrittenTasks.define("ask").build(),
        (context, arguments) -> {
          seen.add(context.attempt());
          if (context.attempt() == 1) {
            throw new HttpResponseException(new TooMany("7"));
          }
          return null;
        });
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    fixture.with(new TooManyRequests()).startWorker();

    log = FailureLog.warnings(lines::add);
    fixture.app().publish(fixture.tasks.task("ask"));
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
    fixture.advance(Duration.ofSeconds(7));
    fixture.awaitQuiet();

    assertThat(seen).containsExactly(1, 2);
    assertThat(lines)
        .as("no line says that it failed")
        .singleElement()
        .asString()
        .contains("asks for a retry: the server answers 429", "delay=7");
  }

  @Test
  void another_answer_fails_the_task_as_before() {
    fixture.tasks.add(
        "ask",
        (context, arguments) -> {
          throw new HttpResponseException("gone", new TooMany("soon"));
        });
    fixture.with(new TooManyRequests()).startWorker().app().publish(fixture.tasks.task("ask"));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("TaskFailed");
  }

  /** An answer of a server. */
  private static final class TooMany extends HttpResponse {
    private final String after;

    TooMany(String after) {
      super(null);
      this.after = after;
    }

    @Override
    public int getStatusCode() {
      return 429;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
      return after;
    }

    @Override
    public String getHeaderValue(HttpHeaderName name) {
      return after;
    }

    @Override
    public HttpHeaders getHeaders() {
      return new HttpHeaders();
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return Flux.empty();
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString() {
      return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.empty();
    }
  }
}
