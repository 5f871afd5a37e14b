package io.boilermaker.benchmarks.work;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * Receives by the SDK's asynchronous client, runs handlers on threads of its own, for they may
 * wait, and settles without holding a thread. It has no retries, no renewal of locks and no orderly
 * stop.
 */
final class HandLoop implements AutoCloseable {

  private final ServiceBusReceiverAsyncClient receiver;
  private final ExecutorService threads;
  private final int concurrency;
  private final Consumer<ServiceBusReceivedMessage> handler;

  HandLoop(
      ServiceBusClientBuilder client,
      String queue,
      int concurrency,
      int prefetch,
      Consumer<ServiceBusReceivedMessage> handler) {
    this.receiver =
        client
            .receiver()
            .queueName(queue)
            .disableAutoComplete()
            .prefetchCount(prefetch)
            .buildAsyncClient();
    this.threads = Executors.newFixedThreadPool(concurrency);
    this.concurrency = concurrency;
    this.handler = handler;
  }

  void start() {
    receiver.receiveMessages().subscribe(new Subscriber());
  }

  @Override
  public void close() {
    receiver.close();
    threads.shutdownNow();
  }

  private final class Subscriber extends BaseSubscriber<ServiceBusReceivedMessage> {

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      request(concurrency);
    }

    @Override
    protected void hookOnNext(ServiceBusReceivedMessage message) {
      threads.execute(
          () -> {
            handler.accept(message);
            receiver.complete(message).subscribe(v -> {}, error -> request(1), () -> request(1));
          });
    }
  }
}
