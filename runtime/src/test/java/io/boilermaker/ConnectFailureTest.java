package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reasons why a publisher and a worker cannot connect. That a text has no time-out in it shows
 * that nobody waited for one.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class ConnectFailureTest {

  private static final String KEY = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=";
  private static final String OTHER_KEY = "b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyb3Q=";

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named("tasks")).sharedAccessKey(KEY).start();
  private final Socket unused = boundSocket();
  private final HandWrittenTasks tasks = new HandWrittenTasks();

  ConnectFailureTest() {
    tasks.add("any", (context, arguments) -> null);
  }

  @AfterEach
  void close() throws IOException {
    unused.close();
    bus.close();
  }

  /** What a user has got wrong, and what is said of it. */
  enum Mistake {
    NOBODY_LISTENS("connection refused at localhost:"),
    UNKNOWN_HOST("unknown host no-such-host.invalid"),
    NO_TLS("speaks no TLS: is UseDevelopmentEmulator=true missing"),
    WRONG_KEY("unauthorized, check the key and its rights: "),
    NO_QUEUE("no such queue: "),
    WRONG_PROTOCOL("does not speak AMQP");

    private final String text;

    Mistake(String text) {
      this.text = text;
    }
  }

  // N-D09
  @ParameterizedTest
  @EnumSource
  void a_publisher_says_why_it_cannot_connect_as_soon_as_that_is_known(Mistake mistake) {
    try (var server = AnsweringServer.http();
        Boilermaker<Object> app = application(mistake, server)) {
      assertThatThrownBy(() -> app.publish(tasks.task("any")))
          .isInstanceOf(PublishException.class)
          .message()
          .contains(mistake.text)
          .doesNotContain("no answer within", KEY, OTHER_KEY);
      assertThat(app.publishAll(List.of(tasks.task("any"), tasks.task("any"))))
          .extracting(result -> String.valueOf(result.failure()))
          .allSatisfy(error -> assertThat(error).contains(mistake.text));
      assertThatThrownBy(() -> app.publishAsync(tasks.task("any")).join())
          .hasCauseInstanceOf(PublishException.class)
          .hasMessageContaining(mistake.text);
    }
  }

  // N-D09
  @ParameterizedTest
  @EnumSource
  void a_worker_says_why_it_cannot_connect_as_soon_as_that_is_known(Mistake mistake) {
    try (var server = AnsweringServer.http();
        Boilermaker<Object> app = application(mistake, server)) {
      assertThatThrownBy(app::start)
          .isInstanceOf(IllegalStateException.class)
          .message()
          .startsWith("cannot receive from queue '")
          .contains(mistake.text)
          .doesNotContain("within 20 s", KEY, OTHER_KEY);
    }
  }

  private Boilermaker<Object> application(Mistake mistake, AnsweringServer server) {
    String known = bus.connectionString();
    String port = ":" + bus.port();
    String connectionString =
        switch (mistake) {
          case NOBODY_LISTENS -> known.replace(port, ":" + unused.getLocalPort());
          case UNKNOWN_HOST ->
              "Endpoint=sb://no-such-host.invalid/;SharedAccessKeyName=a;SharedAccessKey=" + KEY;
          case NO_TLS -> known.replace("UseDevelopmentEmulator=true;", "");
          case WRONG_KEY -> known.replace(KEY, OTHER_KEY);
          case NO_QUEUE -> known;
          case WRONG_PROTOCOL -> known.replace(port, ":" + server.port());
        };
    return Boilermaker.builder(new Object())
        .config(
            BoilermakerConfig.builder()
                .connectionString(connectionString)
                .queueName(mistake == Mistake.NO_QUEUE ? "other" : "tasks")
                .build())
        .registries(List.of(tasks.registry()))
        .build();
  }

  /** Binds a port, so that no other test is given it; but nobody listens on it. */
  private static Socket boundSocket() {
    try {
      var socket = new Socket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
