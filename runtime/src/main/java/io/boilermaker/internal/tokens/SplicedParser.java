package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A parser of a buffer, with the kept parts where the buffer has them. */
final class SplicedParser extends TransparentParser {

  private final JsonParser buffer;

  SplicedParser(JsonParser buffer) {
    super(buffer);
    this.buffer = buffer;
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    JsonToken token = delegate.nextToken();
    if (token == null && delegate != buffer) {
      delegate = buffer;
      token = delegate.nextToken();
    }
    if (token == JsonToken.VALUE_EMBEDDED_OBJECT
        && delegate.getEmbeddedObject() instanceof KeptPart part) {
      delegate = new KeptParser(part, buffer, buffer.getParsingContext());
      return delegate.nextToken();
    }
    return token;
  }

  @Override
  public @Nullable JsonToken nextValue() throws IOException {
    JsonToken token = nextToken();
    return token == JsonToken.FIELD_NAME ? nextToken() : token;
  }
}
