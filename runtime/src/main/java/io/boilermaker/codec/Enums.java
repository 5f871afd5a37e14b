package io.boilermaker.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
      String text = text(value, wire);
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

  /** Returns the codec of an enum, or one that says why there is none. */
  static <E extends Enum<E>> Codec<E> codec(
      Class<E> type, Supplier<E[]> values, Function<? super E, String> wire) {
    return orFailed(type, () -> new TextCodec<>(form(values.get(), wire)), FailedCodec::new);
  }

  /** Returns the codec of an enum as a key, or one that says why there is none. */
  static <E extends Enum<E>> KeyCodec<E> keyCodec(
      Class<E> type, Supplier<E[]> values, Function<? super E, String> wire) {
    return orFailed(type, () -> form(values.get(), wire), FailedCodec::new);
  }

  /** Returns the codec that says why an enum has no constants; null if it has. */
  static <T> @Nullable FailedCodec<T> failed(Class<T> type) {
    return Enums.<Optional<FailedCodec<T>>>orFailed(
            type,
            () -> {
              var unused = type.getEnumConstants();
              return Optional.empty();
            },
            (reason, cause) -> Optional.of(new FailedCodec<>(reason, cause)))
        .orElse(null);
  }

  // The user's initializer and method run here, and may throw anything.
  private static <C> C orFailed(
      Class<?> type, Supplier<C> codec, BiFunction<String, Throwable, ? extends C> failed) {
    try {
      return codec.get();
    } catch (Throwable t) {
      Throwable cause =
          t instanceof ExceptionInInitializerError && t.getCause() != null ? t.getCause() : t;
      String reason = t instanceof IllegalArgumentException ? message(t) : text(cause);
      String line = "the enum " + type.getName() + " has no JSON form: " + reason;
      return failed.apply(line.replaceAll("\\R+", " "), cause);
    }
  }

  private static <E extends Enum<E>> String text(E value, Function<? super E, String> wire) {
    String text;
    try {
      text = wire.apply(value);
    } catch (Throwable t) {
      throw new IllegalArgumentException("asking " + value.name() + " for its text: " + text(t), t);
    }
    if (text == null) {
      throw new IllegalArgumentException("the text of " + value.name() + " is null");
    }
    try {
      return Limits.name(text);
    } catch (ArgumentException e) {
      throw new IllegalArgumentException("the text of " + value.name() + ": " + e.getMessage(), e);
    }
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  /** Returns the text of what user code threw, which may throw itself. */
  private static String text(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (Throwable t) {
      return thrown.getClass().getName();
    }
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
