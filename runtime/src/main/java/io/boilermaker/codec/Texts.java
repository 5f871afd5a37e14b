package io.boilermaker.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** The text forms of values other than times. Numbers and booleans have one as keys only. */
final class Texts {

  static final TextForm<String> STRING =
      new TextForm<>("a string", Function.<String>identity(), Function.identity()).ofAnyLength();

  static final TextForm<Boolean> BOOLEAN =
      TextForm.canonical("true or false", Boolean::valueOf, String::valueOf);

  static final TextForm<Byte> BYTE = TextForm.canonical("a byte", Byte::valueOf, String::valueOf);

  static final TextForm<Short> SHORT =
      TextForm.canonical("a short", Short::valueOf, String::valueOf);

  static final TextForm<Integer> INT =
      TextForm.canonical("an int", Integer::valueOf, String::valueOf);

  static final TextForm<Long> LONG = TextForm.canonical("a long", Long::valueOf, String::valueOf);

  static final TextForm<Float> FLOAT =
      TextForm.canonical("a float", text -> finite(Float.parseFloat(text)), Texts::floatText);

  static final TextForm<Double> DOUBLE =
      TextForm.canonical("a double", text -> finite(Double.parseDouble(text)), Texts::doubleText);

  /** Any text that is a number in JSON; as a value, not as a key. */
  static final TextForm<Float> FLOAT_VALUE =
      new TextForm<>("a float", text -> finite(Float.parseFloat(number(text))), Texts::floatText);

  /** Any text that is a number in JSON; as a value, not as a key. */
  static final TextForm<Double> DOUBLE_VALUE =
      new TextForm<>(
          "a double", text -> finite(Double.parseDouble(number(text))), Texts::doubleText);

  static final TextForm<BigInteger> BIG_INTEGER =
      TextForm.canonical(
          "an integer", text -> new BigInteger(Limits.digits(text)), Texts::integerText);

  static final TextForm<BigDecimal> BIG_DECIMAL =
      TextForm.canonical(
          "a decimal number", text -> new BigDecimal(Limits.digits(text)), Texts::decimalText);

  /**
   * Any text that is a number in JSON, which is what other languages write for a decimal: {@code
   * -0.00} and {@code 1E+2} are values, although no {@code BigDecimal} has that text. As a key such
   * a text could stand beside another one of the same number.
   */
  static final TextForm<BigDecimal> DECIMAL_VALUE =
      new TextForm<>("a decimal number", text -> RawText.decimal(number(text)), Texts::decimalText);

  static final TextForm<Character> CHAR =
      new TextForm<>("a string of one character", Texts::oneCharacter, Texts::textOf);

  static final TextForm<UUID> UUID_TEXT =
      TextForm.canonical("a lower-case UUID", UUID::fromString, UUID::toString);

  static final TextForm<URI> URI_TEXT =
      new TextForm<>("a URI", URI::create, Texts::uriText).ofAnyLength();

  static final TextForm<Locale> LOCALE =
      new TextForm<>("a BCP 47 language tag", Texts::locale, Texts::languageTag);

  private Texts() {}

  private static String number(String text) {
    if (!RawText.isNumber(text)) {
      throw new IllegalArgumentException("not a number in JSON");
    }
    return Limits.digits(text);
  }

  /** Rejects what would round to infinity, which the text itself does not say. */
  private static <N extends Number> N finite(N number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static String floatText(float value) {
    return String.valueOf(Limits.number(value));
  }

  private static String doubleText(double value) {
    return String.valueOf(Limits.number(value));
  }

  private static String integerText(BigInteger value) {
    return Limits.number(value).toString();
  }

  private static String decimalText(BigDecimal value) {
    return Limits.number(value).toString();
  }

  private static Character oneCharacter(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("not one character");
    }
    return text.charAt(0);
  }

  private static String textOf(Character value) {
    return Limits.text(String.valueOf(value.charValue()));
  }

  /**
   * Reads a tag by the builder: {@code Locale.forLanguageTag} drops what it does not understand.
   */
  private static Locale locale(String tag) {
    if (tag.isEmpty()) {
      throw new IllegalArgumentException("no tag; that of Locale.ROOT is 'und'");
    }
    return new Locale.Builder().setLanguageTag(tag).build();
  }

  /**
   * Rejects a relative URI that {@code relativize} made, and whose text is another or none: {@code
   * b:c} is the name {@code c} in the scheme {@code b}.
   */
  @SuppressWarnings("UnusedException") // It quotes the text.
  private static String uriText(URI uri) {
    String text = uri.toString();
    boolean isItself;
    try {
      isItself = URI.create(text).equals(uri);
    } catch (IllegalArgumentException e) {
      isItself = false;
    }
    if (!isItself) {
      throw new ArgumentException(
          "a URI whose text is that of another, or of none, has no JSON form");
    }
    return text;
  }

  /** Rejects old locales such as {@code no_NO_NY}, whose tag is read back as another locale. */
  private static String languageTag(Locale locale) {
    String tag = locale.toLanguageTag();
    if (!Locale.forLanguageTag(tag).equals(locale)) {
      throw new ArgumentException("a locale without a BCP 47 language tag has no JSON form");
    }
    return tag;
  }
}
