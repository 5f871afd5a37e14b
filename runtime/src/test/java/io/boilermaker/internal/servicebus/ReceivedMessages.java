package io.boilermaker.internal.servicebus;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Map;

/** Messages as the SDK receives them, without a queue: it lets nobody else make one. */
public final class ReceivedMessages {

  private static final Constructor<ServiceBusReceivedMessage> MESSAGES =
      constructor(ServiceBusReceivedMessage.class, BinaryData.class);
  private static final Constructor<ServiceBusTransactionContext> TRANSACTIONS =
      constructor(ServiceBusTransactionContext.class, ByteBuffer.class);
  private static final Field SETTLED = settled();

  private ReceivedMessages() {}

  static ServiceBusReceivedMessage withAnnotations(Map<String, Object> annotations) {
    return of(BinaryData.fromString(""), annotations);
  }

  public static ServiceBusReceivedMessage of(BinaryData body, Map<String, Object> annotations) {
    ServiceBusReceivedMessage message = make(MESSAGES, body);
    message.getRawAmqpMessage().getHeader().setDeliveryCount(0L);
    message.getRawAmqpMessage().getMessageAnnotations().putAll(annotations);
    return message;
  }

  /** Begins a transaction of no namespace. */
  public static ServiceBusTransactionContext transaction() {
    return make(TRANSACTIONS, ByteBuffer.allocate(1));
  }

  /** Tells whether the SDK would refuse to settle a message, since it has done that. */
  public static boolean isSettled(ServiceBusReceivedMessage message) {
    try {
      return SETTLED.getBoolean(message);
    } catch (IllegalAccessException e) {
      throw new AssertionError("the SDK has changed", e);
    }
  }

  /** Does what the SDK does when it has settled a message, be it in a transaction. */
  public static void settle(ServiceBusReceivedMessage message) {
    try {
      SETTLED.setBoolean(message, true);
    } catch (IllegalAccessException e) {
      throw new AssertionError("the SDK has changed", e);
    }
  }

  private static <T> T make(Constructor<T> constructor, Object argument) {
    try {
      return constructor.newInstance(argument);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the SDK has changed", e);
    }
  }

  private static <T> Constructor<T> constructor(Class<T> type, Class<?> parameter) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(parameter);
      constructor.setAccessible(true);
      return constructor;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the SDK has changed", e);
    }
  }

  private static Field settled() {
    try {
      Field field = ServiceBusReceivedMessage.class.getDeclaredField("isSettled");
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the SDK has changed", e);
    }
  }
}
