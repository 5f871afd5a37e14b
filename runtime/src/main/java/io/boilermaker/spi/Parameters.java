package io.boilermaker.spi;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;

/**
 * The parameters of one task, or the components of one record, in order; and the rule by which a
 * message's payload binds to those of a task: Python's. Any argument may come by position or by
 * name; one that is missing, unknown, given twice, or not of its type is an error.
 */
public final class Parameters {

  private static final Parameters NONE = new Parameters(List.of());

  private final List<Parameter<?>> parameters;

  private Parameters(List<Parameter<?>> parameters) {
    this.parameters = parameters;
  }

  /** The given parameters, in the order of the method. */
  public static Parameters of(Parameter<?>... parameters) {
    return parameters.length == 0 ? NONE : new Parameters(List.of(parameters));
  }

  /** The parameters in order. */
  public List<Parameter<?>> asList() {
    return parameters;
  }

  /**
   * Binds a payload, the JSON object {@code {"args": […], "kwargs": {…}}}; either may be absent or
   * null, and then counts as empty.
   *
   * @param payload the parser, on the start of the object; left on its end
   * @throws ArgumentException if the payload does not bind
   */
  public Arguments bind(JsonParser payload) throws IOException {
    return new PayloadBinding(this).bind(payload);
  }

  int indexOf(Parameter<?> parameter) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i) == parameter) {
        return i;
      }
    }
    throw new IllegalArgumentException("not one of these parameters: " + parameter.name());
  }

  /** The place of the parameter with this name, or -1. */
  int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
