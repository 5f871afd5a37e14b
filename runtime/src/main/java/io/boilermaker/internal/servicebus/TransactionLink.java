package io.boilermaker.internal.servicebus;

import com.azure.core.amqp.AmqpSession;
import com.azure.core.amqp.implementation.ReactorSession;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import io.boilermaker.internal.engine.SdkField;
import io.boilermaker.internal.process.GuardedLogger;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * The link by which a connection begins and ends transactions. The SDK keeps it after the service
 * has closed it, as it does with idle links, and then no transaction is ever begun again. So this
 * takes a closed one from the SDK through private fields; see decision 19.
 */
final class TransactionLink {

  private static final Logger log = GuardedLogger.of(TransactionLink.class);

  /** The name of the session that the SDK opens for transactions. */
  private static final String SESSION = "coordinator";

  private TransactionLink() {}

  /** Makes the SDK open another link if its own is closed; never fails. */
  static Mono<Void> reopenIfClosed(ServiceBusReceiverAsyncClient receiver) {
    return Mono.defer(() -> SdkField.connection(receiver))
        .flatMap(connection -> connection.createSession(SESSION))
        .doOnNext(TransactionLink::forgetClosed)
        .then()
        .onErrorResume(
            error -> {
              log.debug("It is not known whether the link for transactions is open", error);
              return Mono.empty();
            });
  }

  @SuppressWarnings("unchecked") // Nothing is put there but null.
  private static void forgetClosed(AmqpSession session) {
    try {
      Field field = ReactorSession.class.getDeclaredField("transactionCoordinator");
      var kept = (AtomicReference<@Nullable Object>) SdkField.read(session, field);
      Object coordinator = kept.get();
      if (coordinator != null && isClosed(coordinator) && kept.compareAndSet(coordinator, null)) {
        log.debug("The service has closed the link for transactions, another is opened");
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SDK has changed", e);
    }
  }

  private static boolean isClosed(Object coordinator) throws ReflectiveOperationException {
    return ((Disposable) SdkField.read(coordinator, "sendLink")).isDisposed();
  }
}
