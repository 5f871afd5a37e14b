package io.boilermaker.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.AbstractMap.SimpleEntry;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each class of the JDK that Jackson may read in a class left to it, and some that it must not:
 * their values arrive equal, or are refused where they are sent.
 */
class JdkValuesTest {

  record Box<T>(@JsonProperty(required = true) T value) {}

  /** Values of one type, of which the text tells those apart that equals does not. */
  private record Row(Type type, Function<Object, Object> text, boolean travels, Object[] values) {

    @Override
    public String toString() {
      return type.getTypeName() + (travels ? " travels" : " refused");
    }
  }

  private static Row travel(Type type, Object... values) {
    return new Row(type, Function.identity(), true, values);
  }

  private static Row travelByText(Type type, Object... values) {
    return new Row(type, String::valueOf, true, values);
  }

  private static Row refused(Type type, Object... values) {
    return new Row(type, Function.identity(), false, values);
  }

  static Stream<Row> rows() throws Exception {
    return Stream.of(numbers(), texts(), dates(), zones(), xml(), others(), untrusted())
        .flatMap(Function.identity());
  }

  private static Stream<Row> numbers() {
    var adder = new LongAdder();
    adder.add(5);
    return Stream.of(
        travel(Number.class, 5, new BigDecimal("1.50")),
        travel(RoundingMode.class, RoundingMode.UP),
        refused(MathContext.class, MathContext.DECIMAL32),
        travelByText(AtomicInteger.class, new AtomicInteger(5)),
        travelByText(AtomicLong.class, new AtomicLong(Long.MAX_VALUE)),
        travelByText(AtomicBoolean.class, new AtomicBoolean(true)),
        travelByText(AtomicReference.class, new AtomicReference<>("a"), new AtomicReference<>(5)),
        refused(AtomicReference.class, new AtomicReference<>(new Date(5))),
        refused(AtomicIntegerArray.class, new AtomicIntegerArray(new int[] {1})),
        refused(AtomicStampedReference.class, new AtomicStampedReference<>("a", 1)),
        refused(LongAdder.class, adder, new LongAdder()),
        travel(OptionalInt.class, OptionalInt.of(5), OptionalInt.empty()),
        travel(OptionalLong.class, OptionalLong.of(5), OptionalLong.empty()),
        travel(OptionalDouble.class, OptionalDouble.of(1.5), OptionalDouble.empty()),
        travel(Optional.class, Optional.of("a"), Optional.empty()),
        refused(Optional.class, Optional.of(LocalDate.EPOCH)));
  }

  private static Stream<Row> texts() {
    return Stream.of(
        travelByText(StringBuilder.class, new StringBuilder("ab"), new StringBuilder("5")),
        travelByText(StringBuffer.class, new StringBuffer("ab")),
        travelByText(CharSequence.class, "ab", new StringBuilder("ab")),
        travel(UUID.class, new UUID(1, 2)),
        travel(URI.class, URI.create("http://a/b?c=%20"), URI.create("a/b")),
        travel(Currency.class, Currency.getInstance("EUR"), Currency.getInstance("XXX")),
        travel(Charset.class, UTF_8, Charset.forName("IBM037")),
        travel(Locale.class, Locale.US, Locale.ROOT, Locale.forLanguageTag("zh-Hant-TW")),
        refused(Locale.class, new Locale("no", "NO", "NY")),
        travel(DayOfWeek.class, DayOfWeek.MONDAY));
  }

  private static GregorianCalendar calendar(String zone, long time) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
    calendar.setTimeInMillis(time);
    return calendar;
  }

  private static java.sql.Timestamp nanos() {
    var time = new java.sql.Timestamp(5);
    time.setNanos(123_456_789);
    return time;
  }

  private static Stream<Row> dates() {
    java.sql.Date day = java.sql.Date.valueOf("2026-01-01");
    var withTime = new java.sql.Date(day.getTime() + 5);
    long bc = -99_999_999_999_999L;
    return Stream.of(
        travel(Instant.class, Instant.EPOCH, Instant.MAX),
        travel(Date.class, new Date(5), new Date(Long.MAX_VALUE), new java.sql.Time(5)),
        refused(Date.class, nanos(), day, withTime),
        travel(java.sql.Date.class, day),
        refused(java.sql.Date.class, withTime),
        refused(java.sql.Time.class, java.sql.Time.valueOf("10:11:12"), new java.sql.Time(5)),
        travel(java.sql.Timestamp.class, new java.sql.Timestamp(5)),
        refused(java.sql.Timestamp.class, nanos()),
        travel(Calendar.class, calendar("UTC", 5)),
        refused(Calendar.class, calendar("Asia/Tokyo", 5), calendar("UTC", bc)),
        travel(GregorianCalendar.class, calendar("UTC", 5)),
        refused(GregorianCalendar.class, calendar("Asia/Tokyo", 5), calendar("UTC", bc)),
        refused(Clock.class, Clock.systemUTC()));
  }

  private static Stream<Row> zones() {
    return Stream.of(
        travel(ZoneId.class, ZoneId.of("Europe/Berlin"), ZoneId.of("Z")),
        travel(
            TimeZone.class,
            TimeZone.getTimeZone("Europe/Berlin"),
            TimeZone.getTimeZone("GMT+02:00"),
            TimeZone.getTimeZone("CST")),
        refused(TimeZone.class, new SimpleTimeZone(3_600_000, "X")));
  }

  private static Stream<Row> xml() throws Exception {
    DatatypeFactory factory = DatatypeFactory.newInstance();
    return Stream.of(
        // Equal are those that are one moment in two zones, and with any number of zeros.
        travelByText(
            XMLGregorianCalendar.class,
            Stream.of(
                    "2026-01-01",
                    "2026-01-01+02:00",
                    "10:00:00",
                    "10:00:00.500",
                    "2026",
                    "2026-05",
                    "--05-01",
                    "--05",
                    "---05",
                    "-0044-03-15",
                    "2026-01-01T10:00:00",
                    "2026-01-01T10:00:00Z",
                    "2026-01-01T10:00:00.000+02:00",
                    "2026-01-01T10:00:00.123456Z",
                    "12345678901234567890-01-01T10:00:00Z")
                .map(factory::newXMLGregorianCalendar)
                .toArray()),
        refused(XMLGregorianCalendar.class, factory.newXMLGregorianCalendar()),
        travelByText(
            Duration.class,
            Stream.of("P1D", "PT24H", "PT1.50S", "-P1Y2M3DT4H5M6S", "P0D", "P400M")
                .map(factory::newDuration)
                .toArray()),
        refused(DatatypeConstants.Field.class, DatatypeConstants.YEARS),
        // The prefix is none of what is equal.
        travel(QName.class, new QName("a"), new QName("urn:a", "b", "c"), new QName("", "")),
        refused(QName.class, new QName("}", "a"), new QName("", "{a}b")));
  }

  private static Stream<Row> others() {
    var alone = new Properties();
    alone.setProperty("a", "b");
    var over = new Properties(alone);
    over.setProperty("c", "d");
    var hiding = new Properties(alone);
    hiding.setProperty("a", "c");
    var numbered = new Properties();
    numbered.put("a", 5);
    ByteBuffer part = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);
    return Stream.of(
        travel(ByteBuffer.class, part, ByteBuffer.allocate(0), ByteBuffer.allocateDirect(3)),
        travel(StackTraceElement.class, new StackTraceElement("a.B", "m", "B.java", 5)),
        refused(StackTraceElement.class, new StackTraceElement("l", "m", "1", "B", "m", "B", 5)),
        travel(Properties.class, alone, hiding, new Properties()),
        travel(Hashtable.class, alone, over),
        travel(Map.class, alone, over),
        refused(Properties.class, over, numbered),
        travel(Iterable.class, List.of("a")),
        refused(Iterator.class, List.of("a").iterator()),
        refused(Comparable.class, "a", 5));
  }

  private static Stream<Row> untrusted() throws Exception {
    return Stream.of(
        refused(Class.class, String.class),
        refused(InetAddress.class, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})),
        refused(InetSocketAddress.class, InetSocketAddress.createUnresolved("a", 5)),
        refused(URL.class, URI.create("http://a/b").toURL()),
        refused(File.class, new File("/a")),
        refused(Path.class, Path.of("/a")),
        refused(Pattern.class, Pattern.compile("a"), Pattern.compile("a", Pattern.COMMENTS)),
        refused(BitSet.class, BitSet.valueOf(new long[] {5})),
        refused(SimpleEntry.class, new SimpleEntry<>("a", 1)));
  }

  private static Codec<Box<Object>> codec(Type type) {
    TypeFactory types = TypeFactory.defaultInstance();
    Type whole = types.constructParametricType(Box.class, types.constructType(type));
    return Codecs.databind(
        new TypeReference<>() {
          @Override
          public Type getType() {
            return whole;
          }
        });
  }

  // N-C17
  @ParameterizedTest
  @MethodSource("rows")
  void a_value_of_the_jdk_arrives_equal_or_is_refused(Row row) throws IOException {
    Codec<Box<Object>> codec = codec(row.type());
    var parameter = Parameter.required("it", codec);
    for (Object value : row.values()) {
      if (row.travels()) {
        parameter.requireReadable(new Box<>(value));
        Object back = Wire.roundTrip(codec, new Box<>(value)).value();
        assertThat(row.text().apply(back)).isEqualTo(row.text().apply(value));
      } else {
        assertThatCode(() -> parameter.requireReadable(new Box<>(value)))
            .isInstanceOf(ArgumentException.class)
            .hasMessageStartingWith("'it': ");
      }
    }
  }
}
