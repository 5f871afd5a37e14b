package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The codecs of primitive types, and the reads behind them, which arrays use without boxing. A read
 * takes the name of the type for its rejections.
 */
final class Primitives {

  static final Codec<Boolean> BOOLEAN =
      new PrimitiveCodec<>("a boolean") {
        @Override
        void writeValue(JsonGenerator out, Boolean value) throws IOException {
          out.writeBoolean(value);
        }

        @Override
        Boolean readValue(JsonParser in, String needed) {
          return readBoolean(in, needed);
        }
      };

  static final Codec<Byte> BYTE =
      new PrimitiveCodec<>("a byte") {
        @Override
        void writeValue(JsonGenerator out, Byte value) throws IOException {
          out.writeNumber(value.intValue());
        }

        @Override
        Byte readValue(JsonParser in, String needed) throws IOException {
          return (byte) readInt(in, needed, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
      };

  static final Codec<Short> SHORT =
      new PrimitiveCodec<>("a short") {
        @Override
        void writeValue(JsonGenerator out, Short value) throws IOException {
          out.writeNumber(value.shortValue());
        }

        @Override
        Short readValue(JsonParser in, String needed) throws IOException {
          return (short) readInt(in, needed, Short.MIN_VALUE, Short.MAX_VALUE);
        }
      };

  static final Codec<Integer> INT =
      new PrimitiveCodec<>("an int") {
        @Override
        void writeValue(JsonGenerator out, Integer value) throws IOException {
          out.writeNumber(value.intValue());
        }

        @Override
        Integer readValue(JsonParser in, String needed) throws IOException {
          return readInt(in, needed, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
      };

  static final Codec<Long> LONG =
      new PrimitiveCodec<>("a long") {
        @Override
        void writeValue(JsonGenerator out, Long value) throws IOException {
          out.writeNumber(value.longValue());
        }

        @Override
        Long readValue(JsonParser in, String needed) throws IOException {
          return readLong(in, needed);
        }
      };

  static final Codec<Float> FLOAT =
      new PrimitiveCodec<>("a float") {
        @Override
        void writeValue(JsonGenerator out, Float value) throws IOException {
          out.writeNumber(Limits.number(value.floatValue()));
        }

        @Override
        Float readValue(JsonParser in, String needed) throws IOException {
          return readFloat(in, needed);
        }
      };

  static final Codec<Double> DOUBLE =
      new PrimitiveCodec<>("a double") {
        @Override
        void writeValue(JsonGenerator out, Double value) throws IOException {
          out.writeNumber(Limits.number(value.doubleValue()));
        }

        @Override
        Double readValue(JsonParser in, String needed) throws IOException {
          return readDouble(in, needed);
        }
      };

  static final Codec<Character> CHAR =
      new PrimitiveCodec<>("a string of one character") {
        @Override
        void writeValue(JsonGenerator out, Character value) throws IOException {
          out.writeString(Texts.CHAR.write(value));
        }

        @Override
        Character readValue(JsonParser in, String needed) throws IOException {
          if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Mismatch.kind(needed, in);
          }
          return Texts.CHAR.read(in.getText());
        }
      };

  private Primitives() {}

  static boolean readBoolean(JsonParser in, String needed) {
    if (in.currentToken() == JsonToken.VALUE_TRUE) {
      return true;
    }
    if (in.currentToken() == JsonToken.VALUE_FALSE) {
      return false;
    }
    throw Mismatch.kind(needed, in);
  }

  static int readInt(JsonParser in, String needed, int min, int max) throws IOException {
    requireInteger(in, needed);
    if (in.getNumberType() == JsonParser.NumberType.INT) {
      int value = in.getIntValue();
      if (min <= value && value <= max) {
        return value;
      }
    }
    throw outOfRange(needed);
  }

  static long readLong(JsonParser in, String needed) throws IOException {
    requireInteger(in, needed);
    if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw outOfRange(needed);
    }
    return in.getLongValue();
  }

  /**
   * Rounds decimals as Java's own literals do. Rejects what is another number then: an integer that
   * would change, and what would be infinity or zero.
   */
  static float readFloat(JsonParser in, String needed) throws IOException {
    requireNumber(in, needed);
    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      BigInteger integer = in.getBigIntegerValue();
      return rounded(integer, integer.floatValue(), needed);
    }
    float value = in.getFloatValue();
    requireFinite(value, needed);
    requireNotVanished(in, value, needed);
    return value;
  }

  /** Reads as {@link #readFloat} does. */
  static double readDouble(JsonParser in, String needed) throws IOException {
    requireNumber(in, needed);
    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      if (in.getNumberType() == JsonParser.NumberType.INT) {
        return in.getIntValue();
      }
      BigInteger integer = in.getBigIntegerValue();
      return rounded(integer, integer.doubleValue(), needed);
    }
    double value = in.getDoubleValue();
    requireFinite(value, needed);
    requireNotVanished(in, value, needed);
    return value;
  }

  /** Returns what an integer was rounded to, which must be that integer. */
  private static <N extends Number> N rounded(BigInteger integer, N value, String needed) {
    double rounded = value.doubleValue();
    requireFinite(rounded, needed);
    if (!new BigDecimal(rounded).toBigInteger().equals(integer)) {
      throw Mismatch.found(needed, "an integer that it would round");
    }
    return value;
  }

  private static void requireFinite(double value, String needed) {
    if (Double.isInfinite(value)) {
      throw outOfRange(needed);
    }
  }

  private static void requireNotVanished(JsonParser in, double value, String needed)
      throws IOException {
    if (value == 0 && !isZero(in.getText())) {
      throw Mismatch.found(needed, "a number that it would round to zero");
    }
  }

  /** Returns whether a number in JSON has no digit but zeros before its exponent. */
  private static boolean isZero(String number) {
    for (int i = 0; i < number.length() && Character.toLowerCase(number.charAt(i)) != 'e'; i++) {
      if (number.charAt(i) >= '1' && number.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads an exact number. The parser's own exception is left out: its message quotes the number.
   */
  @SuppressWarnings("UnusedException")
  static BigDecimal readDecimal(JsonParser in) throws IOException {
    try {
      return Limits.exponent(in.getDecimalValue());
    } catch (NumberFormatException e) {
      throw Mismatch.found("a number", "an exponent out of range");
    }
  }

  /** Rejects all but integers; 5.0 too, since no writer of an integer writes it so. */
  static void requireInteger(JsonParser in, String needed) {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw Mismatch.kind(needed, in);
    }
  }

  static void requireNumber(JsonParser in, String needed) {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
      requireInteger(in, needed);
    }
  }

  private static ArgumentException outOfRange(String needed) {
    return Mismatch.found(needed, "a number out of its range");
  }
}
