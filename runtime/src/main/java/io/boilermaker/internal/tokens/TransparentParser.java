package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.core.util.JsonParserSequence;
import org.jspecify.annotations.Nullable;

/** A parser in front of another one that changes none of its tokens. */
public abstract class TransparentParser extends JsonParserDelegate {

  protected TransparentParser(JsonParser in) {
    super(in);
  }

  /** Returns the parser of kept tokens from which a parser takes its own; null if there is none. */
  static @Nullable KeptParser kept(JsonParser in) {
    JsonParser source = in;
    while (source instanceof TransparentParser || source.getClass() == JsonParserSequence.class) {
      source = ((JsonParserDelegate) source).delegate();
    }
    return source instanceof KeptParser kept ? kept : null;
  }
}
