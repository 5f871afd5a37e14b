package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A parser of one value among kept tokens. It looks ahead without a copy, and ignores a structure
 * in one step.
 */
public final class KeptParser extends KeptScalars {

  private final KeptTokens tokens;
  private @Nullable ObjectCodec codec;
  private @Nullable JsonStreamContext context;
  private int at;
  private int next;
  private final int end;
  private boolean closed;

  /**
   * @param part the value
   * @param source whose codec and limits are taken
   * @param around what the value is in
   */
  KeptParser(KeptPart part, JsonParser source, @Nullable JsonStreamContext around) {
    super(source.streamReadConstraints());
    this.tokens = part.tokens();
    this.next = part.from();
    this.end = tokens.last(part.from()) + 1;
    this.codec = source.getCodec();
    this.context = around;
  }

  /**
   * Returns a parser on the start of an object whose start another one has read already. The other
   * one reads up to its end, unless its tokens are kept: then it is returned itself.
   *
   * @param in on the first name, or on the end
   * @param around what the object is in
   */
  public static KeptParser ofBegunObject(JsonParser in, @Nullable JsonStreamContext around)
      throws IOException {
    if (in instanceof KeptParser kept) {
      return kept;
    }
    var tokens = new KeptTokens();
    var kept = new KeptParser(new KeptPart(tokens, tokens.addBegunObject(in)), in, around);
    kept.nextToken();
    kept.nextToken();
    return kept;
  }

  /**
   * Moves to the value of the last property with a name, or to the end of the object.
   *
   * @return whether there is one
   */
  public boolean moveToLast(String name) {
    int found = -1;
    int property = at;
    while (tokens.token(property) == JsonToken.FIELD_NAME) {
      if (name.equals(tokens.value(property))) {
        found = property;
      }
      property = tokens.last(property + 1) + 1;
    }
    if (found >= 0) {
      moveTo(found);
      moveTo(found + 1);
    } else if (property != at) {
      moveTo(property);
      leave();
    }
    return found >= 0;
  }

  /** Returns the place of the current token, for {@link #moveTo}. */
  public int place() {
    return at;
  }

  /**
   * Moves to a token of the object or array in which the parser is.
   *
   * @param place of a token
   */
  public void moveTo(int place) {
    at = place;
    next = place + 1;
    _currToken = tokens.token(place);
    if (_currToken == JsonToken.FIELD_NAME && context instanceof KeptContext object) {
      object.setCurrentName((String) tokens.value(place));
    }
  }

  KeptPart part() {
    return new KeptPart(tokens, at);
  }

  @Override
  public @Nullable JsonToken nextToken() {
    if (next >= end) {
      _currToken = null;
      return null;
    }
    at = next++;
    JsonToken token = tokens.token(at);
    _currToken = token;
    if (token.isStructEnd()) {
      leave();
    } else {
      enter(token);
    }
    return token;
  }

  private void enter(JsonToken token) {
    if (context instanceof KeptContext outer) {
      if (token == JsonToken.FIELD_NAME) {
        outer.count();
        outer.setCurrentName((String) tokens.value(at));
      } else if (outer.inArray()) {
        outer.count();
      }
    }
    if (token.isStructStart()) {
      context = KeptContext.of(token, context);
    }
  }

  @Override
  @Nullable Object value() {
    return tokens.value(at);
  }

  private void leave() {
    context = context == null ? null : context.getParent();
  }

  @Override
  public JsonParser skipChildren() {
    if (_currToken != null && _currToken.isStructStart()) {
      at = tokens.last(at);
      next = at + 1;
      _currToken = tokens.token(at);
      leave();
    }
    return this;
  }

  // Deprecated, and abstract all the same, as are the next ones.
  @SuppressWarnings("deprecation")
  @Override
  public @Nullable String getCurrentName() {
    return currentName();
  }

  @Override
  public @Nullable String currentName() {
    JsonStreamContext named =
        _currToken != null && _currToken.isStructStart() && context != null
            ? context.getParent()
            : context;
    return named == null ? null : named.getCurrentName();
  }

  @Override
  public void overrideCurrentName(String name) {
    if (context instanceof KeptContext own) {
      own.setCurrentName(name);
    }
  }

  @Override
  public @Nullable JsonStreamContext getParsingContext() {
    return context;
  }

  @SuppressWarnings("deprecation")
  @Override
  public JsonLocation getCurrentLocation() {
    return JsonLocation.NA;
  }

  @SuppressWarnings("deprecation")
  @Override
  public JsonLocation getTokenLocation() {
    return JsonLocation.NA;
  }

  @Override
  public @Nullable ObjectCodec getCodec() {
    return codec;
  }

  @Override
  public void setCodec(@Nullable ObjectCodec value) {
    codec = value;
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  protected void _handleEOF() {
    // Kept values are whole.
  }
}
