package io.boilermaker.internal.engine;

import com.azure.core.amqp.AmqpConnection;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import io.boilermaker.internal.process.GuardedLogger;
import java.io.IOException;
import java.lang.reflect.InaccessibleObjectException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
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
    Mono<AmqpConnection> connection = connection(() -> receiver);
    return guardFirst(connection)
        .thenMany(
            Flux.using(
                () -> guardEach(connection),
                unused -> receiver.receiveMessages(),
                Disposable::dispose));
  }

  /** Runs something that receives by a receiver. */
  public static void during(ServiceBusReceiverClient receiver, Runnable receiving) {
    Mono<AmqpConnection> connection = connection(() -> SdkField.read(receiver, "asyncClient"));
    guardFirst(connection).block();
    Disposable guards = guardEach(connection);
    try {
      receiving.run();
    } finally {
      guards.dispose();
    }
  }

  private static Mono<AmqpConnection> connection(Callable<?> client) {
    return Mono.fromCallable(client)
        .flatMap(SdkField::connection)
        .onErrorMap(GuardedReceiving::isHidden, UnguardedException::new);
  }

  private static boolean isHidden(Throwable error) {
    return error instanceof ReflectiveOperationException
        || error instanceof InaccessibleObjectException;
  }

  /** Guards the connection that there is; completes also if there is none. */
  private static Mono<Void> guardFirst(Mono<AmqpConnection> connection) {
    return connection.flatMap(GuardedReceiving::guard).onErrorComplete();
  }

  /**
   * Guards the connection, and each that the SDK opens after it. A link is opened when the service
   * has answered to its session and its token, which is later.
   */
  private static Disposable guardEach(Mono<AmqpConnection> connection) {
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
        .subscribe(unused -> {}, GuardedReceiving::warn);
  }

  private static void warn(Throwable error) {
    log.warn(
        "A message that the SDK cannot decode will end its connection: private members of the SDK"
            + " are hidden or missing ({})",
        String.valueOf(error.getCause()));
  }

  /** Guards a connection; does nothing if it has ended meanwhile. */
  private static Mono<Void> guard(AmqpConnection connection) {
    return Mono.<Void>create(guarded -> begin(connection, guarded))
        .onErrorMap(error -> !hasEnded(error), UnguardedException::new)
        .takeUntilOther(connection.getShutdownSignals());
  }

  private static void begin(AmqpConnection connection, MonoSink<Void> guarded) {
    try {
      ConnectionGuard.begin(connection, guarded);
    } catch (IOException | RuntimeException | LinkageError e) {
      guarded.error(e);
    }
  }

  private static boolean hasEnded(Throwable error) {
    return error instanceof IOException || error instanceof RejectedExecutionException;
  }

  /** The SDK or the engine has changed, or the module system forbids it. */
  private static final class UnguardedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnguardedException(Throwable cause) {
      super(cause);
    }
  }
}
