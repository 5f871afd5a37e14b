package com.example.roundtrip;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Values of the JDK's classes, as far as they have a JSON form. */
final class Values {

  private static final BigInteger MOST = BigInteger.TEN.pow(1000).subtract(BigInteger.ONE);

  /** What writers and readers of JSON are most likely to get wrong. */
  private static final int[] DELICATE =
      "\"\\/\b\f\n\r\t\0\u001f\u007f\u0085\u2028\u2029\ufeff\ufffd\uffff\u00e4\ud83d\ude00"
          .codePoints()
          .toArray();

  private Values() {}

  static <T> Arbitrary<T> orNull(Arbitrary<T> values) {
    return values.injectNull(0.1);
  }

  static Arbitrary<Boolean> booleans() {
    return Arbitraries.of(true, false);
  }

  static Arbitrary<Byte> bytes() {
    return Arbitraries.bytes();
  }

  static Arbitrary<Short> shorts() {
    return Arbitraries.shorts();
  }

  static Arbitrary<Integer> ints() {
    return Arbitraries.integers();
  }

  static Arbitrary<Long> longs() {
    return Arbitraries.longs();
  }

  /** By their bits, so that all magnitudes are there. */
  static Arbitrary<Float> floats() {
    return Arbitraries.oneOf(
        Arbitraries.of(0f, -0f, 0.1f, 1f, 16_777_216f, Float.MIN_VALUE, Float.MAX_VALUE),
        Arbitraries.integers()
            .withDistribution(RandomDistribution.uniform())
            .map(Float::intBitsToFloat)
            .filter(Float::isFinite));
  }

  /** By their bits, so that all magnitudes are there. */
  static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.of(0d, -0d, 0.1, 1d, 1e21, Double.MIN_VALUE, Double.MAX_VALUE),
        Arbitraries.longs()
            .withDistribution(RandomDistribution.uniform())
            .map(Double::longBitsToDouble)
            .filter(Double::isFinite));
  }

  static Arbitrary<Character> chars() {
    return Arbitraries.chars().filter(c -> !Character.isSurrogate(c));
  }

  private static Arbitrary<Integer> codePoints() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.integers().between(' ', '~')),
        Tuple.of(2, Arbitraries.of(Arrays.stream(DELICATE).boxed().toList())),
        Tuple.of(
            1,
            Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)));
  }

  static Arbitrary<String> texts() {
    return codePoints()
        .list()
        .ofMaxSize(24)
        .map(list -> list.stream().map(Character::toString).collect(joining()));
  }

  static Arbitrary<byte[]> blobs() {
    return bytes().array(byte[].class).ofMaxSize(40);
  }

  static Arbitrary<BigInteger> bigIntegers() {
    return Arbitraries.bigIntegers().between(MOST.negate(), MOST);
  }

  /** The widest that an argument may have. */
  private static final int LARGEST_EXPONENT = 10_000;

  static Arbitrary<BigDecimal> bigDecimals() {
    Arbitrary<Integer> scales =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-LARGEST_EXPONENT, LARGEST_EXPONENT),
            Arbitraries.integers().between(-5, 25));
    return Combinators.combine(bigIntegers(), scales)
        .as(BigDecimal::new)
        .filter(Values::hasJsonForm);
  }

  /** The digits of the exponent count too. */
  private static boolean hasJsonForm(BigDecimal value) {
    long exponent = value.precision() - 1L - value.scale();
    return value.precision() + Long.toString(Math.abs(exponent)).length() <= 1000;
  }

  static Arbitrary<UUID> uuids() {
    return Combinators.combine(longs(), longs()).as(UUID::new);
  }

  static Arbitrary<URI> uris() {
    Arbitrary<URI> built =
        Combinators.combine(texts(), orNull(texts()), orNull(texts())).as(Values::uri);
    return Arbitraries.oneOf(
        built,
        Arbitraries.of("", "a", "mailto:a@b", "HTTP://A%2f", "http://[::1]:1/?#", "urn:x:\u00e4")
            .map(URI::create));
  }

  private static URI uri(String path, String query, String fragment) {
    try {
      return new URI("https", "a.example", "/" + path, query, fragment);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Arbitrary<Locale> locales() {
    List<Locale> all =
        Arrays.stream(Locale.getAvailableLocales())
            .filter(locale -> Locale.forLanguageTag(locale.toLanguageTag()).equals(locale))
            .toList();
    return Arbitraries.of(all);
  }

  /** Any plain JSON, with numbers of the classes that they are read as. */
  static Arbitrary<Object> json() {
    return json(3);
  }

  private static Arbitrary<Object> json(int depth) {
    Arbitrary<Object> leaves =
        orNull(
            Arbitraries.oneOf(
                booleans(),
                texts(),
                ints(),
                longs().filter(n -> n != n.intValue()),
                bigIntegers().filter(n -> n.bitLength() > 63),
                bigDecimals().filter(n -> n.scale() != 0)));
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Object> inner = json(depth - 1);
    return Arbitraries.oneOf(
        leaves,
        inner.list().ofMaxSize(3).map(list -> list),
        Arbitraries.maps(texts(), inner).ofMaxSize(3).map(map -> map));
  }
}
