package io.boilermaker.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Parameter;
import java.io.IOException;
import java.util.List;

/**
 * The range of numbers that have a fraction or an exponent and are for another language: Python
 * reads {@code 1E+400} as infinity and {@code 1E-400} as zero.
 */
public final class FloatRange {

  private final List<Parameter<?>> parameters;

  private FloatRange(List<Parameter<?>> parameters) {
    this.parameters = parameters;
  }

  /**
   * Checks the numbers of a payload. Integers are exact whatever their size, and rounding to 17
   * digits is what a float does.
   *
   * @param payload the object with {@code args} and {@code kwargs}
   * @param parameters those of the arguments, in order
   * @throws ArgumentException if a number is beyond the range of a double; it names the parameter
   *     and the path in it
   */
  public static void require(RawJson payload, List<Parameter<?>> parameters) throws IOException {
    var range = new FloatRange(parameters);
    try (JsonParser in = payload.parser()) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
          range.require(in);
        }
      }
    }
  }

  private void require(JsonParser in) throws IOException {
    double value = in.getDoubleValue();
    if (Double.isInfinite(value) || (value == 0 && in.getDecimalValue().signum() != 0)) {
      throw new ArgumentException(
          path(in.getParsingContext())
              + ": a number that arrives as "
              + (value == 0 ? "zero" : "infinity")
              + " where it is read as a float, as Python does: declare a String for such numbers");
    }
  }

  /** Returns the parameter and the path in it, without the keys of maps, which may be secret. */
  private String path(JsonStreamContext at) {
    JsonStreamContext context = at;
    StringBuilder path = new StringBuilder();
    // The document, the payload and the arguments are no part of it.
    while (context.getNestingDepth() > 2) {
      path.insert(0, context.inArray() ? "/" + context.getCurrentIndex() : "/*");
      context = context.getParent();
    }
    String name =
        context.inArray()
            ? parameters.get(context.getCurrentIndex()).name()
            : context.getCurrentName();
    return "'" + name + "'" + (path.length() == 0 ? "" : ": at " + path);
  }
}
