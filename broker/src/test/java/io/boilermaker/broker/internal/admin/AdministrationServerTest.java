package io.boilermaker.broker.internal.admin;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.AdministrationClients;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Requests and answers that the SDKs do not show. */
@Timeout(60)
class AdministrationServerTest {

  private static final String ENTRY =
      "<entry xmlns='http://www.w3.org/2005/Atom'><content type='application/xml'>%s</content></entry>";

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).administration(0).start();
  private final int port = AdministrationClients.port(bus.administrationConnectionString());
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    bus.close();
  }

  // N-B10
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|missing|404|The messaging entity 'sb://localhost/missing' could not be found.",
        "GET|?api-version=2021-05|404|The messaging entity 'sb://localhost/' could not be found.",
        "DELETE|missing|404|The messaging entity 'sb://localhost/missing' could not be found.",
        "GET|$Resources/queues?$skip=x|400|$skip must be a whole number.",
        "POST|tasks|405|The method 'POST' is not supported.",
        "GET|tasks?api-version=latest|400|api-version must be a year and a month",
        "GET|tasks?api-version=2021-13|400|api-version must be a year and a month",
        "PUT|new|400|The body is not the XML of an ATOM entry",
        "PUT|topic/Subscriptions/one|400|Only queues are supported",
      })
  void a_refusal_is_xml_with_status_and_reason(
      String method, String path, int status, String reason) {
    HttpResponse<String> response = send(request(path).method(method, BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .startsWith("<Error><Code>" + status + "</Code><Detail>")
        .contains(reason)
        .endsWith("</Detail></Error>");
  }

  @Test
  void a_request_without_a_token_is_refused() {
    HttpResponse<String> response = send(HttpRequest.newBuilder(uri(QUEUE)).DELETE());
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("no Authorization header");
    assertThat(bus.counts(QUEUE).total()).isZero();
  }

  // N-S11
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Host: evil.example|421",
        "Host: localhost.evil.example:5300|421",
        "Host: 127.0.0.1.evil.example|421",
        "Host: localhost@evil.example|421",
        "Host: evil.example\\r\\nHost: localhost|400",
        "X-Forwarded-Host: localhost|400",
        "Host: localhost\\r\\nOrigin: http://evil.example|403",
        "Host: localhost\\r\\nOrigin: null|403",
        "Host: localhost\\r\\nOrigin: http://localhost:3000|403",
      })
  void a_page_in_a_browser_gets_nothing(String headers, int status) throws IOException {
    for (String method : List.of("GET", "DELETE")) {
      String lines = headers.replace("\\r\\n", "\r\n") + "\r\nAuthorization: x";
      assertThat(statusOf(method + " /" + QUEUE, lines)).isEqualTo(status);
    }
    assertThat(bus.counts(QUEUE).total()).isZero();
  }

  // N-S11
  @Test
  void a_request_target_cannot_name_another_host() throws IOException {
    assertThat(
            statusOf("DELETE http://evil.example/" + QUEUE, "Host: localhost\r\nAuthorization: x"))
        .isEqualTo(421);
    assertThat(bus.counts(QUEUE).total()).isZero();
  }

  // N-S11
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:5300",
        "127.0.0.1",
        "127.0.0.1:80",
        "[::1]:5300",
        "10.0.0.7"
      })
  void this_machine_may_be_called_localhost_or_by_an_address(String host) throws IOException {
    assertThat(statusOf("GET /" + QUEUE, "Host: " + host + "\r\nAuthorization: x")).isEqualTo(200);
  }

  // N-S11
  @Test
  void an_empty_authorization_is_none() throws IOException {
    assertThat(statusOf("GET /" + QUEUE, "Host: localhost\r\nAuthorization: ")).isEqualTo(401);
  }

  // N-S11
  @Test
  void a_broker_with_a_key_asks_for_a_signature_and_not_for_a_name() throws IOException {
    try (LocalServiceBus keyed =
        LocalServiceBus.builder().administration(0).sharedAccessKey("secret").start()) {
      int keyedPort = AdministrationClients.port(keyed.administrationConnectionString());
      assertThat(statusOf(keyedPort, "GET /x", "Host: broker:5300\r\nAuthorization: x"))
          .isEqualTo(401);
    }
  }

  private int statusOf(String target, String headers) throws IOException {
    return statusOf(port, target, headers);
  }

  /** Sends headers that an HTTP client does not let through, and returns the status. */
  private static int statusOf(int port, String target, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = target + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      String reply = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return Integer.parseInt(reply.split(" ", 3)[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE entry [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><entry><content><QueueDescription>"
            + "<LockDuration>&e;</LockDuration></QueueDescription></content></entry>",
        "<!DOCTYPE entry [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><entry><content>"
            + "<QueueDescription><UserMetadata>&b;</UserMetadata></QueueDescription></content></entry>",
        "<entry><content><QueueDescription>",
        "<entry/>",
        "{}"
      })
  void a_body_that_is_no_entry_or_brings_a_definition_of_its_own_is_refused(String body) {
    assertThat(put("new", body).statusCode()).isEqualTo(400);
    assertThat(send(request("new").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void an_endless_body_is_refused() {
    assertThat(put("new", " ".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void a_name_that_the_service_would_not_take_is_refused() {
    HttpResponse<String> response = put("-a", ENTRY.formatted("<QueueDescription/>"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("queue name must be");
  }

  @Test
  void clients_that_do_not_finish_their_request_hold_up_nobody() throws IOException {
    byte[] tls = {0x16, 3, 1, 2, 0, 1, 0};
    byte[] half = "PUT /new HTTP/1.1\r\nContent-Length: 100\r\n\r\n<entry".getBytes(US_ASCII);
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(i % 2 == 0 ? tls : half);
        open.add(socket);
      }
      assertThat(send(request(QUEUE).GET()).statusCode()).isEqualTo(200);
      bus.close();
      assertThatThreadsEnd();
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void listens_on_loopback_only_and_ends_with_its_broker() throws IOException {
    InetAddress other = InetAddress.getByName("127.0.0.2");
    assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(IOException.class);
    assertThat(send(request(QUEUE).GET()).statusCode()).isEqualTo(200);
    bus.close();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
    assertThatThreadsEnd();
  }

  /** Waits, because a pool ends a moment before the last of its threads. */
  private void assertThatThreadsEnd() {
    await()
        .atMost(Duration.ofSeconds(2))
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().endsWith("administration-" + port)));
  }

  @Test
  void a_port_that_is_taken_is_named_and_leaves_nothing() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = bus.port();
      bus.close();
      LocalServiceBus.Builder builder =
          LocalServiceBus.builder().port(free).administration(taken.getLocalPort());
      assertThatThrownBy(builder::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
      LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).port(free).start().close();
    }
  }

  @Test
  void a_broker_has_no_administration_unless_asked() {
    try (LocalServiceBus plain = LocalServiceBus.builder().queue(QueueSpec.named("a")).start()) {
      assertThatIllegalStateException()
          .isThrownBy(plain::administrationConnectionString)
          .withMessageContaining("call administration(...)");
    }
  }

  @Test
  void a_broker_that_clients_fill_may_start_empty() {
    try (LocalServiceBus bus = LocalServiceBus.builder().administration(0).start()) {
      String connectionString = bus.administrationConnectionString();
      AdministrationClients.client(connectionString).createQueue("first");
      assertThat(bus.counts("first").total()).isZero();
    }
  }

  // N-B10
  @ParameterizedTest
  @CsvSource({"2017-04,400", "2021-05,201", "2024-05,201"})
  void size_of_messages_is_refused_by_versions_before_it_was_known(String version, int status) {
    String body =
        ENTRY.formatted(
            "<QueueDescription><MaxMessageSizeInKilobytes>1024</MaxMessageSizeInKilobytes>"
                + "</QueueDescription>");
    assertThat(put("new?api-version=" + version, body).statusCode()).isEqualTo(status);
  }

  @Test
  void an_answer_is_xml_whatever_the_path_holds() throws Exception {
    for (String path : List.of("a%00b", "$Resources/queues%0b", "a%EF%BF%BFb")) {
      String body = send(request(path).GET()).body();
      assertThat(body).contains("\ufffd");
      DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(body)));
    }
  }

  @Test
  void a_page_of_no_queues_has_no_next_one() {
    assertThat(send(request("$Resources/queues?$top=0").GET()).body())
        .contains("<feed")
        .doesNotContain("rel=\"next\"");
    assertThat(send(request("$Resources/queues?$skip=0&$top=1").GET()).body()).contains(QUEUE);
  }

  @Test
  void a_method_that_is_not_supported_is_answered_with_those_that_are() {
    HttpResponse<String> patch = send(request(QUEUE).method("PATCH", BodyPublishers.ofString("x")));
    assertThat(patch.statusCode()).isEqualTo(405);
    assertThat(patch.headers().firstValue("Allow")).hasValue("GET, PUT, DELETE");
    HttpResponse<String> head = send(request(QUEUE).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(405);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UTF-8|\ufeff|",
        "UTF-16BE|\ufeff|",
        "UTF-16LE|\ufeff|application/atom+xml",
        "UTF-16|<?xml version='1.0' encoding='utf-16'?>|application/atom+xml; charset=\"utf-16\"",
        "UTF-8|<?xml version='1.0' encoding='utf-16'?>|application/atom+xml;type=entry;charset=utf-8",
        "ISO-8859-1||text/xml;charset=iso-8859-1"
      })
  void a_body_may_be_in_any_encoding_that_it_says(
      Charset charset, String begin, String contentType) {
    byte[] body =
        ((begin == null ? "" : begin)
                + ENTRY.formatted(
                    "<QueueDescription><UserMetadata>é</UserMetadata>"
                        + "<LockDuration>PT7S</LockDuration></QueueDescription>"))
            .getBytes(charset);
    HttpRequest.Builder request = request("new").PUT(BodyPublishers.ofByteArray(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    HttpResponse<String> response = send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(response.body()).contains("<LockDuration>PT7S</LockDuration>");
  }

  @Test
  void a_body_that_is_no_text_is_refused() {
    byte[] bytes = {'<', (byte) 0xff, '>'};
    HttpResponse<String> response = send(request("new").PUT(BodyPublishers.ofByteArray(bytes)));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("The body is not text in UTF-8.");
    HttpRequest.Builder unknown =
        request("new")
            .header("Content-Type", "a/b;charset=x-nope")
            .PUT(BodyPublishers.ofString(""));
    assertThat(send(unknown).body()).contains("The charset 'x-nope' is unknown.");
  }

  private HttpResponse<String> put(String path, String body) {
    return send(request(path).PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "SharedAccessSignature x");
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + "/" + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
