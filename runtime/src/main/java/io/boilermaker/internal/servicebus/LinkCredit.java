package io.boilermaker.internal.servicebus;

import com.azure.core.amqp.implementation.AmqpReceiveLink;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import io.boilermaker.internal.engine.SdkField;
import io.boilermaker.internal.process.GuardedLogger;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/**
 * The credit of a receive link. The SDK can only raise it, and a message that comes to a link that
 * is being detached stays locked for nobody. So this reaches the link through private fields of the
 * SDK; see decision 19.
 */
final class LinkCredit {

  private static final Logger log = GuardedLogger.of(LinkCredit.class);

  private LinkCredit() {}

  /**
   * Takes back the credit that the service has not used, and waits until what was sent before has
   * come: what is asked over the same connection afterwards is answered after it.
   *
   * @return how many of the requested messages will never come; null if that is not known. Never
   *     fails
   */
  static CompletableFuture<@Nullable Integer> takeBack(
      ServiceBusReceiverAsyncClient receiver, Duration limit) {
    return takeBack(receiver, 0)
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            error -> {
              log.debug("The credit of the receive link is not taken back", error);
              return null;
            });
  }

  /** Takes back what is left until none is: a request for messages may still be on its way. */
  private static CompletableFuture<@Nullable Integer> takeBack(
      ServiceBusReceiverAsyncClient receiver, int before) {
    return takeBackNow(receiver)
        .thenCompose(
            left ->
                left > 0
                    ? receiver
                        .peekMessages(1, 0)
                        .then()
                        .onErrorResume(ServiceRequests::isUnreadable, error -> Mono.empty())
                        .toFuture()
                        .thenCompose(answer -> takeBack(receiver, before + left))
                    : CompletableFuture.completedFuture(before + left));
  }

  /**
   * Takes back the credit.
   *
   * @return the credit that was left, when that is on its way to the service; negative if messages
   *     have come for which credit had been taken back. Fails if the link cannot be reached,
   *     because the SDK has changed or the module system forbids it
   */
  private static CompletableFuture<Integer> takeBackNow(ServiceBusReceiverAsyncClient receiver) {
    var taken = new CompletableFuture<Integer>();
    try {
      AmqpReceiveLink link = link(receiver);
      if (link == null) {
        throw new IllegalStateException("there is no receive link");
      }
      var engine = (Receiver) SdkField.read(link, "receiver");
      // On the connection's own thread, as all that is done with its engine.
      link.addCredit(
          () -> {
            taken.complete(takeBackNow(engine));
            return 0L;
          });
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      taken.completeExceptionally(e);
    }
    return taken;
  }

  /**
   * Takes back the credit, and writes that at once: messages that were read before it is written
   * would be taken off again, and the credit of the link would be below zero, which reads as four
   * billion. Messages that come afterwards make it negative here alone, until the next time.
   */
  static int takeBackNow(Receiver engine) {
    int left = engine.getRemoteCredit();
    engine.flow(-left);
    Transport transport = engine.getSession().getConnection().getTransport();
    if (transport != null) {
      int unused = transport.pending();
    }
    return left;
  }

  private static @Nullable AmqpReceiveLink link(ServiceBusReceiverAsyncClient receiver)
      throws ReflectiveOperationException {
    Object consumer = ((AtomicReference<?>) SdkField.read(receiver, "consumer")).get();
    if (consumer == null) {
      return null;
    }
    // A method reference, bound to what holds the present link; unbound if there is none.
    Object settling =
        SdkField.read(SdkField.read(consumer, "messageFlux"), "updateDispositionFunc");
    Field[] bound = settling.getClass().getDeclaredFields();
    return bound.length == 1
        ? (AmqpReceiveLink) SdkField.read(SdkField.read(settling, bound[0]), "receiver")
        : null;
  }
}
