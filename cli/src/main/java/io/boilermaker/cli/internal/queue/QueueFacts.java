package io.boilermaker.cli.internal.queue;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.rest.Response;
import com.azure.core.util.UrlBuilder;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClientBuilder;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import com.azure.messaging.servicebus.administration.models.QueueRuntimeProperties;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.ServiceBusClients;
import java.net.MalformedURLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the service itself says of a queue, to who may manage it. */
public final class QueueFacts {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Few: where nobody answers, such as beside a local broker, all commands would wait for it. */
  private static final RetryOptions RETRIES =
      new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(300)));

  private static final Pattern PORT = Pattern.compile("(?i)Endpoint\\s*=\\s*sb://[^;/]*:(\\d+)");

  private final ServiceBusAdministrationClient client;
  private final String queue;

  /**
   * Creates one; nothing is asked yet.
   *
   * @param connectionString of administration where it has another address, as with the local
   *     broker; null if it has not
   */
  public QueueFacts(BoilermakerConfig config, @Nullable String connectionString) {
    var builder =
        connectionString == null
            ? ServiceBusClients.administration(config)
            : new ServiceBusAdministrationClientBuilder().connectionString(connectionString);
    if (connectionString != null
        && connectionString.toLowerCase(Locale.ROOT).contains("usedevelopmentemulator=true")) {
      Matcher port = PORT.matcher(connectionString);
      builder.addPolicy(new PlainHttp(port.find() ? Integer.parseInt(port.group(1)) : 80));
    }
    this.client = builder.retryOptions(RETRIES).buildClient();
    this.queue = config.queueName();
  }

  /**
   * The answer about a queue.
   *
   * @param serverTime the service's own time; null if it did not say
   */
  public record Facts(
      QueueProperties settings, QueueRuntimeProperties counts, @Nullable Instant serverTime) {}

  /** Asks; nothing if the login may not manage the queue, or nobody answers. */
  public Optional<Facts> ask() {
    try {
      return Optional.ofNullable(
          Mono.fromCallable(this::facts)
              .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
              .toFuture()
              .get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  private Facts facts() {
    Response<QueueProperties> settings =
        client.getQueueWithResponse(queue, com.azure.core.util.Context.NONE);
    return new Facts(
        settings.getValue(),
        client.getQueueRuntimeProperties(queue),
        time(settings.getHeaders().getValue(com.azure.core.http.HttpHeaderName.DATE)));
  }

  private static @Nullable Instant time(@Nullable String date) {
    try {
      return date == null
          ? null
          : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /**
   * The SDK's client drops the port of its connection string and always speaks TLS, whatever that
   * says of an emulator.
   */
  private record PlainHttp(int port) implements HttpPipelinePolicy {

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
