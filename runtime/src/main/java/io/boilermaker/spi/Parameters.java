package io.boilermaker.spi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one task in order, and the rule by which a message's payload binds to them:
 * Python's. Any argument may come by position or by name; one that is missing, unknown, given
 * twice, or not of its type is an error.
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
    var binding = new Binding();
    while (payload.nextToken() == JsonToken.FIELD_NAME) {
      String field = payload.currentName();
      payload.nextToken();
      switch (field) {
        case "args" -> binding.positional(payload);
        case "kwargs" -> binding.named(payload);
        default -> payload.skipChildren();
      }
    }
    return binding.finish();
  }

  int indexOf(Parameter<?> parameter) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i) == parameter) {
        return i;
      }
    }
    throw new IllegalArgumentException("not a parameter of this task: " + parameter.name());
  }

  private int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** One pass over one payload. */
  private final class Binding {
    private final @Nullable Object[] values = new Object[parameters.size()];
    private final boolean[] byPosition = new boolean[values.length];
    private final boolean[] byName = new boolean[values.length];

    void positional(JsonParser in) throws IOException {
      if (in.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      if (in.currentToken() != JsonToken.START_ARRAY) {
        throw new ArgumentException("payload.args is not an array");
      }
      int count = 0;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        if (count < values.length) {
          read(in, count);
          byPosition[count] = true;
        } else {
          in.skipChildren();
        }
        count++;
      }
      if (count > values.length) {
        throw new ArgumentException(
            "the task takes " + values.length + " arguments, the message gives " + count);
      }
    }

    void named(JsonParser in) throws IOException {
      if (in.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      if (in.currentToken() != JsonToken.START_OBJECT) {
        throw new ArgumentException("payload.kwargs is not an object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        int index = indexOf(name);
        if (index < 0) {
          throw new ArgumentException("the task has no argument '" + name + "'");
        }
        in.nextToken();
        read(in, index);
        byName[index] = true;
      }
    }

    private void read(JsonParser in, int index) throws IOException {
      Parameter<?> parameter = parameters.get(index);
      try {
        values[index] = parameter.codec().read(in);
      } catch (ArgumentException e) {
        throw new ArgumentException(place(in, parameter, index) + ": " + e.getMessage(), e);
      } catch (JsonProcessingException e) {
        // Jackson's own message quotes the input, which may be secret.
        throw new ArgumentException(place(in, parameter, index) + ": cannot be read", e);
      }
    }

    /** Where the parser stands, such as {@code argument 'order' (position 0) at /customer/age}. */
    private String place(JsonParser in, Parameter<?> parameter, int index) {
      String argument = "argument '" + parameter.name() + "' (position " + index + ")";
      String pointer = in.getParsingContext().pathAsPointer().toString();
      // The first two steps are args or kwargs, and the argument itself.
      int inner = pointer.indexOf('/', pointer.indexOf('/', 1) + 1);
      return inner < 0 ? argument : argument + " at " + pointer.substring(inner);
    }

    Arguments finish() {
      List<String> missing = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        Parameter<?> parameter = parameters.get(i);
        if (byPosition[i] && byName[i]) {
          throw new ArgumentException(
              "argument '" + parameter.name() + "' is given by position and by name");
        }
        if (!byPosition[i] && !byName[i]) {
          if (parameter.isRequired()) {
            missing.add("'" + parameter.name() + "'");
          }
          values[i] = parameter.defaultValue();
        }
      }
      if (!missing.isEmpty()) {
        throw new ArgumentException(
            "the task takes "
                + values.length
                + " arguments, the message lacks "
                + String.join(", ", missing));
      }
      return new Arguments(Parameters.this, values);
    }
  }
}
