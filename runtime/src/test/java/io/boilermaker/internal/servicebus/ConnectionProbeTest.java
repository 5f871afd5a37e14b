package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.AnsweringServer;
import io.boilermaker.internal.servicebus.ConnectionProbe.Endpoint;
import io.boilermaker.internal.servicebus.ConnectionProbe.Kind;
import io.boilermaker.internal.servicebus.ConnectionProbe.Obstacle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionProbeTest {

  private static final byte[] AMQP = "AMQP\3\1\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] TLS_ALERT = {0x15, 3, 1, 0, 2, 2, 80};

  private static Obstacle probe(int port, boolean tls) {
    var endpoint = new Endpoint("localhost", port, tls);
    return new ConnectionProbe(endpoint, Duration.ofSeconds(1)).run();
  }

  private static Obstacle probe(byte[] answer, boolean tls) {
    try (var server = new AnsweringServer(answer)) {
      return probe(server.port(), tls);
    }
  }

  // N-D09
  @Test
  void nothing_stands_in_the_way_of_a_server_that_speaks_amqp() {
    assertThat(probe(AMQP, /* tls= */ false)).isNull();
  }

  // N-D09
  @Test
  void a_server_that_speaks_something_else_is_told_by_what_it_says() {
    assertThat(probe(AMQP, /* tls= */ true).text()).contains("speaks no TLS");
    assertThat(probe(TLS_ALERT, /* tls= */ false).text()).contains("speaks TLS: ");
    assertThat(probe(TLS_ALERT, /* tls= */ true).text()).contains("refuses TLS: ");
    Obstacle other = probe("HTTP/1.1".getBytes(StandardCharsets.UTF_8), /* tls= */ false);
    assertThat(other.text()).contains("does not speak AMQP");
    assertThat(other.kind()).isEqualTo(Kind.WRONG_SERVER);
  }

  // N-D09
  @Test
  void a_server_that_closes_connections_may_be_starting() {
    for (boolean tls : new boolean[] {false, true}) {
      Obstacle closes = probe(new byte[0], tls);
      assertThat(closes.text()).contains("closes new connections at once");
      assertThat(closes.kind()).isEqualTo(Kind.ABSENT);
    }
  }

  // N-D09
  @Test
  void a_server_that_is_silent_may_answer_later() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (boolean tls : new boolean[] {false, true}) {
        Obstacle obstacle = probe(silent.getLocalPort(), tls);
        assertThat(obstacle.text()).contains("no answer within 1 s");
        assertThat(obstacle.kind()).isEqualTo(Kind.SILENT);
      }
    }
  }

  // N-D09
  @Test
  void a_port_on_which_nobody_listens_is_named() throws IOException {
    try (var bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Obstacle obstacle = probe(bound.getLocalPort(), /* tls= */ true);
      assertThat(obstacle.text()).contains("connection refused at localhost:");
      assertThat(obstacle.kind()).isEqualTo(Kind.ABSENT);
    }
  }

  // N-D09
  @Test
  void the_ports_are_those_of_the_sdk() {
    assertThat(Endpoint.of("a", -1, /* tls= */ true)).hasToString("a:5671");
    assertThat(Endpoint.of("a", -1, /* tls= */ false)).hasToString("a:5672");
    assertThat(Endpoint.of("a", 9, /* tls= */ true)).hasToString("a:9");
  }
}
