package io.boilermaker.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The text form of enums: each constant's own text, whatever its {@code toString} says. */
final class Enums {

  /** Longer lists than this do not help who reads the message. */
  private static final int LISTED = 20;

  private Enums() {}

  /**
   * @param values all constants, as {@code values()} returns them
   * @param wire the text of a constant, asked for once
   */
  // The array is used within this run of the program only, where ordinals stay.
  @SuppressWarnings("EnumOrdinal")
  static <E extends Enum<E>> TextForm<E> form(E[] values, Function<? super E, String> wire) {
    String[] texts = new String[values.length];
    Map<String, E> byText = new HashMap<>();
    for (E value : values) {
      String text = Limits.name(wire.apply(value));
      texts[value.ordinal()] = text;
      E other = byText.putIfAbsent(text, value);
      if (other != null) {
        throw new IllegalArgumentException(
            other.name() + " and " + value.name() + " are both written as '" + text + "'");
      }
    }
    return new TextForm<>(
        needed(texts), text -> known(byText.get(text)), value -> texts[value.ordinal()]);
  }

  private static <E> E known(@Nullable E value) {
    if (value == null) {
      throw new IllegalArgumentException("unknown constant");
    }
    return value;
  }

  private static String needed(String[] texts) {
    String list = String.join(", ", List.of(texts).subList(0, listed(texts)));
    int more = texts.length - listed(texts);
    return "one of " + list + (more > 0 ? " and " + more + " more" : "");
  }

  private static int listed(String[] texts) {
    return Math.min(LISTED, texts.length);
  }
}
