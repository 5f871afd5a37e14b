package io.boilermaker.broker.clients;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.UrlBuilder;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClientBuilder;
import io.boilermaker.broker.LocalServiceBus;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** Administration clients of the Java SDK. */
public final class AdministrationClients {

  /** The port that this client uses with a connection string. */
  static final int HTTPS = 443;

  private AdministrationClients() {}

  public static ServiceBusAdministrationClient client(LocalServiceBus bus) {
    return client(bus.administrationConnectionString());
  }

  /**
   * Makes a client of an administration connection string. The client loses the port of that, but
   * not the port of a namespace for which it is given a credential.
   */
  public static ServiceBusAdministrationClient client(String connectionString) {
    ServiceBusAdministrationClientBuilder builder = new ServiceBusAdministrationClientBuilder();
    int port = port(connectionString);
    return connectionString.contains("UseDevelopmentEmulator=true")
        ? builder.connectionString(connectionString).addPolicy(new Redirect(port)).buildClient()
        : builder.credential("localhost:" + port, signing(connectionString)).buildClient();
  }

  /** Returns a credential that signs with the key of a connection string. */
  private static TokenCredential signing(String connectionString) {
    String rule = connectionString.replaceAll(".*;SharedAccessKeyName=([^;]*);.*", "$1");
    String key = connectionString.replaceAll(".*;SharedAccessKey=([^;]*);.*", "$1");
    return request -> {
      Instant until = Instant.now().plus(Duration.ofHours(1));
      return Mono.just(
          new AccessToken(
              Signature.of(rule, key, "https://localhost/", until),
              until.atOffset(ZoneOffset.UTC)));
    };
  }

  public static int port(String connectionString) {
    return URI.create(connectionString.replaceAll("^Endpoint=([^;]*);.*", "$1")).getPort();
  }

  /** This client always speaks TLS, whatever its connection string says of an emulator. */
  private record Redirect(int port) implements HttpPipelinePolicy {

    @Override
    public Mono<HttpResponse> process(
        HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
      redirect(context);
      return next.process();
    }

    @Override
    public HttpResponse processSync(
        HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
      redirect(context);
      return next.processSync();
    }

    private void redirect(HttpPipelineCallContext context) {
      try {
        UrlBuilder url = UrlBuilder.parse(context.getHttpRequest().getUrl());
        context.getHttpRequest().setUrl(url.setScheme("http").setPort(port).toUrl());
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
