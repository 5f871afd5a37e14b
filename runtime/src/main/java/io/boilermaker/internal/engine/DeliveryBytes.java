package io.boilermaker.internal.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.apache.qpid.proton.codec.ReadableBuffer;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.impl.DeliveryImpl;

/**
 * Access to the bytes of deliveries before they are received. The engine has no public way to look
 * at them without taking them.
 */
record DeliveryBytes(Field view, Method append) {

  /** Finds the private members; fails if the engine has changed, or a module forbids it. */
  static DeliveryBytes find() {
    try {
      Field view = DeliveryImpl.class.getDeclaredField("_dataView");
      view.setAccessible(true);
      Method append = DeliveryImpl.class.getDeclaredMethod("append", byte[].class);
      append.setAccessible(true);
      return new DeliveryBytes(view, append);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the AMQP engine has changed", e);
    }
  }

  /** Returns the bytes, which the reader must leave as they are, with their position. */
  ReadableBuffer of(Delivery delivery) throws ReflectiveOperationException {
    return (ReadableBuffer) view.get(delivery);
  }

  /** Replaces the bytes of a delivery, which is the next of its link. */
  void replace(Delivery delivery, byte[] old, byte[] by) throws ReflectiveOperationException {
    int unused = ((Receiver) delivery.getLink()).recv(old, 0, old.length);
    append.invoke(delivery, by);
  }
}
