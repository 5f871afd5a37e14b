package io.boilermaker.interop;

import io.boilermaker.Task;
import io.boilermaker.interop.TypeTasks.Card;
import io.boilermaker.interop.TypeTasks.Cash;
import io.boilermaker.interop.TypeTasks.Color;
import io.boilermaker.interop.TypeTasks.Payment;
import io.boilermaker.interop.TypeTasks.Point;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Values of Java for each type of the table.
 *
 * @param type the type, as the table has it
 * @param values all that a call may be given, also what is refused
 * @param task the call
 */
record JavaValues<T>(String type, Arbitrary<T> values, Function<T, Task> task) {

  private static final Arbitrary<Integer> INTS = Arbitraries.integers();
  private static final Arbitrary<String> TEXTS =
      Arbitraries.frequencyOf(
          Tuple.of(3, Arbitraries.strings().all().ofMaxLength(12)),
          Tuple.of(
              2,
              Arbitraries.strings()
                  .withChars("\"\\/\b\n\r\t\u0000\u001f\u007f\u2028\ufeff\u00e9")
                  .ofMaxLength(6)),
          Tuple.of(1, Arbitraries.of("\uD83D\uDE00", "\uD83D", "a\uDE00", "")));
  private static final Arbitrary<BigInteger> INTEGERS =
      Arbitraries.bigIntegers().between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60));
  private static final Arbitrary<BigDecimal> DECIMALS =
      Arbitraries.oneOf(
          Combinators.combine(INTEGERS, Arbitraries.integers().between(-400, 400))
              .as(BigDecimal::new),
          Combinators.combine(INTEGERS, Arbitraries.integers().between(-3, 20))
              .as(BigDecimal::new));
  private static final Arbitrary<Double> DOUBLES =
      Arbitraries.oneOf(
          Arbitraries.longs().map(Double::longBitsToDouble),
          Arbitraries.doubles(),
          Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 0x1p53, 1e23));
  private static final Arbitrary<Float> FLOATS =
      Arbitraries.oneOf(
          Arbitraries.integers().map(Float::intBitsToFloat),
          Arbitraries.floats(),
          Arbitraries.of(0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f, 16777217f));
  private static final Arbitrary<LocalDate> DATES = days().map(LocalDate::ofEpochDay);
  private static final Arbitrary<LocalTime> TIMES =
      Arbitraries.oneOf(
          Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()).map(LocalTime::ofNanoOfDay),
          Arbitraries.integers().between(0, 1439).map(n -> LocalTime.of(n / 60, n % 60)));
  private static final Arbitrary<LocalDateTime> DATE_TIMES =
      Combinators.combine(DATES, TIMES).as(LocalDateTime::of);
  private static final Arbitrary<ZoneOffset> OFFSETS =
      Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
  private static final Arbitrary<ZoneId> ZONES =
      Arbitraries.of(
          ZoneId.of("Europe/Paris"), ZoneId.of("Z"), ZoneId.of("UTC"), ZoneId.of("+05:30"));

  static final List<JavaValues<?>> ALL =
      List.of(
          row("boolean", Arbitraries.of(true, false), TakesBooleanTasks::task),
          row("short", Arbitraries.shorts(), TakesShortTasks::task),
          row("int", INTS, TakesIntTasks::task),
          row("long", Arbitraries.longs(), TakesLongTasks::task),
          row("BigInteger", INTEGERS.injectNull(0.1), TakesBigIntegerTasks::task),
          row("float", FLOATS, TakesFloatTasks::task),
          row("double", DOUBLES, TakesDoubleTasks::task),
          row("BigDecimal", DECIMALS.injectNull(0.1), TakesBigDecimalTasks::task),
          row("char", Arbitraries.chars().all(), TakesCharTasks::task),
          row("String", TEXTS.injectNull(0.1), TakesStringTasks::task),
          row("enum", Arbitraries.of(Color.class).injectNull(0.1), TakesColorTasks::task),
          row(
              "byte[]",
              Arbitraries.bytes().array(byte[].class).ofMaxSize(20),
              TakesBytesTasks::task),
          row(
              "UUID",
              Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new),
              TakesUuidTasks::task),
          row(
              "URI",
              Arbitraries.strings()
                  .alpha()
                  .numeric()
                  .withChars("/?&=._~-")
                  .ofMaxLength(20)
                  .map(path -> URI.create("https://a.b/" + path)),
              TakesUriTasks::task),
          row(
              "Instant",
              Combinators.combine(
                      Arbitraries.longs()
                          .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                      Arbitraries.integers().between(0, 999_999_999))
                  .as(Instant::ofEpochSecond),
              TakesInstantTasks::task),
          row("LocalDate", DATES, TakesLocalDateTasks::task),
          row("LocalTime", TIMES, TakesLocalTimeTasks::task),
          row("LocalDateTime", DATE_TIMES, TakesLocalDateTimeTasks::task),
          row(
              "OffsetDateTime",
              Combinators.combine(DATE_TIMES, OFFSETS).as(OffsetDateTime::of),
              TakesOffsetDateTimeTasks::task),
          row(
              "ZonedDateTime",
              Combinators.combine(DATE_TIMES, ZONES).as(LocalDateTime::atZone),
              TakesZonedDateTimeTasks::task),
          row(
              "Duration",
              Combinators.combine(
                      Arbitraries.longs().between(Long.MIN_VALUE, Long.MAX_VALUE),
                      Arbitraries.integers().between(0, 999_999_999))
                  .as((seconds, nanos) -> Duration.ofSeconds(seconds, nanos)),
              TakesDurationTasks::task),
          row(
              "Period",
              Combinators.combine(INTS, INTS, INTS).as(Period::of),
              TakesPeriodTasks::task),
          row("int[]", INTS.array(int[].class).ofMaxSize(8), TakesIntArrayTasks::task),
          row("List<Integer>", INTS.injectNull(0.1).list().ofMaxSize(8), TakesListTasks::task),
          row("Set<Integer>", INTS.set().ofMaxSize(8), TakesSetTasks::task),
          row(
              "Map<String, Integer>",
              Arbitraries.maps(TEXTS, INTS.injectNull(0.1)).ofMaxSize(5),
              TakesMapTasks::task),
          row(
              "Map<Integer, String>",
              Arbitraries.maps(INTS, TEXTS.injectNull(0.1)).ofMaxSize(5),
              TakesIntMapTasks::task),
          row(
              "Optional<String>",
              TEXTS.injectNull(0.3).map(Optional::ofNullable),
              TakesOptionalTasks::task),
          row("record", Combinators.combine(INTS, INTS).as(Point::new), TakesPointTasks::task),
          row(
              "sealed",
              Arbitraries.oneOf(
                  TEXTS.injectNull(0.1).<Payment>map(Card::new), Arbitraries.of(new Cash())),
              TakesPaymentTasks::task),
          row("Object", plain(), TakesObjectTasks::task));

  private static <T> JavaValues<T> row(String type, Arbitrary<T> values, Function<T, Task> task) {
    return new JavaValues<>(type, values, task);
  }

  private static Arbitrary<Long> days() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()),
        Arbitraries.longs().between(-800_000, 4_000_000));
  }

  private static Arbitrary<Object> plain() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.of(true, false).asGeneric(),
            INTS.asGeneric(),
            Arbitraries.longs().asGeneric(),
            INTEGERS.asGeneric(),
            DECIMALS.asGeneric(),
            DOUBLES.asGeneric(),
            FLOATS.asGeneric(),
            TEXTS.asGeneric());
    return Arbitraries.lazyOf(
        () -> leaves.injectNull(0.1),
        () -> leaves.list().ofMaxSize(4).asGeneric(),
        () -> Arbitraries.maps(TEXTS, leaves).ofMaxSize(4).asGeneric(),
        () -> Arbitraries.maps(TEXTS, leaves.list().ofMaxSize(3)).ofMaxSize(3).asGeneric());
  }

  /** Shows a value in a failure. */
  static String shown(Object value) {
    return Arrays.deepToString(new Object[] {value});
  }
}
