package io.boilermaker.broker;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.clients.AdministrationClients;
import io.boilermaker.broker.clients.JavaClients;
import io.boilermaker.broker.clients.TestTls;
import io.boilermaker.broker.internal.tls.ServerCertificate;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Connections that are encrypted; the Java SDK trusts what the JVM does. */
@Timeout(60)
@ResourceLock("SSLContext")
class TlsTest {

  @TempDir Path directory;
  private SSLContext before;

  @BeforeEach
  void remember() throws Exception {
    before = SSLContext.getDefault();
  }

  @AfterEach
  void restore() {
    SSLContext.setDefault(before);
  }

  private static LocalServiceBus start(Tls tls) {
    LocalServiceBus bus =
        LocalServiceBus.builder()
            .queue(QueueSpec.named(QUEUE))
            .administration(0)
            .sharedAccessKey("secret")
            .tls(tls)
            .start();
    SSLContext.setDefault(TestTls.trusting(bus.certificate()));
    return bus;
  }

  private static void assertWorks(LocalServiceBus bus) {
    try (JavaClients clients = new JavaClients(bus, bus.connectionString())) {
      ServiceBusSenderClient sender = clients.sender();
      List<ServiceBusMessage> messages = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        messages.add(new ServiceBusMessage("message " + i));
      }
      sender.sendMessages(messages);
      sender.sendMessage(new ServiceBusMessage("x".repeat(250_000)));
      ServiceBusReceiverClient receiver = clients.receiver();
      List<ServiceBusReceivedMessage> received = JavaClients.receive(receiver, 501);
      assertThat(JavaClients.bodies(received)).hasSize(501).contains("x".repeat(250_000));
      received.subList(400, 501).forEach(receiver::complete);
      assertThat(bus.counts(QUEUE).total()).isEqualTo(400);
    }
    assertThat(AdministrationClients.client(bus).listQueues()).hasSize(1);
  }

  @Test
  void a_certificate_is_made_that_clients_can_be_told_to_trust() {
    try (LocalServiceBus bus = start(Tls.selfSigned())) {
      assertThat(bus.connectionString()).doesNotContain("UseDevelopmentEmulator");
      assertThat(bus.administrationConnectionString()).doesNotContain("UseDevelopmentEmulator");
      assertWorks(bus);
    }
  }

  @Test
  void the_certificate_of_a_key_store_is_used() throws Exception {
    ServerCertificate made =
        ServerCertificate.selfSigned(InetAddress.getLoopbackAddress(), Instant.now());
    Path file = directory.resolve("server.p12");
    write(made, file);
    try (LocalServiceBus bus = start(Tls.ofPkcs12(file, "password"))) {
      assertThat(bus.certificate()).isEqualTo(made.pem());
      assertWorks(bus);
    }
    assertThatThrownBy(() -> start(Tls.ofPkcs12(file, "another")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("server.p12' cannot be read as PKCS12: ");
    assertThatThrownBy(() -> start(Tls.ofPkcs12(directory.resolve("none.p12"), "")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.p12' does not exist");
  }

  private static void write(ServerCertificate certificate, Path file) throws Exception {
    char[] password = "password".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(
        "a", certificate.key(), password, certificate.chain().toArray(Certificate[]::new));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
  }

  @Test
  void the_certificate_is_for_this_server_only() throws Exception {
    X509Certificate certificate =
        ServerCertificate.selfSigned(
                InetAddress.getByAddress(new byte[] {10, 0, 0, 7}), Instant.now())
            .chain()
            .get(0);
    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity();
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getKeyUsage()).startsWith(true, false, false, false, false, false);
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> name.get(1)))
        .map(Object::toString)
        .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "10.0.0.7");
    assertThat(certificate.getSerialNumber()).isPositive();
  }

  @Test
  void a_client_that_does_not_trust_it_does_not_connect() {
    try (LocalServiceBus bus = start(Tls.selfSigned())) {
      HttpClient stranger = HttpClient.newBuilder().sslContext(before).build();
      assertThatThrownBy(() -> page(stranger, bus)).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void browsers_see_the_page_by_https() throws Exception {
    try (LocalServiceBus bus = start(Tls.selfSigned())) {
      HttpClient client =
          HttpClient.newBuilder().sslContext(TestTls.trusting(bus.certificate())).build();
      assertThat(page(client, bus).statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> page(HttpClient client, LocalServiceBus bus)
      throws Exception {
    int port = AdministrationClients.port(bus.administrationConnectionString());
    URI uri = URI.create("https://localhost:" + port + "/");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void what_does_not_speak_tls_is_disconnected_and_disturbs_nobody() throws Exception {
    try (LocalServiceBus bus = start(Tls.selfSigned())) {
      for (byte[] bytes :
          List.of(
              "AMQP\3\1\0\0".getBytes(US_ASCII), new byte[100], new byte[] {22, 3, 3, -1, -1})) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bus.port())) {
          socket.getOutputStream().write(bytes);
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        }
      }
      assertWorks(bus);
    }
  }
}
