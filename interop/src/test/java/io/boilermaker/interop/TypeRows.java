package io.boilermaker.interop;

import io.boilermaker.Task;
import io.boilermaker.interop.TypeTasks.Card;
import io.boilermaker.interop.TypeTasks.Cash;
import io.boilermaker.interop.TypeTasks.Color;
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
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of the tables in docs/mixed-fleets.md. */
final class TypeRows {

  /**
   * A value of Java on its way to Python.
   *
   * @param type the type of the argument
   * @param value the value in Java's words
   * @param task a call with the value
   * @param json what the message says
   * @param python what Python sees, in its words
   */
  record ToPython(String type, String value, Task task, String json, String python) {}

  /**
   * A value of Python on its way to Java.
   *
   * @param value the value in Python's words
   * @param json what the message says
   * @param type the type of the argument
   * @param task the task's name
   * @param java what Java sees, as text; what begins with {@link #REFUSED} is refused
   */
  record ToJava(String value, String json, String type, String task, String java) {
    boolean isRefused() {
      return java.startsWith(REFUSED);
    }

    /** What the description of the dead letter holds. */
    String reason() {
      return java.substring(REFUSED.length());
    }
  }

  private static final String REFUSED = "refused: ";
  private static final UUID ID = UUID.fromString("01981f3c-7c3a-7b1e-8a55-0242ac120002");

  static final List<ToPython> TO_PYTHON =
      List.of(
          row("boolean", "true", TakesBooleanTasks.task(true), "true", "True"),
          row("short", "-32768", TakesShortTasks.task((short) -32768), "-32768", "-32768"),
          row("int", "2147483647", TakesIntTasks.task(Integer.MAX_VALUE), "2147483647", same()),
          row(
              "long",
              "2^53 + 1",
              TakesLongTasks.task(9007199254740993L),
              "9007199254740993",
              same()),
          row("long", "-2^63", TakesLongTasks.task(Long.MIN_VALUE), "-9223372036854775808", same()),
          row(
              "BigInteger",
              "2^64",
              TakesBigIntegerTasks.task(BigInteger.TWO.pow(64)),
              "18446744073709551616",
              same()),
          row("float", "0.1f", TakesFloatTasks.task(0.1f), "0.1", same()),
          row("double", "0.1", TakesDoubleTasks.task(0.1), "0.1", same()),
          row("double", "1e300", TakesDoubleTasks.task(1e300), "1.0E300", "1e+300"),
          row("double", "-0.0", TakesDoubleTasks.task(-0.0), "-0.0", same()),
          row(
              "BigDecimal",
              "600.00",
              TakesBigDecimalTasks.task(new BigDecimal("600.00")),
              "600.00",
              "600.0"),
          row(
              "BigDecimal",
              "0.1234567890123456789",
              TakesBigDecimalTasks.task(new BigDecimal("0.1234567890123456789")),
              "0.1234567890123456789",
              "0.12345678901234568"),
          row("char", "'x'", TakesCharTasks.task('x'), "\"x\"", "'x'"),
          row(
              "String",
              "\"na\u00efve \uD83D\uDE00\"",
              TakesStringTasks.task("na\u00efve \uD83D\uDE00"),
              "\"na\u00efve \uD83D\uDE00\"",
              "'na\u00efve \uD83D\uDE00'"),
          row("String", "\"\"", TakesStringTasks.task(""), "\"\"", "''"),
          row("String", "null", TakesStringTasks.task(null), "null", "None"),
          row("enum", "Color.RED", TakesColorTasks.task(Color.RED), "\"RED\"", "'RED'"),
          row("byte[]", "{0, -1}", TakesBytesTasks.task(new byte[] {0, -1}), "\"AP8=\"", "'AP8='"),
          row("UUID", "01981f3c-\u2026", TakesUuidTasks.task(ID), "\"" + ID + "\"", "'" + ID + "'"),
          row(
              "URI",
              "https://a.b/c",
              TakesUriTasks.task(URI.create("https://a.b/c")),
              "\"https://a.b/c\"",
              "'https://a.b/c'"),
          row(
              "Instant",
              "with nanoseconds",
              TakesInstantTasks.task(Instant.parse("2026-01-31T12:00:00.123456789Z")),
              "\"2026-01-31T12:00:00.123456789Z\"",
              "'2026-01-31T12:00:00.123456789Z'"),
          row(
              "LocalDate",
              "2026-01-31",
              TakesLocalDateTasks.task(LocalDate.of(2026, 1, 31)),
              "\"2026-01-31\"",
              "'2026-01-31'"),
          row(
              "LocalTime",
              "12:00",
              TakesLocalTimeTasks.task(LocalTime.NOON),
              "\"12:00\"",
              "'12:00'"),
          row(
              "LocalDateTime",
              "no zone",
              TakesLocalDateTimeTasks.task(LocalDateTime.parse("2026-01-31T12:00:01")),
              "\"2026-01-31T12:00:01\"",
              "'2026-01-31T12:00:01'"),
          row(
              "OffsetDateTime",
              "at +02:00",
              TakesOffsetDateTimeTasks.task(OffsetDateTime.parse("2026-01-31T12:00:01+02:00")),
              "\"2026-01-31T12:00:01+02:00\"",
              "'2026-01-31T12:00:01+02:00'"),
          row(
              "ZonedDateTime",
              "in Paris",
              TakesZonedDateTimeTasks.task(
                  ZonedDateTime.parse("2026-01-31T12:00:01+01:00[Europe/Paris]")),
              "\"2026-01-31T12:00:01+01:00[Europe/Paris]\"",
              "'2026-01-31T12:00:01+01:00[Europe/Paris]'"),
          row(
              "Duration",
              "90 minutes",
              TakesDurationTasks.task(Duration.ofMinutes(90)),
              "\"PT1H30M\"",
              "'PT1H30M'"),
          row("Period", "1 month", TakesPeriodTasks.task(Period.ofMonths(1)), "\"P1M\"", "'P1M'"),
          row("int[]", "{1, 2}", TakesIntArrayTasks.task(new int[] {1, 2}), "[1,2]", "[1, 2]"),
          row("List<Integer>", "List.of()", TakesListTasks.task(List.of()), "[]", same()),
          row("Set<Integer>", "Set.of(1)", TakesSetTasks.task(Set.of(1)), "[1]", same()),
          row(
              "Map<String, Integer>",
              "Map.of(\"a\", 1)",
              TakesMapTasks.task(Map.of("a", 1)),
              "{\"a\":1}",
              "{'a': 1}"),
          row(
              "Map<Integer, String>",
              "Map.of(1, \"a\")",
              TakesIntMapTasks.task(Map.of(1, "a")),
              "{\"1\":\"a\"}",
              "{'1': 'a'}"),
          row(
              "Optional<String>",
              "Optional.empty()",
              TakesOptionalTasks.task(Optional.empty()),
              "null",
              "None"),
          row(
              "record",
              "new Point(1, 2)",
              TakesPointTasks.task(new Point(1, 2)),
              "{\"x\":1,\"y\":2}",
              "{'x': 1, 'y': 2}"),
          row(
              "sealed",
              "new Card(\"t\")",
              TakesPaymentTasks.task(new Card("t")),
              "{\"type\":\"Card\",\"token\":\"t\"}",
              "{'type': 'Card', 'token': 't'}"),
          row(
              "sealed",
              "new Cash()",
              TakesPaymentTasks.task(new Cash()),
              "{\"type\":\"Cash\"}",
              "{'type': 'Cash'}"),
          row(
              "Object",
              "List.of(1.50, true)",
              TakesObjectTasks.task(List.of(new BigDecimal("1.50"), true)),
              "[1.50,true]",
              "[1.5, True]"));

  static final List<ToJava> TO_JAVA =
      List.of(
          new ToJava("True", "true", "boolean", "takes_boolean", "true"),
          new ToJava(
              "1",
              "1",
              "boolean",
              "takes_boolean",
              "refused: a boolean is needed, found an integer"),
          new ToJava(
              "2**31",
              "2147483648",
              "int",
              "takes_int",
              "refused: an int is needed, found a number out of its range"),
          new ToJava(
              "True", "true", "int", "takes_int", "refused: an int is needed, found a boolean"),
          new ToJava(
              "1.0", "1.0", "int", "takes_int", "refused: an int is needed, found a fraction"),
          new ToJava("None", "null", "int", "takes_int", "refused: an int is needed, found null"),
          new ToJava("2**53 + 1", "9007199254740993", "long", "takes_long", "9007199254740993"),
          new ToJava(
              "2**63",
              "9223372036854775808",
              "long",
              "takes_long",
              "refused: a long is needed, found a number out of its range"),
          new ToJava(
              "2**64",
              "18446744073709551616",
              "BigInteger",
              "takes_big_integer",
              "18446744073709551616"),
          new ToJava("0.1", "0.1", "double", "takes_double", "0.1"),
          new ToJava("1", "1", "double", "takes_double", "1.0"),
          new ToJava("1e300", "1e+300", "double", "takes_double", "1.0E300"),
          new ToJava(
              "2**53 + 1",
              "9007199254740993",
              "double",
              "takes_double",
              "refused: a double is needed, found an integer that it would round"),
          new ToJava(
              "2**24 + 1",
              "16777217",
              "float",
              "takes_float",
              "refused: a float is needed, found an integer that it would round"),
          new ToJava("0.123456789", "0.123456789", "float", "takes_float", "0.12345679"),
          new ToJava(
              "1e-46",
              "1e-46",
              "float",
              "takes_float",
              "refused: a float is needed, found a number that it would round to zero"),
          new ToJava(
              "math.nan",
              "null",
              "double",
              "takes_double",
              "refused: a double is needed, found null"),
          new ToJava("-math.inf", "null", "Double", "takes_boxed_double", "null"),
          new ToJava(
              "decimal.Decimal('600.00')",
              "\"600.00\"",
              "BigDecimal",
              "takes_big_decimal",
              "600.00"),
          new ToJava("0.1", "0.1", "BigDecimal", "takes_big_decimal", "0.1"),
          new ToJava(
              "'na\u00efve \uD83D\uDE00'",
              "\"na\u00efve \uD83D\uDE00\"",
              "String",
              "takes_string",
              "na\u00efve \uD83D\uDE00"),
          new ToJava("''", "\"\"", "String", "takes_string", ""),
          new ToJava("None", "null", "String", "takes_string", "null"),
          new ToJava(
              "1", "1", "String", "takes_string", "refused: a string is needed, found an integer"),
          new ToJava("Color.RED", "\"RED\"", "enum", "takes_color", "RED"),
          new ToJava(
              "base64.b64encode(b'\\x00\\xff')", "\"AP8=\"", "byte[]", "takes_bytes", "[0, -1]"),
          new ToJava(
              "b'abc'",
              "\"abc\"",
              "byte[]",
              "takes_bytes",
              "refused: base64 (standard alphabet, with padding) is needed, found other text"),
          new ToJava("b'abcd'", "\"abcd\"", "byte[]", "takes_bytes", "[105, -73, 29]"),
          new ToJava(
              "uuid.UUID('" + ID + "')", "\"" + ID + "\"", "UUID", "takes_uuid", ID.toString()),
          new ToJava(
              "datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC)",
              "\"2026-01-31T12:00:00Z\"",
              "Instant",
              "takes_instant",
              "2026-01-31T12:00:00Z"),
          new ToJava(
              "datetime.datetime(2026, 1, 31, 12)",
              "\"2026-01-31T12:00:00\"",
              "Instant",
              "takes_instant",
              "refused: an ISO instant is needed, found other text"),
          new ToJava(
              "datetime.datetime(2026, 1, 31, 12)",
              "\"2026-01-31T12:00:00\"",
              "LocalDateTime",
              "takes_local_date_time",
              "2026-01-31T12:00"),
          new ToJava(
              "datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))",
              "\"2026-01-31T12:00:00+02:00\"",
              "OffsetDateTime",
              "takes_offset_date_time",
              "2026-01-31T12:00+02:00"),
          new ToJava(
              "datetime.date(2026, 1, 31)",
              "\"2026-01-31\"",
              "LocalDate",
              "takes_local_date",
              "2026-01-31"),
          new ToJava("datetime.time(12)", "\"12:00:00\"", "LocalTime", "takes_local_time", "12:00"),
          new ToJava(
              "datetime.timedelta(minutes=90)",
              "\"PT1H30M\"",
              "Duration",
              "takes_duration",
              "PT1H30M"),
          new ToJava(
              "datetime.timedelta(days=-1, hours=1)",
              "\"-PT23H\"",
              "Duration",
              "takes_duration",
              "PT-23H"),
          new ToJava(
              "datetime.timedelta(days=400, hours=1)",
              "\"P1Y35DT1H\"",
              "Duration",
              "takes_duration",
              "PT9601H"),
          new ToJava("(1, 2)", "[1,2]", "List<Integer>", "takes_list", "[1, 2]"),
          new ToJava("[]", "[]", "int[]", "takes_int_array", "[]"),
          new ToJava("{1}", "[1]", "Set<Integer>", "takes_set", "[1]"),
          new ToJava("{1: 'a'}", "{\"1\":\"a\"}", "Map<Integer, String>", "takes_int_map", "{1=a}"),
          new ToJava("{'a': 1}", "{\"a\":1}", "Map<String, Integer>", "takes_map", "{a=1}"),
          new ToJava("None", "null", "Optional<String>", "takes_optional", "Optional.empty"),
          new ToJava(
              "Point(1, 2)", "{\"x\":1,\"y\":2}", "record", "takes_point", "Point[x=1, y=2]"),
          new ToJava(
              "(1, 2)",
              "[1,2]",
              "record",
              "takes_point",
              "refused: an object with 'x', 'y' is needed, found an array"),
          new ToJava(
              "{'type': 'Card', 'token': 't'}",
              "{\"type\":\"Card\",\"token\":\"t\"}",
              "sealed",
              "takes_payment",
              "Card[token=t]"),
          new ToJava(
              "[1.5, {'a': None}]",
              "[1.5,{\"a\":null}]",
              "Object",
              "takes_object",
              "[1.5, {a=null}]"));

  private TypeRows() {}

  private static String same() {
    return "=";
  }

  private static ToPython row(String type, String value, Task task, String json, String python) {
    return new ToPython(type, value, task, json, python.equals("=") ? json : python);
  }
}
