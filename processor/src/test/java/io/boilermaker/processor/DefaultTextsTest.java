package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The texts of {@code @Default} beside the same texts in messages. The processor has a small copy
 * of the runtime's rules, which this compares with them: a text that is a default is read from a
 * message as the same value.
 */
class DefaultTextsTest {

  private static final Set<String> NUMBERS =
      Set.of(
          "byte",
          "short",
          "int",
          "long",
          "Long",
          "float",
          "double",
          "Double",
          "BigInteger",
          "BigDecimal",
          "boolean",
          "Boolean");

  private static final String ZEROS = "0".repeat(990);

  /** Texts that are values, as defaults and in messages. */
  private static final List<String> BOTH =
      List.of(
          "boolean true",
          "Boolean false",
          "byte -128",
          "byte -0",
          "short 32767",
          "int -0",
          "long -9223372036854775808",
          "Long 0",
          "float 1.5",
          "float 0.10",
          "float -0",
          "float -0.0",
          "float 16777216",
          "double -0",
          "double -0e0",
          "double 0E999999999",
          "double 1e300",
          "double 100000000000000000000e-20",
          "double 1." + ZEROS,
          "Double 9007199254740992",
          "char x",
          "BigInteger -0",
          "BigInteger 1" + ZEROS,
          "BigDecimal -0.00",
          "BigDecimal 1E+2",
          "BigDecimal 1E10000",
          "BigDecimal 1E-10000",
          "BigDecimal 0E-10000",
          "BigDecimal 0." + ZEROS + "1",
          "UUID 00000000-0000-0000-0000-00000000000a",
          "URI mail:a",
          "URI http://a/" + ZEROS + ZEROS,
          "Locale de-CH",
          "Locale und",
          "Locale no-NO-x-lvariant-NY",
          "Instant 2016-12-31T23:59:59Z",
          "Instant 2016-12-31T24:00:00Z",
          "Instant 2016-12-31T23:59:59.123456789+01:30",
          "LocalDate +12345-01-31",
          "LocalTime 23:59",
          "LocalDateTime 2026-01-31T10:00",
          "OffsetDateTime 2026-01-31T10:00+01:00",
          "OffsetTime 10:00-18:00",
          "ZonedDateTime 2026-06-25T02:30+02:00[Europe/Paris]",
          "ZonedDateTime 2026-10-25T02:30+01:00[Europe/Paris]",
          "ZonedDateTime 2026-06-25T02:30Z",
          "ZonedDateTime 2026-06-25T02:30+02:00",
          "Duration PT-0.5S",
          "Duration -pt1h",
          "Period P1Y2W-3D",
          "Year 0099",
          "Year +12345",
          "Year -0001",
          "YearMonth +12345-01",
          "MonthDay --02-29",
          "ZoneId Europe/Paris",
          "ZoneId UTC+01:00",
          "ZoneOffset +1",
          "ZoneOffset Z");

  /** Texts that are no values, neither as defaults nor in messages. */
  private static final List<String> NEITHER =
      List.of(
          "boolean 1",
          "byte 128",
          "byte -129",
          "short 32768",
          "int 2147483648",
          "int 1.0",
          "int 1e0",
          "long 9223372036854775808",
          "float 1e39",
          "float 1e-60",
          "float 16777217",
          "float +1.5",
          "double 1e400",
          "double 1e-400",
          "double -1e-400",
          "double NaN",
          "double 9007199254740993",
          "double 1." + ZEROS + ZEROS,
          "BigInteger 5.0",
          "BigInteger 5e0",
          "BigInteger 1" + ZEROS + ZEROS,
          "BigDecimal +5",
          "BigDecimal .5",
          "BigDecimal 1E+100000",
          "BigDecimal 1E-10001",
          "BigDecimal 0E10001",
          "BigDecimal 1.5E-10000",
          "BigDecimal 1E99999999999",
          "BigDecimal 1." + ZEROS + ZEROS,
          "char ",
          "char ab",
          "UUID 00000000-0000-0000-0000-00000000000A",
          "UUID 0-0-0-0-0",
          "URI ht tp",
          "Locale ",
          "Locale de_CH",
          "Locale x" + "-abcdefgh".repeat(200),
          "Instant 2016-12-31T23:59:60Z",
          "Instant 2016-12-31T23:59Z[Europe/Paris]",
          "LocalDate 12345-01-31",
          "LocalDate 2026-02-29",
          "LocalTime 24:00",
          "LocalDateTime 2026-01-31T10:00:60",
          "OffsetDateTime 2016-12-31T23:59:60Z",
          "OffsetTime 10:00-18:01",
          "ZonedDateTime 2026-06-25T02:30+01:00[Europe/Paris]",
          "ZonedDateTime 2026-03-29T02:30+01:00[Europe/Paris]",
          "ZonedDateTime 2026-06-25T02:30Z[Europe/Paris]",
          "Duration P1M",
          "Duration PT9223372036854775808S",
          "Duration PT" + "0".repeat(1_100) + "1S",
          "Period P400000000W",
          "Period P2147483648D",
          "Period PT1H",
          "Year 99",
          "Year 12345",
          "YearMonth 12345-01",
          "MonthDay 02-29",
          "MonthDay --02-30",
          "ZoneId Europe/Nowhere",
          "ZoneOffset +18:01");

  /** Texts that are values in messages alone. */
  private static final List<String> IN_MESSAGES =
      List.of("float 0.123456789", "double 0.1234567890123456789", "Duration P1Y");

  private static List<String> rows() {
    List<String> rows = new ArrayList<>(BOTH);
    rows.addAll(NEITHER);
    rows.addAll(IN_MESSAGES);
    return rows;
  }

  private static String type(String row) {
    return row.substring(0, row.indexOf(' '));
  }

  private static String text(String row) {
    return row.substring(row.indexOf(' ') + 1);
  }

  private static String defaulted(int i, String row) {
    return "@BackgroundTask static Object f%d(App s,\n@Default(\"%s\") %s a) { return a; }\n"
        .formatted(i, text(row), type(row));
  }

  private static String given(int i, String row) {
    return "@BackgroundTask static Object g%d(App s, %s a) { return a; }\n".formatted(i, type(row));
  }

  private static String message(String row) {
    String value = NUMBERS.contains(type(row)) ? text(row) : '"' + text(row) + '"';
    return "{\"args\":[" + value + "]}";
  }

  @Test
  void what_is_a_default_is_the_same_value_in_a_message() {
    List<String> rows = rows();
    StringBuilder tasks = new StringBuilder();
    IntStream.range(0, rows.size()).forEach(i -> tasks.append(given(i, rows.get(i))));
    IntStream.range(0, BOTH.size()).forEach(i -> tasks.append(defaulted(i, rows.get(i))));
    Loaded loaded = Compiled.tasks(tasks.toString()).load();

    for (int i = 0; i < rows.size(); i++) {
      String task = "g" + i;
      String message = message(rows.get(i));
      if (NEITHER.contains(rows.get(i))) {
        assertThatThrownBy(() -> loaded.run(task, message)).as(rows.get(i)).isNotNull();
      } else {
        Object value = loaded.run(task, message);
        assertThat(value).as(rows.get(i)).isNotNull();
        if (BOTH.contains(rows.get(i))) {
          assertThat(loaded.run("f" + i, "{}")).as(rows.get(i)).isEqualTo(value);
        }
      }
    }
  }

  @Test
  void what_is_no_value_in_a_message_is_no_default() {
    List<String> rows = rows().subList(BOTH.size(), rows().size());
    StringBuilder tasks = new StringBuilder();
    IntStream.range(0, rows.size()).forEach(i -> tasks.append(defaulted(i, rows.get(i))));

    Set<String> messages = Set.copyOf(Compiled.tasks(tasks.toString()).messages());
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(messages)
                    .contains(
                        ErrorCode.DEFAULT_UNREADABLE.message(
                            "\"" + text(row) + "\" is no default for 'a' of type " + type(row))));
    assertThat(messages).hasSameSizeAs(rows);
  }
}
