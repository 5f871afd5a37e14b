package io.boilermaker.broker.internal.admin;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.AdministrationClients;
import io.boilermaker.broker.clients.JavaClients;
import io.boilermaker.broker.clients.Signature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page that a browser shows. */
@Timeout(60)
class QueuesPageTest {

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> get(LocalServiceBus bus, String... headers) throws Exception {
    int port = AdministrationClients.port(bus.administrationConnectionString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void it_shows_the_queues_with_the_first_messages_of_each() throws Exception {
    LocalServiceBus.Builder builder =
        LocalServiceBus.builder()
            .queue(QueueSpec.named(QUEUE))
            .queue(QueueSpec.named("empty"))
            .administration(0);
    try (JavaClients clients = new JavaClients(builder.start())) {
      clients.send("dead");
      ServiceBusReceiverClient receiver = clients.receiver();
      DeadLetterOptions why =
          new DeadLetterOptions()
              .setDeadLetterReason("<b>why</b>")
              .setDeadLetterErrorDescription("it's \"bad\"");
      receiver.deadLetter(JavaClients.one(receiver), why);
      receiver.close();
      clients.send("<script>alert(1)</script>", "x".repeat(300), "\u202eevil\u0007");
      clients
          .sender()
          .scheduleMessage(new ServiceBusMessage("later"), OffsetDateTime.now().plusHours(1));
      for (int i = 0; i < 10; i++) {
        clients.send("number " + i);
      }
      HttpResponse<String> page = get(clients.bus);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
      assertThat(page.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none';"));
      assertThat(page.body())
          .contains("<tr><td>tasks</td><td>13</td><td>0</td><td>0</td><td>1</td><td>1</td>")
          .contains("<tr><td>empty</td><td>0</td>")
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .contains(">" + "x".repeat(200) + "…<")
          .contains("\ufffdevil\ufffd")
          .contains("&lt;b&gt;why&lt;/b&gt;: it&#39;s &quot;bad&quot;")
          .contains("dead lettered", "for 20")
          .doesNotContain("<script", "number 9", "<h2>empty");
      assertThat(clients.counts().locked()).isZero();
    }
  }

  @Test
  void pages_of_others_and_other_names_do_not_get_it() throws Exception {
    try (LocalServiceBus bus = LocalServiceBus.builder().administration(0).start()) {
      assertThat(get(bus).statusCode()).isEqualTo(200);
      assertThat(get(bus, "Origin", "http://evil.example").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void with_a_key_it_asks_for_a_rule_that_manages() throws Exception {
    try (LocalServiceBus bus =
        LocalServiceBus.builder()
            .administration(0)
            .sharedAccessKey("a:key")
            .rule("sender", "s", AccessRight.SEND)
            .start()) {
      HttpResponse<String> asked = get(bus);
      assertThat(asked.statusCode()).isEqualTo(401);
      assertThat(asked.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("Basic realm="));
      String root = "RootManageSharedAccessKey";
      assertThat(get(bus, "Authorization", basic(root + ":a:key")).statusCode()).isEqualTo(200);
      String lower = basic(root + ":a:key").replace("Basic", "basic");
      assertThat(get(bus, "Authorization", lower).statusCode()).isEqualTo(200);
      assertThat(get(bus, "Authorization", basic(root + ":other")).statusCode()).isEqualTo(401);
      assertThat(get(bus, "Authorization", basic("sender:s")).statusCode()).isEqualTo(401);
      assertThat(get(bus, "Authorization", "Basic ???").statusCode()).isEqualTo(401);
      String token = Signature.of("a:key", "sb://localhost/", Instant.now().plusSeconds(600));
      assertThat(get(bus, "Authorization", token).statusCode()).isEqualTo(200);
    }
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }
}
