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
      new TextForm<>("a string", Function.identity(), Function.identity());

  static final TextForm<Boolean> BOOLEAN =
      TextForm.canonical("true or false", Boolean::valueOf, String::valueOf);

  static final TextForm<Byte> BYTE = TextForm.canonical("a byte", Byte::valueOf, String::valueOf);

  static final TextForm<Short> SHORT =
      TextForm.canonical("a short", Short::valueOf, String::valueOf);

  static final TextForm<Integer> INT =
      TextForm.canonical("an int", Integer::valueOf, String::valueOf);

  static final TextForm<Long> LONG = TextForm.canonical("a long", Long::valueOf, String::valueOf);

  static final TextForm<BigInteger> BIG_INTEGER =
      TextForm.canonical(
          "an integer", text -> new BigInteger(Limits.digits(text)), Texts::integerText);

  static final TextForm<BigDecimal> BIG_DECIMAL =
      TextForm.canonical(
          "a decimal number", text -> new BigDecimal(Limits.digits(text)), Texts::decimalText);

  static final TextForm<Character> CHAR =
      new TextForm<>("a string of one character", Texts::oneCharacter, Texts::textOf);

  static final TextForm<UUID> UUID_TEXT =
      TextForm.canonical("a lower-case UUID", UUID::fromString, UUID::toString);

  static final TextForm<URI> URI_TEXT = new TextForm<>("a URI", URI::create, URI::toString);

  static final TextForm<Locale> LOCALE =
      new TextForm<>("a BCP 47 language tag", Texts::locale, Texts::languageTag);

  private Texts() {}

  private static String integerText(BigInteger value) {
    return Limits.digits(value.toString());
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
    return new Locale.Builder().setLanguageTag(tag).build();
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
