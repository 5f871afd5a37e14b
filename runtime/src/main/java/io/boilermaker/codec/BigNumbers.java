package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The codecs of exact numbers. */
final class BigNumbers {

  static final Codec<BigInteger> BIG_INTEGER =
      new ReferenceCodec<>() {
        @Override
        void writeValue(JsonGenerator out, BigInteger value) throws IOException {
          out.writeNumber(Limits.number(value));
        }

        @Override
        BigInteger readValue(JsonParser in) throws IOException {
          Primitives.requireInteger(in, "an integer");
          return in.getBigIntegerValue();
        }
      };

  /**
   * The parser keeps the digits of a number until asked, so that value and scale stay. Text is read
   * too: it is what a {@code Decimal} of Python travels as.
   */
  static final Codec<BigDecimal> BIG_DECIMAL =
      new ReferenceCodec<>() {
        @Override
        void writeValue(JsonGenerator out, BigDecimal value) throws IOException {
          out.writeNumber(Limits.number(value));
        }

        @Override
        BigDecimal readValue(JsonParser in) throws IOException {
          if (in.currentToken() == JsonToken.VALUE_STRING) {
            return Texts.DECIMAL_VALUE.read(in.getText());
          }
          Primitives.requireNumber(in, "a number");
          return Primitives.readDecimal(in);
        }
      };

  private BigNumbers() {}
}
