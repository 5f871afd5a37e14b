package io.boilermaker.internal.servicebus;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.amqp.models.AmqpMessageBodyType;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.engine.UndecodableMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.qpid.proton.amqp.Binary;

/** Finds the bytes of a message, whichever kind of AMQP body its sender used. */
public final class MessageBody {

  private MessageBody() {}

  /**
   * Returns the bytes.
   *
   * @throws UnreadableBodyException if the body is a sequence, or a value that is no text, or if
   *     the message could not be decoded
   */
  public static byte[] of(ServiceBusReceivedMessage message) throws UnreadableBodyException {
    AmqpMessageBody body = message.getRawAmqpMessage().getBody();
    if (body.getBodyType() == AmqpMessageBodyType.DATA) {
      return joined(body.getData());
    }
    if (body.getBodyType() == AmqpMessageBodyType.VALUE) {
      Object value = body.getValue();
      if (value instanceof String text) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
      if (value instanceof byte[] bytes) {
        return bytes;
      }
      // The SDK hands the type of its AMQP library through.
      if (value instanceof Binary bytes) {
        return Arrays.copyOfRange(
            bytes.getArray(), bytes.getArrayOffset(), bytes.getArrayOffset() + bytes.getLength());
      }
    }
    if (UndecodableMessage.isBodyOf(message)) {
      throw new UnreadableBodyException("the message cannot be decoded");
    }
    throw new UnreadableBodyException("the body is an AMQP " + body.getBodyType() + ", not data");
  }

  private static byte[] joined(Iterable<byte[]> sections) {
    Iterator<byte[]> each = sections.iterator();
    byte[] first = each.hasNext() ? each.next() : new byte[0];
    if (!each.hasNext()) {
      return first;
    }
    var all = new ByteArrayOutputStream();
    all.writeBytes(first);
    each.forEachRemaining(all::writeBytes);
    return all.toByteArray();
  }
}
