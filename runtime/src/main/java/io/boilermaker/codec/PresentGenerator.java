package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/**
 * Rejects null as the form of a value that is present in an optional, for it is the form of the
 * empty one: a mapper may write null for any value, such as one whose {@code @JsonValue} is null.
 */
final class PresentGenerator extends JsonGeneratorDelegate {

  private final int outer;

  PresentGenerator(JsonGenerator out) {
    super(out, false);
    this.outer = depth();
  }

  @Override
  public void writeNull() throws IOException {
    requireInside();
    delegate.writeNull();
  }

  @Override
  public void writeRawValue(String json) throws IOException {
    if (json.strip().equals("null")) {
      requireInside();
    }
    delegate.writeRawValue(json);
  }

  /** Rejects null as the value itself; inside of it null is as good as anywhere. */
  private void requireInside() {
    if (depth() == outer) {
      throw new ArgumentException("a value in an Optional is written as null, as the empty one is");
    }
  }

  /**
   * Returns how many objects and arrays there are around, each of which has a context of its own.
   */
  private int depth() {
    int depth = 0;
    for (JsonStreamContext in = getOutputContext(); in != null; in = in.getParent()) {
      depth++;
    }
    return depth;
  }
}
