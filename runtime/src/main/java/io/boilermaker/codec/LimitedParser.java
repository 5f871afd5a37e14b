package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import io.boilermaker.internal.tokens.TransparentParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a mapper and the deserializers of users read from: it rejects the numbers that codecs
 * reject.
 */
final class LimitedParser extends TransparentParser {

  LimitedParser(JsonParser in) {
    super(in);
  }

  @Override
  public BigDecimal getDecimalValue() throws IOException {
    return Limits.exponent(delegate.getDecimalValue());
  }

  @Override
  public BigInteger getBigIntegerValue() throws IOException {
    checkFraction();
    return delegate.getBigIntegerValue();
  }

  @Override
  public Number getNumberValue() throws IOException {
    checkFraction();
    return delegate.getNumberValue();
  }

  @Override
  public Number getNumberValueExact() throws IOException {
    checkFraction();
    return delegate.getNumberValueExact();
  }

  @Override
  public Object getNumberValueDeferred() throws IOException {
    checkFraction();
    return delegate.getNumberValueDeferred();
  }

  private void checkFraction() throws IOException {
    if (delegate.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      RawText.decimal(delegate.getText());
    }
  }

  // Jackson's delegate would go through the tokens one by one here.

  @Override
  public @Nullable String nextFieldName() throws IOException {
    return delegate.nextFieldName();
  }

  @Override
  public boolean nextFieldName(SerializableString name) throws IOException {
    return delegate.nextFieldName(name);
  }

  @Override
  public @Nullable String nextTextValue() throws IOException {
    return delegate.nextTextValue();
  }

  @Override
  public int nextIntValue(int otherwise) throws IOException {
    return delegate.nextIntValue(otherwise);
  }

  @Override
  public long nextLongValue(long otherwise) throws IOException {
    return delegate.nextLongValue(otherwise);
  }
}
