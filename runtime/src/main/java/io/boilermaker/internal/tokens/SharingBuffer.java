package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A buffer of Jackson's that keeps objects and arrays by their place among tokens that are kept
 * once. Jackson fills such a buffer for each level of an object whose type it does not know yet,
 * and reads the next level from it: with copies it would need depth times size.
 */
final class SharingBuffer extends TokenBuffer {

  private final KeptTokens tokens;
  private final UnaryOperator<JsonParser> guard;

  /**
   * @param tokens where objects and arrays are kept
   * @param guard put before each parser of this buffer
   */
  SharingBuffer(
      JsonParser in,
      DeserializationContext context,
      KeptTokens tokens,
      UnaryOperator<JsonParser> guard) {
    super(in, context);
    this.tokens = tokens;
    this.guard = guard;
  }

  @Override
  public void copyCurrentStructure(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.FIELD_NAME) {
      writeFieldName(in.currentName());
      in.nextToken();
    }
    JsonToken token = in.currentToken();
    if (token != null && token.isStructStart()) {
      _appendValue(JsonToken.VALUE_EMBEDDED_OBJECT, KeptPart.of(in, tokens));
    } else {
      super.copyCurrentStructure(in);
    }
  }

  @Override
  public JsonParser asParser(@Nullable ObjectCodec codec) {
    return guard.apply(new SplicedParser(super.asParser(codec)));
  }

  @Override
  public JsonParser asParser(StreamReadConstraints constraints) {
    return guard.apply(new SplicedParser(super.asParser(constraints)));
  }

  @Override
  public JsonParser asParser(JsonParser source) {
    return asParser(source.streamReadConstraints());
  }

  @Override
  public JsonToken firstToken() {
    if (super.firstToken() != JsonToken.VALUE_EMBEDDED_OBJECT) {
      return super.firstToken();
    }
    try (JsonParser in = asParser()) {
      return in.nextToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void serialize(JsonGenerator out) throws IOException {
    try (JsonParser in = asParser()) {
      while (in.nextToken() != null) {
        out.copyCurrentStructure(in);
      }
    }
  }
}
