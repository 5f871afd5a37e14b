package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Texts and numbers of kept tokens. A number with a fraction or an exponent is its text, and is
 * parsed as what it is asked for, as a parser of bytes does.
 */
abstract class KeptScalars extends ParserMinimalBase {

  private static final double PAST_LONG = 0x1p63;

  KeptScalars(StreamReadConstraints constraints) {
    super(constraints);
  }

  /** Returns what is kept with the current token. */
  abstract @Nullable Object value();

  @Override
  public @Nullable String getText() {
    JsonToken token = _currToken;
    if (token == null) {
      return null;
    }
    Object value = value();
    return value == null ? token.asString() : value.toString();
  }

  @Override
  public char[] getTextCharacters() {
    String text = getText();
    return text == null ? new char[0] : text.toCharArray();
  }

  @Override
  public boolean hasTextCharacters() {
    return false;
  }

  @Override
  public int getTextLength() {
    String text = getText();
    return text == null ? 0 : text.length();
  }

  @Override
  public int getTextOffset() {
    return 0;
  }

  @Override
  public @Nullable Object getEmbeddedObject() {
    return _currToken == JsonToken.VALUE_EMBEDDED_OBJECT ? value() : null;
  }

  @Override
  public byte[] getBinaryValue(Base64Variant variant) throws IOException {
    if (getEmbeddedObject() instanceof byte[] bytes) {
      return bytes;
    }
    if (_currToken != JsonToken.VALUE_STRING) {
      throw _constructError("no base64 text", null);
    }
    try (var builder = new ByteArrayBuilder()) {
      _decodeBase64(getText(), builder, variant);
      return builder.toByteArray();
    }
  }

  /** Returns the number of an integer; null if the token is one with a fraction or an exponent. */
  private @Nullable Number integer() throws IOException {
    if (_currToken == JsonToken.VALUE_NUMBER_INT) {
      return (Number) value();
    }
    if (_currToken != JsonToken.VALUE_NUMBER_FLOAT) {
      throw _constructError("no number", null);
    }
    return null;
  }

  @Override
  public Number getNumberValue() throws IOException {
    Number integer = integer();
    return integer == null ? (Number) getDoubleValue() : integer;
  }

  @Override
  public Number getNumberValueExact() throws IOException {
    Number integer = integer();
    return integer == null ? getDecimalValue() : integer;
  }

  @Override
  public Object getNumberValueDeferred() throws IOException {
    Number integer = integer();
    return integer == null ? String.valueOf(value()) : integer;
  }

  @Override
  public NumberType getNumberType() throws IOException {
    Number integer = integer();
    if (integer == null) {
      return NumberType.DOUBLE;
    }
    if (integer instanceof Integer) {
      return NumberType.INT;
    }
    return integer instanceof Long ? NumberType.LONG : NumberType.BIG_INTEGER;
  }

  @Override
  public int getIntValue() throws IOException {
    long value = getLongValue();
    if (value != (int) value) {
      reportOverflowInt();
    }
    return (int) value;
  }

  @Override
  public long getLongValue() throws IOException {
    Number integer = integer();
    if (integer instanceof BigInteger) {
      reportOverflowLong();
    }
    if (integer != null) {
      return integer.longValue();
    }
    double value = getDoubleValue();
    if (!(value >= -PAST_LONG && value < PAST_LONG)) {
      reportOverflowLong();
    }
    return (long) value;
  }

  @Override
  public BigInteger getBigIntegerValue() throws IOException {
    BigDecimal value = getDecimalValue();
    streamReadConstraints().validateBigIntegerScale(value.scale());
    return value.toBigInteger();
  }

  @Override
  public float getFloatValue() throws IOException {
    Number integer = integer();
    return integer == null ? Float.parseFloat(String.valueOf(value())) : integer.floatValue();
  }

  @Override
  public double getDoubleValue() throws IOException {
    Number integer = integer();
    return integer == null ? Double.parseDouble(String.valueOf(value())) : integer.doubleValue();
  }

  @Override
  public BigDecimal getDecimalValue() throws IOException {
    Number integer = integer();
    if (integer instanceof BigInteger big) {
      return new BigDecimal(big);
    }
    return integer == null
        ? NumberInput.parseBigDecimal(String.valueOf(value()), false)
        : BigDecimal.valueOf(integer.longValue());
  }
}
