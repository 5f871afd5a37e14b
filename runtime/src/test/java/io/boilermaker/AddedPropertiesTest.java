package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.interceptor.Publication;
import io.boilermaker.interceptor.PublishInterceptor;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What interceptors cannot add to a message, and what they can in inline mode. */
@Timeout(60)
class AddedPropertiesTest {

  private static final String TRACE = "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01";

  private final WorkerFixture fixture = new WorkerFixture();

  AddedPropertiesTest() {
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
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Task call() {
    return fixture.tasks.task("call");
  }

  static Stream<Arguments> refusedProperties() {
    return Stream.of(
        Arguments.of("", "x", "1 to 128"),
        Arguments.of("ä", "x", "1 to 128"),
        Arguments.of("x".repeat(129), "x", "1 to 128"),
        Arguments.of("boilermaker-hand-backs", 1, "uses itself"),
        Arguments.of("Boilermaker-Interruptions", 1, "uses itself"),
        Arguments.of("traceparent", TRACE, "trace("),
        Arguments.of("diagnostic-id", TRACE, "trace("),
        Arguments.of("DeadLetterReason", "x", "uses itself"),
        Arguments.of("x-opt-partition-key", "x", "uses itself"),
        Arguments.of("list", List.of(1), "ImmutableCollections"),
        Arguments.of("bytes", new byte[] {1}, "must be a text"),
        Arguments.of("half", "\uD800", "must be a text"),
        Arguments.of("long", "x".repeat(40_000), "more than 32000 bytes"));
  }

  @ParameterizedTest
  @MethodSource("refusedProperties")
  void a_property_that_no_message_may_have_fails_the_publication(
      String name, Object value, String why) {
    fixture.publishing(publication -> publication.property(name, value));

    assertThatThrownBy(() -> fixture.app().publish(call()))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("IllegalArgumentException")
        .hasMessageContaining(why);
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94"})
  void a_trace_that_is_not_valid_fails_the_publication(String trace) {
    fixture.publishing(publication -> publication.trace(trace, null));

    assertThatThrownBy(() -> fixture.app().publish(call())).hasMessageContaining("no valid trace");
  }

  @Test
  void a_delay_that_is_nonsense_is_refused_by_the_options() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublishOptions.none().withDelay(Duration.ofSeconds(-1)));
  }

  @Test
  void inline_mode_has_the_same_doors_and_properties() {
    InlineQueue queue = new InlineQueue();
    Queue<Object> received = new ConcurrentLinkedQueue<>();
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    try (Boilermaker<Object> app =
        fixture
            .builder(new Object())
            .inline(queue)
            .interceptor(
                (PublishInterceptor)
                    publication -> seen.add(publication.kind() + " " + publication.queue()))
            .interceptor(
                (PublishInterceptor)
                    publication -> {
                      received.addAll(publication.receivedProperties().values());
                      publication.property("kind", publication.kind().name());
                    })
            .build()) {
      app.publish(fixture.tasks.task("second_try").onSuccess(fixture.tasks.task("callback")));
    }

    assertThat(seen).containsExactly("CALL inline", "RETRY inline", "SUCCESS_CALLBACK inline");
    assertThat(received).containsExactly("CALL", "RETRY");
    assertThat(queue.runs()).hasSize(3);
  }

  @Test
  void inline_mode_dead_letters_where_a_callback_is_refused() {
    InlineQueue queue = new InlineQueue();
    try (Boilermaker<Object> app =
        fixture
            .builder(new Object())
            .inline(queue)
            .interceptor(
                (PublishInterceptor)
                    publication -> {
                      if (publication.kind() != Publication.Kind.CALL) {
                        throw new IllegalStateException("no");
                      }
                    })
            .build()) {
      app.publish(call().onSuccess(fixture.tasks.task("callback")));
    }

    assertThat(queue.deadLetters())
        .singleElement()
        .satisfies(
            dead ->
                assertThat(dead.description()).contains("success callback cannot be published"));
  }
}
