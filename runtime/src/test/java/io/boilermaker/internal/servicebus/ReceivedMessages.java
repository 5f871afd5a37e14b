package io.boilermaker.internal.servicebus;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.lang.reflect.Constructor;
import java.util.Map;

/** Messages as the SDK receives them, without a queue: it lets nobody else make one. */
final class ReceivedMessages {

  private ReceivedMessages() {}

  static ServiceBusReceivedMessage withAnnotations(Map<String, Object> annotations) {
    ServiceBusReceivedMessage message = make();
    message.getRawAmqpMessage().getMessageAnnotations().putAll(annotations);
    return message;
  }

  private static ServiceBusReceivedMessage make() {
    try {
      Constructor<ServiceBusReceivedMessage> constructor =
          ServiceBusReceivedMessage.class.getDeclaredConstructor(BinaryData.class);
      constructor.setAccessible(true);
      return constructor.newInstance(BinaryData.fromString(""));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the SDK has changed", e);
    }
  }
}
