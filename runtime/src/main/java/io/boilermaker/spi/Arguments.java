package io.boilermaker.spi;

import org.jspecify.annotations.Nullable;

/** The values that a message gave to {@link Parameters}, defaults filled in. */
public final class Arguments {

  private final Parameters parameters;
  private final @Nullable Object[] values;

  Arguments(Parameters parameters, @Nullable Object[] values) {
    this.parameters = parameters;
    this.values = values;
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
   * The value of one parameter; null only where the message said null and the type can be null.
   *
   * @param index the parameter's place
   */
  public @Nullable Object get(int index) {
    return values[index];
  }
}
