package io.boilermaker.programs.value;

import io.boilermaker.programs.model.JdkType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/** Values of the JDK's types: mostly those at an edge. */
final class Scalars {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "plain",
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
          "0",
          "1",
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
          0.0,
          -0.0,
          1.0,
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
      List.of(0.0f, -0.0f, 0.1f, Float.MIN_VALUE, Float.MAX_VALUE, 1e10f, 16777216f, -3.4e-38f);

  private static final List<Locale> LOCALES =
      List.of(
          Locale.ROOT,
          Locale.ENGLISH,
          Locale.GERMANY,
          Locale.forLanguageTag("zh-Hant-TW"),
          Locale.forLanguageTag("de-DE-u-co-phonebk"),
          Locale.forLanguageTag("sl-rozaj-biske"));

  private final Random random;
  private final Times times;

  Scalars(Random random) {
    this.random = random;
    this.times = new Times(random);
  }

  /** Returns a value of a type other than {@code Object}. */
  Object of(JdkType type) {
    return switch (type.unboxed()) {
      case BOOLEAN -> random.nextBoolean();
      case BYTE -> (byte) integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> (short) integer(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> integer(Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> random.nextInt(3) == 0 ? (float) random.nextGaussian() : pick(FLOATS);
      case DOUBLE -> random.nextInt(3) == 0 ? random.nextGaussian() : pick(DOUBLES);
      case CHAR -> pick(List.of('a', 'Z', '"', '\\', '\u0000', '\u00e4', '\u20ac', '\uffff', ' '));
      case STRING -> text();
      case BIG_DECIMAL -> bigDecimal();
      case BIG_INTEGER -> bigInteger();
      default -> other(type);
    };
  }

  private Object other(JdkType type) {
    return switch (type) {
      case UUID -> random.nextInt(3) == 0 ? new UUID(0, 0) : uuid();
      case URI ->
          pick(
              List.of(URI.create("https://a.b/c?d=%20#e"), URI.create(""), URI.create("mailto:x")));
      case LOCALE -> pick(LOCALES);
      case OPTIONAL_INT -> OptionalInt.of((int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
      case OPTIONAL_LONG -> OptionalLong.of(integer(Long.MIN_VALUE, Long.MAX_VALUE));
      case OPTIONAL_DOUBLE -> OptionalDouble.of(pick(DOUBLES));
      default -> times.of(type);
    };
  }

  /** Returns a value that is refused where a call is made; null if the type has none. */
  @org.jspecify.annotations.Nullable
  Object refused(JdkType type) {
    return switch (type.unboxed()) {
      case FLOAT -> pick(List.of(Float.NaN, Float.POSITIVE_INFINITY));
      case DOUBLE -> pick(List.of(Double.NaN, Double.NEGATIVE_INFINITY));
      case CHAR -> '\ud83d';
      case STRING -> pick(List.of("\ud83d", "a\ude00b", "\ude00\ud83d"));
      case OPTIONAL_DOUBLE -> OptionalDouble.of(Double.NaN);
      case BIG_INTEGER -> BigInteger.TEN.pow(1_200);
      case BIG_DECIMAL -> new BigDecimal(BigInteger.TEN.pow(1_100).add(BigInteger.ONE), 20);
      default -> null;
    };
  }

  private long integer(long least, long most) {
    return switch (random.nextInt(6)) {
      case 0 -> least;
      case 1 -> most;
      case 2 -> 0;
      case 3 -> -1;
      default -> Math.max(least, Math.min(most, random.nextInt(1_000)));
    };
  }

  String text() {
    return random.nextInt(3) == 0 ? "t" + random.nextInt(100) : pick(TEXTS);
  }

  private BigDecimal bigDecimal() {
    return random.nextInt(4) == 0
        ? new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(40) - 10)
        : new BigDecimal(pick(NUMBERS));
  }

  private BigInteger bigInteger() {
    return pick(
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE.negate(),
            BigInteger.ONE.shiftLeft(63),
            BigInteger.ONE.shiftLeft(64).negate(),
            BigInteger.TEN.pow(999)));
  }

  /** Returns plain JSON as it arrives where the type is {@code Object}. */
  Object plainJson() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextBoolean();
      case 1 -> (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case 2 -> pick(List.of(Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE + 1L));
      case 3 -> BigInteger.ONE.shiftLeft(70);
      case 4 ->
          pick(List.of(new BigDecimal("1.50"), new BigDecimal("0.1"), new BigDecimal("-2E-9")));
      default -> text();
    };
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
