package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What load balancers and browsers ask of the health. */
@Timeout(60)
class HealthServerTest {

  private static final WorkerHealth UNREADY =
      new WorkerHealth(true, false, null, null, 0, 0, 0, 0, 0, 0);
  private static final Logger JDK = Logger.getLogger("com.sun.net.httpserver");

  private final Queue<LogRecord> warnings = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(line);
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    JDK.addHandler(handler);
  }

  @AfterEach
  void close() {
    JDK.removeHandler(handler);
  }

  @ParameterizedTest
  @CsvSource({"GET, true", "HEAD, false", "POST, true", "OPTIONS, true"})
  void whoever_asks_gets_the_status_and_nobody_a_warning(String method, boolean hasBody)
      throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (HealthServer server = HealthServer.start(address, () -> UNREADY)) {
      for (String path : new String[] {"live", "ready"}) {
        HttpResponse<String> answer =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.port() + "/" + path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                    BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(path.equals("live") ? 200 : 503);
        assertThat(answer.body().contains("\"live\":true")).isEqualTo(hasBody);
      }
    }
    assertThat(warnings).isEmpty();
  }
}
