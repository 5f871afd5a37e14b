package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonStreamContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a serializer is within its own value, to look at: the generator's own context can be
 * changed by those who have it, and leads to the objects around the value.
 */
final class OutputContext extends JsonStreamContext {

  private final @Nullable JsonStreamContext context;
  private final int depth;

  private OutputContext() {
    super(TYPE_ROOT, -1);
    this.context = null;
    this.depth = 0;
  }

  private OutputContext(JsonStreamContext context, int depth) {
    super(context);
    this.context = context;
    this.depth = depth;
  }

  /**
   * Returns the view of a context.
   *
   * @param depth how many objects and arrays it is in; with 0 the value has not begun, or has ended
   */
  static OutputContext of(JsonStreamContext context, int depth) {
    return depth == 0 ? new OutputContext() : new OutputContext(context, depth);
  }

  @Override
  public @Nullable JsonStreamContext getParent() {
    return context == null ? null : of(context.getParent(), depth - 1);
  }

  @Override
  public @Nullable String getCurrentName() {
    return context == null ? null : context.getCurrentName();
  }

  @Override
  public boolean hasCurrentName() {
    return context != null && context.hasCurrentName();
  }

  @Override
  public @Nullable Object getCurrentValue() {
    return context == null ? null : context.getCurrentValue();
  }

  @Override
  public void setCurrentValue(@Nullable Object value) {
    if (context != null) {
      context.setCurrentValue(value);
    }
  }
}
