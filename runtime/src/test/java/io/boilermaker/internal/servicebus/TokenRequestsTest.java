package io.boilermaker.internal.servicebus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What azure-identity requests tokens with. */
class TokenRequestsTest {

  // N-S14
  @Test
  void the_http_client_of_the_sdk_is_that_of_the_jdk() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      HttpClient client = HttpClient.createDefault();
      assertThat(client.getClass().getName()).contains(".jdk.");
      String url = "http://localhost:" + server.getAddress().getPort() + "/token";
      HttpRequest request = new HttpRequest(HttpMethod.POST, url).setBody("grant_type=x");
      try (HttpResponse response = client.send(request).block(Duration.ofSeconds(30))) {
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(new String(response.getBodyAsByteArray().block(), UTF_8))
            .isEqualTo("grant_type=x");
      }
    } finally {
      server.stop(0);
    }
  }
}
