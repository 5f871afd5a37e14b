package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/**
 * Rejects null as the form of a value, where null is the form of another: of the empty optional, or
 * of null itself. A mapper may write null for any value, such as one whose {@code @JsonValue} is
 * null.
 */
final class PresentGenerator extends JsonGeneratorDelegate {

  private final String refusal;
  private final int outer;

  /**
   * @param refusal why null is rejected
   */
  PresentGenerator(JsonGenerator out, String refusal) {
    super(out, false);
    this.refusal = refusal;
    this.outer = depth();
  }

  /** Returns one for the value of an optional that has one. */
  static PresentGenerator inOptional(JsonGenerator out) {
    return new PresentGenerator(
        out, "a value in an Optional is written as null, as the empty one is");
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
      throw new ArgumentException(refusal);
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
