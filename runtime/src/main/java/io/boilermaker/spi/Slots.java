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
    this.values = new Object[parameters.asList().size()];
    Arrays.fill(values, EMPTY);
  }

  void read(JsonParser in, int index) throws IOException {
    values[index] = parameters.asList().get(index).codec().read(in);
  }

  boolean isFilled(int index) {
    return values[index] != EMPTY;
  }

  /** Takes over the values of {@code others}, which fill other slots than these. */
  void addAll(Slots others) {
    for (int i = 0; i < values.length; i++) {
      if (others.isFilled(i)) {
        values[i] = others.values[i];
      }
    }
  }

  /** The names of the parameters that have no value and no default. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Parameter<?> parameter = parameters.asList().get(i);
      if (!isFilled(i) && parameter.isRequired()) {
        missing.add("'" + parameter.name() + "'");
      }
    }
    return missing;
  }

  /** The values with defaults filled in; nothing may be {@link #missing}, and this is used up. */
  Arguments toArguments() {
    for (int i = 0; i < values.length; i++) {
      if (!isFilled(i)) {
        values[i] = parameters.asList().get(i).defaultValue();
      }
    }
    return new Arguments(parameters, values);
  }
}
