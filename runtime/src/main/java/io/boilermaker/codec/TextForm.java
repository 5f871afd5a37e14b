package io.boilermaker.codec;

import java.util.function.Function;

/**
 * The text of a type, which serves both as a JSON string and as the key of a map.
 *
 * @param <T> the type
 */
final class TextForm<T> implements KeyCodec<T> {

  private final String needed;
  private final Function<String, ? extends T> parse;
  private final Function<? super T, String> format;
  private final int longest;

  /**
   * @param needed the form with its article, such as {@code an ISO date}
   * @param parse any exception it throws is a rejection
   */
  TextForm(String needed, Function<String, ? extends T> parse, Function<? super T, String> format) {
    this(needed, parse, format, Limits.FORM);
  }

  private TextForm(
      String needed,
      Function<String, ? extends T> parse,
      Function<? super T, String> format,
      int longest) {
    this.needed = needed;
    this.parse = parse;
    this.format = format;
    this.longest = longest;
  }

  /** Returns the same form for texts that are as long as any text may be. */
  TextForm<T> ofAnyLength() {
    return new TextForm<>(needed, parse, format, Limits.TEXT);
  }

  /** Returns a form of which only the text that {@code format} itself makes is read back. */
  static <T> TextForm<T> canonical(
      String needed, Function<String, T> parse, Function<? super T, String> format) {
    return new TextForm<>(
        needed,
        text -> {
          T value = parse.apply(text);
          if (!format.apply(value).equals(text)) {
            throw new IllegalArgumentException("not canonical");
          }
          return value;
        },
        format);
  }

  String needed() {
    return needed;
  }

  /** Returns the length of the longest text of this form. */
  int longest() {
    return longest;
  }

  @Override
  public String write(T key) {
    return Limits.form(format.apply(key), longest);
  }

  // The parse's own exception is left out: its message quotes the text.
  @SuppressWarnings("UnusedException")
  @Override
  public T read(String text) {
    // Before it is parsed, which may take more than linear time.
    Limits.form(text, longest);
    try {
      return parse.apply(text);
    } catch (ArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Mismatch.found(needed, "other text");
    }
  }
}
