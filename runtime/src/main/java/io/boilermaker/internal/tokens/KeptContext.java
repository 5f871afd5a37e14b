package io.boilermaker.internal.tokens;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** An object or array that is read of kept tokens, and what it is in. */
final class KeptContext extends JsonStreamContext {

  private final @Nullable JsonStreamContext parent;
  private @Nullable String name;
  private @Nullable Object currentValue;

  private KeptContext(int type, @Nullable JsonStreamContext parent) {
    super(type, -1);
    this.parent = parent;
  }

  /** Returns the context of a structure. */
  static KeptContext of(JsonToken start, @Nullable JsonStreamContext parent) {
    return new KeptContext(start == JsonToken.START_ARRAY ? TYPE_ARRAY : TYPE_OBJECT, parent);
  }

  /** Counts an element, which in an object is a name. */
  void count() {
    _index++;
  }

  void setCurrentName(@Nullable String current) {
    name = current;
  }

  @Override
  public @Nullable JsonStreamContext getParent() {
    return parent;
  }

  @Override
  public @Nullable String getCurrentName() {
    return name;
  }

  @Override
  public boolean hasCurrentName() {
    return name != null;
  }

  @Override
  public @Nullable Object getCurrentValue() {
    return currentValue;
  }

  @Override
  public void setCurrentValue(@Nullable Object value) {
    currentValue = value;
  }
}
