package io.boilermaker.internal.servicebus;

import com.azure.core.amqp.implementation.AmqpReceiveLink;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credit of a receive link. The SDK can only raise it, and a message that comes to a link that
 * is being detached stays locked for nobody. So this reaches the link through private fields of the
 * SDK; see decision 19.
 */
final class LinkCredit {

  private static final Logger log = LoggerFactory.getLogger(LinkCredit.class);

  private LinkCredit() {}

  /**
   * Takes back the credit that the service has not used, and waits until what was sent before has
   * come: what is asked over the same connection afterwards is answered after it.
   *
   * @return whether it is known that nothing comes any more; never fails
   */
  static CompletableFuture<Boolean> quiet(ServiceBusReceiverAsyncClient receiver, Duration limit) {
    return takeBack(receiver)
        .thenCompose(
            taken ->
                taken
                    ? receiver.peekMessages(1, 0).then().toFuture().thenApply(answer -> true)
                    : CompletableFuture.completedFuture(false))
        .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(error -> false);
  }

  /**
   * Takes back the credit.
   *
   * @return done when that is on its way to the service; false if there is no link, or if it cannot
   *     be reached, because the SDK has changed or the module system forbids it
   */
  private static CompletableFuture<Boolean> takeBack(ServiceBusReceiverAsyncClient receiver) {
    var taken = new CompletableFuture<Boolean>();
    try {
      AmqpReceiveLink link = link(receiver);
      if (link == null) {
        return CompletableFuture.completedFuture(false);
      }
      link.addCredit(
          () -> {
            taken.complete(true);
            // On the connection's own thread, where no message comes in between.
            return -(long) Math.max(0, link.getCredits());
          });
      return taken;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      log.debug("The credit of the receive link is not taken back", e);
      return CompletableFuture.completedFuture(false);
    }
  }

  private static @Nullable AmqpReceiveLink link(ServiceBusReceiverAsyncClient receiver)
      throws ReflectiveOperationException {
    Object consumer = ((AtomicReference<?>) read(receiver, "consumer")).get();
    if (consumer == null) {
      return null;
    }
    // A method reference, bound to what holds the present link; unbound if there is none.
    Object settling = read(read(consumer, "messageFlux"), "updateDispositionFunc");
    Field[] bound = settling.getClass().getDeclaredFields();
    return bound.length == 1 ? (AmqpReceiveLink) read(read(settling, bound[0]), "receiver") : null;
  }

  private static Object read(Object owner, String field) throws ReflectiveOperationException {
    return read(owner, owner.getClass().getDeclaredField(field));
  }

  private static Object read(Object owner, Field field) throws ReflectiveOperationException {
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(owner), field::toString);
  }
}
