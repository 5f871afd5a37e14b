package io.boilermaker;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.util.ClientOptions;
import com.azure.core.util.TracingOptions;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import io.boilermaker.internal.servicebus.MessagePump;
import io.boilermaker.internal.servicebus.MessageScheduler;
import io.boilermaker.internal.servicebus.QueueReceiver;
import io.boilermaker.internal.servicebus.Reachability;
import io.boilermaker.internal.servicebus.SdkReceiver;
import io.boilermaker.internal.servicebus.SenderCache;
import io.boilermaker.internal.servicebus.SenderScheduler;
import io.boilermaker.internal.servicebus.ServiceClock;
import io.boilermaker.internal.servicebus.ServiceRequests;
import io.boilermaker.internal.time.TimeSource;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The clients that share one connection to a namespace. It is opened by the first of them.
 *
 * @param config where the namespace and the queue are
 * @param clients makes them
 * @param time of the application
 * @param clock the service's, as the application has learned it
 * @param reachability tells why the service does not answer
 */
record ServiceBusConnection(
    BoilermakerConfig config,
    ServiceBusClientBuilder clients,
    TimeSource time,
    ServiceClock clock,
    Reachability reachability) {

  private static final Duration TRY_TIMEOUT = Duration.ofSeconds(15);

  /** Bounds one publication, which is repeated while the service is busy or away. */
  private static final Duration PUBLISH_LIMIT = Duration.ofSeconds(30);

  /**
   * Makes a connection.
   *
   * @param isTraced whether the SDK's own tracing, if there is any, makes spans of what it does
   */
  static ServiceBusConnection of(
      BoilermakerConfig config, TimeSource time, ServiceClock clock, boolean isTraced) {
    ServiceBusClientBuilder clients =
        new ServiceBusClientBuilder()
            .retryOptions(new AmqpRetryOptions().setTryTimeout(TRY_TIMEOUT));
    if (!isTraced) {
      clients.clientOptions(
          new ClientOptions().setTracingOptions(new TracingOptions().setEnabled(false)));
    }
    config.address().login().configure(clients);
    return new ServiceBusConnection(
        config, clients, time, clock, new Reachability(config.address()));
  }

  /** Opens a receiver of the application's own queue. */
  QueueReceiver receiver() {
    return new SdkReceiver(
        clients
            .receiver()
            .queueName(config.queueName())
            .receiveMode(ServiceBusReceiveMode.PEEK_LOCK)
            // The pump does that: what the SDK buffers cannot be released.
            .prefetchCount(0)
            .disableAutoComplete()
            .maxAutoLockRenewDuration(Duration.ZERO)
            .buildAsyncClient());
  }

  /** Looks into the application's own queue by a link of its own. */
  Mono<List<ServiceBusReceivedMessage>> peek(int count, Duration limit) {
    return reachability.explained(
        Mono.using(
                this::receiver,
                receiver -> receiver.peek(count).collectList(),
                QueueReceiver::close)
            .timeout(limit));
  }

  /** Returns the application's own queue as a source of messages. */
  MessagePump.Source source() {
    return new MessagePump.Source(this::receiver, requests(), clock);
  }

  /** Returns what sends to any queue of the namespace. */
  MessageScheduler scheduler() {
    return new SenderScheduler(new SenderCache(clients, config.queueName()), clock);
  }

  /** Returns requests that give up within the limit of one publication. */
  ServiceRequests publishRequests() {
    return new ServiceRequests(PUBLISH_LIMIT, time.ticker());
  }

  /** Returns requests that give up within the limit for answers. */
  ServiceRequests requests() {
    return new ServiceRequests(config.answerLimit(), time.ticker());
  }
}
