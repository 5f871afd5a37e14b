package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one task, or the components of one record, in order; and the rule by which a
 * message's payload binds to those of a task: Python's. Any argument may come by position or by
 * name; one that is missing, unknown, given twice, or not of its type is an error.
 */
public final class Parameters {

  /** So many names are compared faster than they are looked up. */
  private static final int FEW = 8;

  private static final Parameters NONE = new Parameters();

  private final List<Parameter<?>> list;
  private final Parameter<?>[] parameters;

  /** The places of many parameters by name; empty for few, which are compared one by one. */
  private final Map<String, Integer> places;

  /** Found when it is first asked for. */
  private @Nullable Boolean usesMapper;

  private Parameters(Parameter<?>... parameters) {
    this.list = List.of(parameters);
    this.parameters = parameters.clone();
    this.places = parameters.length > FEW ? places(parameters) : Map.of();
  }

  private static Map<String, Integer> places(Parameter<?>... parameters) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < parameters.length; i++) {
      places.putIfAbsent(parameters[i].name(), i);
    }
    return places;
  }

  /** Returns the given parameters, in the order of the method. */
  public static Parameters of(Parameter<?>... parameters) {
    return parameters.length == 0 ? NONE : new Parameters(parameters);
  }

  /** Returns the parameters in order. */
  public List<Parameter<?>> asList() {
    return list;
  }

  int size() {
    return parameters.length;
  }

  Parameter<?> get(int index) {
    return parameters[index];
  }

  /** Returns whether a value of any of them is written and read by the application's mapper. */
  public boolean usesMapper() {
    Boolean known = usesMapper;
    if (known == null) {
      known = list.stream().anyMatch(Parameter::usesMapper);
      usesMapper = known;
    }
    return known;
  }

  /**
   * Makes all codecs that values may need, so that one which cannot be made is found before there
   * is a value.
   *
   * @param checked codecs that are known to be right, by identity; those found are added
   * @throws IllegalStateException if there is one; the message names parameter, type and reason
   */
  public void check(Set<? super Codec<?>> checked) {
    list.forEach(parameter -> parameter.check(checked));
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
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] == parameter) {
        return i;
      }
    }
    throw new IllegalArgumentException("not one of these parameters: " + parameter.name());
  }

  /** Returns the place of the parameter with this name, or -1. */
  int indexOf(String name) {
    return indexOf(name, 0);
  }

  /**
   * Returns the place of the parameter with this name, or -1.
   *
   * @param guess where to look first: names mostly come in order
   */
  int indexOf(String name, int guess) {
    if (guess < parameters.length && parameters[guess].name().equals(name)) {
      return guess;
    }
    if (!places.isEmpty()) {
      return places.getOrDefault(name, -1);
    }
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
