package io.boilermaker.broker.internal.message;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.jspecify.annotations.Nullable;

/** Estimates how much memory something takes, rather too much than too little. */
public final class Footprint {

  // A header of an object, and what refers to it.
  private static final long OBJECT = 48;
  private static final int DEEPEST = 32;

  private Footprint() {}

  /** Estimates a message: the bytes in which it arrived, and the sections that were decoded. */
  static long of(EncodedMessage message) {
    byte[] properties = message.properties().getArray();
    byte[] application = message.applicationProperties().getArray();
    byte[] body = message.body().getArray();
    long bytes = properties.length;
    // Sections are usually slices of the bytes of one transfer, all of which they keep.
    bytes += application == properties ? 0 : application.length;
    bytes += body == properties || body == application ? 0 : body.length;
    return bytes + of(message.annotations()) + of(message.deliveryAnnotations());
  }

  /** Estimates decoded values. */
  public static long of(Map<?, ?> values) {
    return of(values, 0);
  }

  private static long of(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      return OBJECT;
    }
    long size = OBJECT;
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        size += OBJECT + of(entry.getKey(), depth + 1) + of(entry.getValue(), depth + 1);
      }
    } else if (value instanceof Collection<?> elements) {
      for (Object element : elements) {
        size += of(element, depth + 1);
      }
    } else if (value instanceof Binary bytes) {
      size += bytes.getArray().length;
    } else if (value instanceof CharSequence text) {
      size += 2L * text.length();
    } else if (value != null && value.getClass().isArray()) {
      size += OBJECT * Array.getLength(value);
    }
    return size;
  }
}
