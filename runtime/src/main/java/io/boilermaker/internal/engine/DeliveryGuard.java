package io.boilermaker.internal.engine;

import com.azure.core.amqp.implementation.MessageSerializer;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.process.GuardedLogger;
import java.util.Iterator;
import org.apache.qpid.proton.codec.ReadableBuffer;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Handler;
import org.apache.qpid.proton.message.Message;
import org.slf4j.Logger;

/**
 * Replaces what the SDK cannot decode before its own handler of a receive link receives it: that
 * would throw, and the whole connection would end.
 *
 * @param sdk the SDK's own handler
 * @param serializer makes a message of the SDK from one of the engine
 */
record DeliveryGuard(Handler sdk, DeliveryBytes bytes, MessageSerializer serializer)
    implements Handler {

  private static final Logger log = GuardedLogger.of(DeliveryGuard.class);

  @Override
  public void handle(Event event) {
    if (event.getType() == Event.Type.DELIVERY) {
      try {
        check(event.getDelivery());
      } catch (ReflectiveOperationException | RuntimeException e) {
        log.debug("A delivery is left to the SDK as it is", e);
      }
    }
    sdk.handle(event);
  }

  private void check(Delivery delivery) throws ReflectiveOperationException {
    boolean isComplete = !delivery.isPartial() && !delivery.isAborted() && !delivery.isSettled();
    // An answer to a settlement comes as an event of the delivery as well, and has no bytes.
    if (!isComplete || delivery.pending() == 0 || !delivery.isReadable()) {
      return;
    }
    ReadableBuffer unread = bytes.of(delivery);
    if (UsualMessage.is(unread)) {
      return;
    }
    int start = unread.position();
    var message = new byte[unread.remaining()];
    unread.get(message).position(start);
    if (!isDecodable(message)) {
      bytes.replace(delivery, message, UndecodableMessage.standIn(message));
    }
  }

  /** Does what the SDK will do; its code throws what it happens to throw. */
  private boolean isDecodable(byte[] bytes) {
    try {
      Message message = Message.Factory.create();
      message.decode(bytes, 0, bytes.length);
      Object unused = serializer.deserialize(message, ServiceBusReceivedMessage.class);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      log.debug("A message cannot be decoded", e);
      return false;
    }
  }

  @Override
  public void onUnhandled(Event event) {
    sdk.onUnhandled(event);
  }

  @Override
  public void add(Handler child) {
    sdk.add(child);
  }

  @Override
  public Iterator<Handler> children() {
    return sdk.children();
  }
}
