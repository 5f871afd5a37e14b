package io.boilermaker.internal.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.amqp.models.AmqpMessageBodyType;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.codec.ReadableBuffer;

/**
 * What the SDK is given in place of a message that it cannot decode: the header and what the
 * service has noted on the message, and for a body a mark. The message itself stays as it is, at
 * the service.
 */
public final class UndecodableMessage {

  private static final String NAME = "boilermaker:undecodable";

  static final Symbol MARK = Symbol.valueOf(NAME);

  /** What the service notes itself, whatever the sender has. */
  private static final Set<String> NOTES =
      Set.of(
          "x-opt-sequence-number",
          "x-opt-enqueued-time",
          "x-opt-enqueue-sequence-number",
          "x-opt-locked-until",
          "x-opt-message-state");

  private static final byte[] EMPTY_HEADER = {0, 0x53, 0x70, 0x45};

  private static final int ANNOTATIONS = 0x72;

  private final ReadableBuffer message;
  private final byte[] bytes;
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
  private int noted;

  private UndecodableMessage(byte[] bytes) {
    this.bytes = bytes;
    this.message = ReadableBuffer.ByteBufferReader.wrap(bytes);
  }

  /** Tells whether the body of a message is the mark. */
  public static boolean isBodyOf(ServiceBusReceivedMessage message) {
    AmqpMessageBody body = message.getRawAmqpMessage().getBody();
    return body.getBodyType() == AmqpMessageBodyType.VALUE && MARK.equals(body.getValue());
  }

  /** Returns what stands in for a message. */
  static byte[] standIn(byte[] message) {
    return new UndecodableMessage(message).standIn();
  }

  private byte[] standIn() {
    byte[] header = header();
    try {
      message.position(0);
      readNotes();
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // What was read until here is what there is.
    }
    byte[] mark = NAME.getBytes(US_ASCII);
    var all = new ByteArrayOutputStream();
    all.writeBytes(header);
    all.writeBytes(new byte[] {0, 0x53, ANNOTATIONS, (byte) 0xd1});
    all.writeBytes(ByteBuffer.allocate(8).putInt(4 + notes.size()).putInt(noted).array());
    all.writeBytes(notes.toByteArray());
    all.writeBytes(new byte[] {0, 0x53, 0x77, (byte) 0xa3, (byte) mark.length});
    all.writeBytes(mark);
    return all.toByteArray();
  }

  private byte[] header() {
    try {
      if (UsualMessage.isHeader(message)) {
        var header = new byte[message.position()];
        System.arraycopy(bytes, 0, header, 0, header.length);
        return header;
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // None that can be used.
    }
    return EMPTY_HEADER;
  }

  private void readNotes() {
    int section = UsualMessage.section(message);
    while (section != ANNOTATIONS) {
      skip();
      section = UsualMessage.section(message);
    }
    int code = UsualMessage.unsigned(message);
    if (code != 0xc1 && code != 0xd1) {
      return;
    }
    UsualMessage.length(message, code == 0xd1);
    int count = UsualMessage.length(message, code == 0xd1);
    for (int i = 0; i + 1 < count; i += 2) {
      readNote();
    }
  }

  private void readNote() {
    int start = message.position();
    skip();
    int value = message.position();
    skip();
    int end = message.position();
    if (isNumberOrTime(bytes[value] & 0xff) && isNote(start, value)) {
      notes.write(bytes, start, end - start);
      noted += 2;
    }
  }

  private static boolean isNumberOrTime(int code) {
    return switch (code) {
      case 0x53, 0x54, 0x55, 0x70, 0x71, 0x80, 0x81, 0x83 -> true;
      default -> false;
    };
  }

  /** Tells whether a key is a symbol, in its short form, that the service writes. */
  private boolean isNote(int start, int end) {
    return (bytes[start] & 0xff) == 0xa3
        && NOTES.contains(new String(bytes, start + 2, end - start - 2, US_ASCII));
  }

  /** Skips a value; without recursion, since descriptions may nest. */
  private void skip() {
    for (int values = 1; values > 0; values--) {
      int code = UsualMessage.unsigned(message);
      if (code == 0) {
        values += 2;
      } else {
        // Reading the width moves the position.
        int width = width(code);
        if (width < 0) {
          throw new IllegalArgumentException("no width");
        }
        message.position(message.position() + width);
      }
    }
  }

  private int width(int code) {
    return switch (code >>> 4) {
      case 0x4 -> 0;
      case 0x5 -> 1;
      case 0x6 -> 2;
      case 0x7 -> 4;
      case 0x8 -> 8;
      case 0x9 -> 16;
      case 0xa, 0xc, 0xe -> UsualMessage.length(message, false);
      case 0xb, 0xd, 0xf -> UsualMessage.length(message, true);
      default -> throw new IllegalArgumentException("no format code");
    };
  }
}
