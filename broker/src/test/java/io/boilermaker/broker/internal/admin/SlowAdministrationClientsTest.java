package io.boilermaker.broker.internal.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.AdministrationClients;
import io.boilermaker.broker.clients.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that begin a request and do not end it occupy few threads, and only for a while. */
@Timeout(60)
class SlowAdministrationClientsTest {

  private static final int CLIENTS = 60;

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named("tasks")).administration(0).start();
  private final int port = AdministrationClients.port(bus.administrationConnectionString());
  private final List<Socket> slow = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
    bus.close();
  }

  private Socket connect(byte[] sent) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(sent);
    return socket;
  }

  static byte[] begun(String kind) {
    return kind.equals("AMQP") ? RawClient.SASL : kind.replace("|", "\r\n").getBytes(US_ASCII);
  }

  // N-R13
  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "AMQP",
        "GET /tasks HTTP/1.1|Host: localhost|X: ",
        "PUT /new HTTP/1.1|Host: localhost|Authorization: x|Content-Length: 1000||<",
        "PUT /new HTTP/1.1|Host: localhost|Authorization: x|Transfer-Encoding: chunked||5|"
      })
  void the_oldest_are_cut_off_and_others_are_answered(String begun) throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      slow.add(connect(begun(begun)));
    }
    // As soon as one is cut off, fewer than are possible at once are still to begin.
    assertThat(isAtItsEnd(slow.get(0))).isTrue();
    byte[] request =
        "GET /tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: x\r\nConnection: close\r\n\r\n"
            .getBytes(US_ASCII);
    try (Socket socket = connect(request)) {
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 200 OK");
    }
  }

  private static boolean isAtItsEnd(Socket socket) throws IOException {
    try {
      return socket.getInputStream().readAllBytes().length >= 0;
    } catch (SocketException e) {
      return true;
    }
  }
}
