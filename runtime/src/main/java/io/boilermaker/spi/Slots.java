package io.boilermaker.spi;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value for each of some parameters, as they come in. */
final class Slots {

  /** Tells a slot that was not filled from one that was filled with null. */
  private static final Object EMPTY = new Object();

  private final Parameters parameters;
  private final @Nullable Object[] values;

  Slots(Parameters parameters) {
    this.parameters = parameters;
    this.values = new Object[parameters.size()];
    Arrays.fill(values, EMPTY);
  }

  void read(JsonParser in, int index) throws IOException {
    values[index] = parameters.get(index).codec().read(in);
  }

  boolean isFilled(int index) {
    return values[index] != EMPTY;
  }

  /**
   * Takes over the values of {@code others}.
   *
   * @return the place of one that both have; -1 if there is none
   */
  int addAll(Slots others) {
    for (int i = 0; i < values.length; i++) {
      if (others.isFilled(i)) {
        if (isFilled(i)) {
          return i;
        }
        values[i] = others.values[i];
      }
    }
    return -1;
  }

  /** The names of the parameters that have no value and no default. */
  List<String> missing() {
    List<String> missing = List.of();
    for (int i = 0; i < values.length; i++) {
      Parameter<?> parameter = parameters.get(i);
      if (!isFilled(i) && parameter.isRequired()) {
        missing = missing.isEmpty() ? new ArrayList<>() : missing;
        missing.add("'" + parameter.name() + "'");
      }
    }
    return missing;
  }

  /** The values with defaults filled in; nothing may be {@link #missing}, and this is used up. */
  Arguments toArguments() {
    for (int i = 0; i < values.length; i++) {
      if (!isFilled(i)) {
        values[i] = parameters.get(i).defaultValue();
      }
    }
    return new Arguments(parameters, values);
  }
}
