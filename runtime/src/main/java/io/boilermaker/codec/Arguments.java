package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a message gave to {@link Parameters}, defaults filled in. */
public final class Arguments {

  /** Tells a parameter that was not given from one that was given null. */
  private static final Object ABSENT = new Object();

  private final Parameters parameters;
  private final @Nullable Object[] values;

  /** None given yet. */
  Arguments(Parameters parameters) {
    this.parameters = parameters;
    this.values = new Object[parameters.size()];
    Arrays.fill(values, ABSENT);
  }

  void read(JsonParser in, int index) throws IOException {
    values[index] = parameters.get(index).codec().read(in);
  }

  /**
   * Takes over what {@code others} were given.
   *
   * @return the place of one that both were given; -1 if there is none
   */
  int addAll(Arguments others) {
    for (int i = 0; i < values.length; i++) {
      if (others.values[i] != ABSENT) {
        if (values[i] != ABSENT) {
          return i;
        }
        values[i] = others.values[i];
      }
    }
    return -1;
  }

  /**
   * Fills in the defaults of what was not given.
   *
   * @return the names of the parameters that were not given and have none
   */
  List<String> complete() {
    List<String> missing = List.of();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == ABSENT) {
        Parameter<?> parameter = parameters.get(i);
        if (parameter.isRequired()) {
          missing = missing.isEmpty() ? new ArrayList<>() : missing;
          missing.add("'" + parameter.name() + "'");
        }
        values[i] = parameter.defaultValue();
      }
    }
    return missing;
  }

  /**
   * The value of one parameter; null only where the message said null and the type can be null.
   *
   * @throws IllegalArgumentException if the parameter is not one of these
   */
  // Null is a value of T here; generated code passes it to the method it was meant for.
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  public <T> T get(Parameter<T> parameter) {
    return (T) values[parameters.indexOf(parameter)];
  }

  /**
   * Returns the value of one parameter; null only where the message said null and the type can be
   * null.
   *
   * @param index the parameter's place
   */
  public @Nullable Object get(int index) {
    return values[index];
  }
}
