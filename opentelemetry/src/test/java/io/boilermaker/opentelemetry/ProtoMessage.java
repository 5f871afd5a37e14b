package io.boilermaker.opentelemetry;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of protocol buffers, as far as spans need it.
 *
 * @param fields in their order
 */
record ProtoMessage(List<Field> fields) {

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;

  /** A field: a number, or else bytes. */
  record Field(int number, long value, byte[] bytes) {}

  static ProtoMessage of(byte[] bytes) {
    List<Field> fields = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      long key = varint(in);
      int number = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case VARINT -> fields.add(new Field(number, varint(in), new byte[0]));
        case LENGTH -> fields.add(new Field(number, 0, taken(in, (int) varint(in))));
        case EIGHT_BYTES -> fields.add(new Field(number, 0, taken(in, 8)));
        case FOUR_BYTES -> fields.add(new Field(number, 0, taken(in, 4)));
        default -> throw new IllegalArgumentException("no protocol buffer");
      }
    }
    return new ProtoMessage(fields);
  }

  private static byte[] taken(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  List<ProtoMessage> messages(int number) {
    return fields.stream()
        .filter(field -> field.number() == number)
        .map(field -> of(field.bytes()))
        .toList();
  }

  byte[] bytes(int number) {
    return field(number).bytes();
  }

  long number(int number) {
    return field(number).value();
  }

  private Field field(int number) {
    return fields.stream().filter(each -> each.number() == number).findFirst().orElseThrow();
  }
}
