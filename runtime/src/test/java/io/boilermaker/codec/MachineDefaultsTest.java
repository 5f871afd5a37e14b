package io.boilermaker.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that a machine writes and one in another country reads. */
class MachineDefaultsTest {

  record Week(@JsonFormat(pattern = "YYYY-'W'ww-e") LocalDate it) {}

  record Month(@JsonFormat(pattern = "dd MMM yyyy") LocalDate it) {}

  record Named(@JsonFormat(pattern = "d. MMMM yyyy", locale = "de") LocalDate it) {}

  record Moment(@JsonFormat(pattern = "dd MMM yyyy HH:mm:ss") Date it) {}

  record Old(@JsonProperty(required = true) Calendar it) {}

  record Gregorian(@JsonProperty(required = true) GregorianCalendar it) {}

  record Formed(@JsonFormat(pattern = "yyyy-MM-dd HH:mm") Calendar it) {}

  record Keyed(@JsonProperty(required = true) Map<Calendar, Integer> it) {}

  record Day(@JsonProperty(required = true) java.sql.Date it) {}

  record Days(@JsonFormat(pattern = "dd.MM.yyyy") List<java.sql.Date> it) {}

  record There(@JsonFormat(pattern = "dd.MM.yyyy", timezone = "Asia/Tokyo") java.sql.Date it) {}

  record Zoned(@JsonFormat(pattern = "yyyy-MM-dd HH:mm XXX") java.sql.Date it) {}

  record Number(@JsonFormat(shape = JsonFormat.Shape.NUMBER) java.sql.Date it) {}

  record Text(@JsonFormat(shape = JsonFormat.Shape.STRING) java.sql.Date it) {}

  record Time(@JsonFormat(shape = JsonFormat.Shape.STRING) java.sql.Time it) {}

  /** What each value is on the wire. */
  private static final List<Map.Entry<?, String>> VALUES =
      List.of(
          entry(new Week(LocalDate.of(2020, 9, 6)), "\"2020-W37-1\""),
          entry(new Month(LocalDate.of(2020, 12, 1)), "\"01 Dec 2020\""),
          entry(new Named(LocalDate.of(2020, 3, 1)), "\"1. März 2020\""),
          entry(new Moment(new Date(0)), "\"01 Jan 1970 00:00:00\""),
          entry(new Old(calendar()), "\"1970-01-01T00:00:00.000+00:00\""),
          entry(new Gregorian(calendar()), "\"1970-01-01T00:00:00.000+00:00\""),
          entry(new Formed(calendar()), "\"1970-01-01 00:00\""),
          entry(new Keyed(Map.of(calendar(), 1)), "{\"1970-01-01T00:00:00.000+00:00\":1}"),
          entry(new Day(day()), "\"2020-07-01\""),
          entry(new Days(List.of(day())), "[\"01.07.2020\"]"),
          entry(new There(day()), "\"01.07.2020\""),
          entry(new Zoned(day()), "\"2020-07-01 00:00 Z\""),
          entry(new Number(day()), "1593561600000"),
          entry(new Text(day()), "\"2020-07-01T00:00:00.000+00:00\""),
          entry(new Time(java.sql.Time.valueOf("10:11:12")), "\"10:11:12\""));

  private static GregorianCalendar calendar() {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ENGLISH);
    calendar.setTimeInMillis(0);
    return calendar;
  }

  private static java.sql.Date day() {
    return java.sql.Date.valueOf("2020-07-01");
  }

  /** Writes and reads all values on this machine, and says what was wrong. */
  private static List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<?, String> value : VALUES) {
      String fault;
      try {
        fault = fault(value.getKey(), "{\"it\":" + value.getValue() + "}");
      } catch (IOException | RuntimeException e) {
        fault = e.toString();
      }
      if (!fault.isEmpty()) {
        faults.add(value.getKey().getClass().getSimpleName() + ": " + fault);
      }
    }
    return faults;
  }

  private static String fault(Object value, String json) throws IOException {
    Codec<Object> codec =
        Codecs.databind(
            new TypeReference<>() {
              @Override
              public java.lang.reflect.Type getType() {
                return value.getClass();
              }
            });
    Parameter.required("it", codec).requireReadable(value);
    String written = Wire.write(codec, value);
    Object read = Wire.read(codec, json);
    return written.equals(json) && read.equals(value) ? "" : written + " is written, read " + read;
  }

  /** Says what was wrong there. */
  static final class Elsewhere {

    private Elsewhere() {}

    public static void main(String[] args) {
      var out = new PrintStream(System.out, true, UTF_8);
      out.println(Locale.getDefault() + " " + TimeZone.getDefault().getID() + " " + faults());
    }
  }

  // N-R20, N-C17
  @Test
  void values_are_the_same_on_this_machine() {
    assertThat(faults()).isEmpty();
  }

  // N-R20, N-C17: a worker in another country read another year, day or week, or nothing
  @ParameterizedTest
  @CsvSource({"th, TH, America/New_York", "ar, EG, Europe/Berlin", "de, DE, Pacific/Auckland"})
  void values_are_the_same_in_every_country(String language, String country, String zone)
      throws Exception {
    Process machine =
        new ProcessBuilder(
                Arrays.asList(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Duser.language=" + language,
                    "-Duser.country=" + country,
                    "-Duser.timezone=" + zone,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Elsewhere.class.getName()))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = machine.inputReader(UTF_8)) {
      assertThat(lines.lines().toList())
          .containsExactly(language + "_" + country + " " + zone + " []");
    } finally {
      machine.destroyForcibly();
    }
  }

  record PlainTime(@JsonProperty(required = true) java.sql.Time it) {}

  // N-C17: as a moment it would be another time of day on another machine
  @Test
  void a_time_of_sql_is_refused() {
    ReadBack.refused(
        new TypeReference<>() {},
        new PlainTime(java.sql.Time.valueOf("10:11:12")),
        "a java.sql.Time has no form: send its LocalTime");
  }
}
