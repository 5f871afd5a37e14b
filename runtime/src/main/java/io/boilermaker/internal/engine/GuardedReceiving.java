package io.boilermaker.internal.engine;

import com.azure.core.amqp.implementation.MessageSerializer;
import com.azure.core.amqp.implementation.ReactorConnection;
import com.azure.core.amqp.implementation.ReactorProvider;
import com.azure.core.amqp.implementation.handler.ReceiveLinkHandler2;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import io.boilermaker.internal.process.GuardedLogger;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.apache.qpid.proton.engine.Connection;
import org.slf4j.Logger;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Receiving that a message which the SDK cannot decode does not end. The SDK throws on such a
 * message, ends the whole connection, and receives again after some twenty seconds, for each
 * delivery of it. So each connection gets a {@link LinkGuard} before its receive link is opened;
 * see decision 21. Where the private members for it are gone, messages are received without.
 */
public final class GuardedReceiving {

  private static final Logger log = GuardedLogger.of(GuardedReceiving.class);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private GuardedReceiving() {}

  /** Returns the messages of a receiver, as the receiver does. */
  public static Flux<ServiceBusReceivedMessage> of(ServiceBusReceiverAsyncClient receiver) {
    Mono<ReactorConnection> connection = connection(receiver);
    return guardFirst(connection)
        .thenMany(
            Flux.using(
                () -> guardEach(connection),
                unused -> receiver.receiveMessages(),
                Disposable::dispose));
  }

  /** Runs something that receives by a receiver. */
  public static void during(ServiceBusReceiverClient receiver, Runnable receiving) {
    Mono<ReactorConnection> connection =
        Mono.fromCallable(() -> SdkField.read(receiver, "asyncClient"))
            .flatMap(GuardedReceiving::connection);
    guardFirst(connection).block();
    Disposable guards = guardEach(connection);
    try {
      receiving.run();
    } finally {
      guards.dispose();
    }
  }

  private static Mono<ReactorConnection> connection(Object client) {
    return Mono.defer(() -> SdkField.connection(client)).cast(ReactorConnection.class);
  }

  /** Guards the connection that there is; completes also if there is none. */
  private static Mono<Void> guardFirst(Mono<ReactorConnection> connection) {
    return connection.flatMap(GuardedReceiving::guard).onErrorComplete();
  }

  /**
   * Guards the connection, and each that the SDK opens after it. A link is opened when the service
   * has answered to its session and its token, which is later.
   */
  private static Disposable guardEach(Mono<ReactorConnection> connection) {
    return connection
        .flatMap(
            present ->
                guard(present)
                    .then(present.getShutdownSignals().then())
                    .publishOn(Schedulers.parallel()))
        .repeat()
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                .maxBackoff(LONGEST_WAIT)
                .transientErrors(true)
                .filter(error -> !(error instanceof UnguardedException)))
        .subscribe(
            unused -> {}, error -> log.debug("What cannot be decoded ends connections", error));
  }

  /** Guards a connection; does nothing if it has ended meanwhile. */
  private static Mono<Void> guard(ReactorConnection connection) {
    return Mono.<Void>create(guarded -> beginToGuard(connection, guarded))
        .takeUntilOther(connection.getShutdownSignals());
  }

  private static void beginToGuard(ReactorConnection connection, MonoSink<Void> guarded) {
    try {
      var provider = (ReactorProvider) read(connection, "reactorProvider");
      var engine = (Connection) read(connection, "connection");
      var serializer = (MessageSerializer) read(connection, "messageSerializer");
      var guard = new LinkGuard(DeliveryBytes.find(), serializer, ReceiveLinkHandler2.class);
      // On the connection's own thread, as all that is done with its engine.
      provider
          .getReactorDispatcher()
          .invoke(
              () -> {
                try {
                  guard.guard(engine);
                  guarded.success();
                } catch (RuntimeException e) {
                  guarded.error(new UnguardedException(e));
                }
              });
    } catch (IOException | RejectedExecutionException e) {
      // The connection has ended.
      guarded.error(e);
    } catch (RuntimeException | LinkageError e) {
      guarded.error(new UnguardedException(e));
    }
  }

  private static Object read(ReactorConnection connection, String field) {
    return SdkField.read(connection, ReactorConnection.class, field);
  }

  /** The SDK or the engine has changed, or the module system forbids it. */
  private static final class UnguardedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnguardedException(Throwable cause) {
      super(cause);
    }
  }
}
