package io.boilermaker.broker.internal.message;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;
import org.jspecify.annotations.Nullable;

/** Encodes AMQP values and decodes them. For use on the event-loop thread only. */
public final class AmqpCodec {

  private static final int FIRST_BUFFER = 1_024;

  private final DecoderImpl decoder = new DecoderImpl();
  private final EncoderImpl encoder = new EncoderImpl(decoder);
  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER);

  public AmqpCodec() {
    AMQPDefinedTypes.registerAllTypes(decoder, encoder);
  }

  public @Nullable Object decode(Binary bytes) throws MalformedMessageException {
    decoder.setByteBuffer(
        ByteBuffer.wrap(bytes.getArray(), bytes.getArrayOffset(), bytes.getLength()));
    try {
      return decoder.readObject();
    } catch (RuntimeException e) {
      throw new MalformedMessageException("not an AMQP value: " + e.getMessage(), e);
    }
  }

  /** Encodes the values one after the other, followed by the encoded rest. */
  public byte[] encode(Object[] values, Binary... rest) {
    while (true) {
      try {
        buffer.clear();
        encoder.setByteBuffer(buffer);
        for (Object value : values) {
          encoder.writeObject(value);
        }
        return concatenate(rest);
      } catch (BufferOverflowException e) {
        buffer = ByteBuffer.allocate(buffer.capacity() * 2);
      }
    }
  }

  private byte[] concatenate(Binary... rest) {
    int length = buffer.position();
    int total = length + Arrays.stream(rest).mapToInt(Binary::getLength).sum();
    byte[] result = Arrays.copyOf(buffer.array(), total);
    for (Binary part : rest) {
      System.arraycopy(part.getArray(), part.getArrayOffset(), result, length, part.getLength());
      length += part.getLength();
    }
    return result;
  }
}
