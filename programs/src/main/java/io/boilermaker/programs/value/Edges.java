package io.boilermaker.programs.value;

import io.boilermaker.programs.model.JdkType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The edges of the JDK's types, each type's plainest value first. */
final class Edges {

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "",
          " ",
          "null",
          "true",
          "12",
          "\"quoted\" \\ back/slash",
          "\u0000\u0001\t\r\n\u001f\u007f",
          "na\u00efve",
          "\ud83d\ude00\ud83d\ude80",
          "\u2028\u2029\ufeff\uffff",
          "e\u0301\u202e",
          "{\"a\":[1,{}]}",
          "x".repeat(9_000));

  private static final List<String> NUMBERS =
      List.of(
          "1",
          "0",
          "-1",
          "0.00",
          "600.00",
          "1E+3",
          "1E-7",
          "-0.1",
          "123456789012345678901234567890",
          "0.1234567890123456789",
          "1E+400",
          "1E-400",
          "9007199254740993",
          "-9.99E+20",
          "100",
          "10E-2");

  private static final List<Double> DOUBLES =
      List.of(
          1.0,
          0.0,
          -0.0,
          -1.5,
          0.1,
          1e300,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          123456789.0,
          1e16,
          2.2250738585072014e-308,
          -1e-5,
          100.0);

  private static final List<Float> FLOATS =
      List.of(
          1.0f, 0.0f, -0.0f, 0.1f, Float.MIN_VALUE, Float.MAX_VALUE, 1e10f, 16777216f, -3.4e-38f);

  private static final List<Locale> LOCALES =
      List.of(
          Locale.ENGLISH,
          Locale.ROOT,
          Locale.GERMANY,
          Locale.forLanguageTag("zh-Hant-TW"),
          Locale.forLanguageTag("de-DE-u-co-phonebk"),
          Locale.forLanguageTag("sl-rozaj-biske"));

  private static final List<BigInteger> INTEGERS =
      List.of(
          BigInteger.ONE,
          BigInteger.ZERO,
          BigInteger.ONE.negate(),
          BigInteger.ONE.shiftLeft(63),
          BigInteger.ONE.shiftLeft(64).negate(),
          BigInteger.TEN.pow(999));

  /** Single values as they arrive where the type is {@code Object}. */
  static final List<Object> JSON =
      List.of(
          "plain",
          true,
          false,
          0,
          Integer.MIN_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE + 1L,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          BigInteger.ONE.shiftLeft(70),
          new BigDecimal("1.50"),
          new BigDecimal("0.1"),
          new BigDecimal("-2E-9"),
          "");

  private Edges() {}

  /** Returns the edges of a type other than {@code Object}; of an optional the empty one too. */
  static List<?> of(JdkType type) {
    return switch (type.unboxed()) {
      case BOOLEAN -> List.of(true, false);
      case BYTE -> integers(Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue);
      case SHORT -> integers(Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue);
      case INT -> integers(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue);
      case LONG -> integers(Long.MIN_VALUE, Long.MAX_VALUE, each -> each);
      case FLOAT -> FLOATS;
      case DOUBLE -> DOUBLES;
      case CHAR -> List.of('a', 'Z', '"', '\\', '\u0000', '\u00e4', '\u20ac', '\uffff', ' ');
      case STRING -> TEXTS;
      case BIG_DECIMAL -> NUMBERS.stream().map(BigDecimal::new).toList();
      case BIG_INTEGER -> INTEGERS;
      case UUID -> List.of(new UUID(0x1234_5678_9abc_4defL, 7), new UUID(0, 0), new UUID(-1, -1));
      case URI ->
          List.of(URI.create("https://a.b/c?d=%20#e"), URI.create(""), URI.create("mailto:x"));
      case LOCALE -> LOCALES;
      case OPTIONAL_INT ->
          optional(OptionalInt.empty(), of(JdkType.INT), each -> OptionalInt.of((Integer) each));
      case OPTIONAL_LONG ->
          optional(OptionalLong.empty(), of(JdkType.LONG), each -> OptionalLong.of((Long) each));
      case OPTIONAL_DOUBLE ->
          optional(OptionalDouble.empty(), DOUBLES, each -> OptionalDouble.of((Double) each));
      default -> TimeEdges.of(type);
    };
  }

  private static List<Object> integers(long least, long most, Function<Long, Object> narrowed) {
    return Stream.of(1L, least, most, 0L, -1L).map(narrowed).toList();
  }

  private static List<Object> optional(
      Object empty, List<?> held, Function<Object, Object> holding) {
    List<Object> all = new ArrayList<>();
    held.forEach(each -> all.add(holding.apply(each)));
    all.add(empty);
    return all;
  }
}
