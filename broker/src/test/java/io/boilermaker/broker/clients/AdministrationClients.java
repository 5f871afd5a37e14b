package io.boilermaker.broker.clients;

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
import reactor.core.publisher.Mono;

/** Administration clients of the Java SDK. */
public final class AdministrationClients {

  private AdministrationClients() {}

  public static ServiceBusAdministrationClient client(LocalServiceBus bus) {
    return client(bus.administrationConnectionString());
  }

  public static ServiceBusAdministrationClient client(String connectionString) {
    return new ServiceBusAdministrationClientBuilder()
        .connectionString(connectionString)
        .addPolicy(
            new Redirect(
                connectionString.contains("UseDevelopmentEmulator=true") ? "http" : "https",
                port(connectionString)))
        .buildClient();
  }

  public static int port(String connectionString) {
    return URI.create(connectionString.replaceAll("^Endpoint=([^;]*);.*", "$1")).getPort();
  }

  /**
   * This client drops the port of its connection string and always speaks TLS, whatever that says
   * of an emulator.
   */
  private record Redirect(String scheme, int port) implements HttpPipelinePolicy {

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
        context.getHttpRequest().setUrl(url.setScheme(scheme).setPort(port).toUrl());
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
