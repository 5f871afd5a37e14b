package io.boilermaker.codec;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Rejects from a mapper what codecs reject: NaN, which Jackson would write as the string {@code
 * "NaN"}, and whatever is beyond the limits of the reader.
 */
final class StrictGenerator extends JsonGeneratorDelegate {

  StrictGenerator(JsonGenerator out) {
    super(out, false);
  }

  @Override
  public void writeNumber(double value) throws IOException {
    delegate.writeNumber(Limits.number(value));
  }

  @Override
  public void writeNumber(float value) throws IOException {
    delegate.writeNumber(Limits.number(value));
  }

  @Override
  public void writeNumber(@Nullable BigInteger value) throws IOException {
    delegate.writeNumber(value == null ? null : Limits.number(value));
  }

  @Override
  public void writeNumber(@Nullable BigDecimal value) throws IOException {
    delegate.writeNumber(value == null ? null : Limits.number(value));
  }

  @Override
  public void writeNumber(String encoded) throws IOException {
    delegate.writeNumber(Limits.digits(encoded));
  }

  @Override
  public void writeArray(double[] array, int offset, int length) throws IOException {
    delegate.writeStartArray();
    for (int i = offset; i < offset + length; i++) {
      writeNumber(array[i]);
    }
    delegate.writeEndArray();
  }

  @Override
  public void writeString(@Nullable String text) throws IOException {
    delegate.writeString(text == null ? null : Limits.text(text));
  }

  @Override
  public void writeString(char[] text, int offset, int length) throws IOException {
    writeString(String.valueOf(text, offset, length));
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    delegate.writeFieldName(Limits.name(name));
  }

  @Override
  public void writeBinary(Base64Variant variant, byte[] data, int offset, int length)
      throws IOException {
    Limits.base64(length);
    delegate.writeBinary(variant, data, offset, length);
  }
}
