package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Dates that an annotation's pattern gives a form, in classes left to Jackson. */
class PatternsTest {

  record Patterns(
      @JsonFormat(pattern = "dd.MM.yyyy") @Nullable List<LocalDate> days,
      @JsonFormat(pattern = "yyyy-MM-dd'y'") @Nullable Date date,
      @JsonFormat(pattern = "yyyy-MM-dd HH:mm", timezone = "UTC") @Nullable Instant at,
      @JsonFormat(pattern = "dd.MM.yyyy G") @Nullable LocalDate era) {}

  // N-C17: a date by a pattern is not bent until it is one
  @Test
  void a_date_by_a_pattern_is_a_date() {
    Codec<Patterns> codec = Codecs.databind(new TypeReference<>() {});
    String json =
        "{\"days\":[\"28.02.2026\"],\"date\":\"2026-02-28y\",\"at\":\"2026-02-28 10:00\","
            + "\"era\":\"28.02.2026 AD\"}";
    assertThat(Wire.write(codec, Wire.read(codec, json))).isEqualTo(json);
    assertThat(Stream.of("28.02.2026\"", "2026-02-28y", "2026-02-28 10", "28.02.2026 AD"))
        .allSatisfy(
            part ->
                assertThat(Wire.refusedToRead(codec, json.replace(part, part.replace("28", "31"))))
                    .contains("cannot be read as "));
  }

  record Lettered(
      @JsonFormat(pattern = "dd.MM.yyyy 'y, not G'") LocalDate quoted,
      @JsonFormat(pattern = "dd.MM.yyyy G") LocalDate era) {}

  // N-C17: a strict formatter wants an era with its years, and no letters of a quoted text count
  @Test
  void a_year_before_ours_and_letters_in_quotes_come_back() {
    Codec<Lettered> codec = Codecs.databind(new TypeReference<>() {});
    var value = new Lettered(LocalDate.of(2026, 2, 28), LocalDate.of(-43, 3, 15));
    assertThat(Wire.write(codec, value))
        .isEqualTo("{\"quoted\":\"28.02.2026 y, not G\",\"era\":\"15.03.0044 BC\"}");
    assertThat(Wire.roundTrip(codec, value)).isEqualTo(value);
  }

  record Zoned(
      @JsonFormat(pattern = "dd.MM.yyyy HH:mm xxx") @Nullable ZonedDateTime offset,
      @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX") @Nullable ZonedDateTime millis,
      @JsonFormat(pattern = "dd.MM.yyyy HH:mm VV", lenient = OptBoolean.TRUE)
          @Nullable ZonedDateTime zone,
      @JsonFormat(pattern = "dd.MM.yyyy HH:mm", timezone = "Europe/Berlin")
          @Nullable List<ZonedDateTime> there,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable ZonedDateTime text) {

    static Zoned of(ZonedDateTime offset, ZonedDateTime millis, ZonedDateTime zone) {
      return new Zoned(offset, millis, zone, null, null);
    }
  }

  // N-C17: Jackson wrote the zone's id after its own form, and read by the pattern
  @Test
  void a_time_with_zone_travels_if_its_pattern_keeps_all_of_it() throws IOException {
    Codec<Zoned> codec = Codecs.databind(new TypeReference<>() {});
    var type = new TypeReference<Zoned>() {};
    ZonedDateTime offset = ZonedDateTime.parse("2026-01-31T12:30:00+02:00");
    ZonedDateTime zone = ZonedDateTime.parse("2026-01-31T12:30:00+01:00[Europe/Berlin]");
    Zoned value = new Zoned(offset, offset.plusNanos(5_000_000), zone, List.of(zone), zone);

    passes(type, value);
    assertThat(Wire.write(codec, value))
        .isEqualTo(
            "{\"offset\":\"31.01.2026 12:30 +02:00\","
                + "\"millis\":\"2026-01-31T12:30:00.005+02:00\","
                + "\"zone\":\"31.01.2026 12:30 Europe/Berlin\",\"there\":[\"31.01.2026 12:30\"],"
                + "\"text\":\"2026-01-31T12:30:00+01:00[Europe/Berlin]\"}");
    assertThat(Wire.roundTrip(codec, value)).isEqualTo(value);

    String why = "its form by Jackson is that of another java.time.ZonedDateTime";
    refused(type, Zoned.of(zone, offset, zone), why);
    refused(type, Zoned.of(offset.plusSeconds(1), offset, zone), why);
    refused(type, Zoned.of(offset, offset.plusNanos(1), zone), why);
    refused(type, Zoned.of(offset, offset, zone.plusSeconds(1)), why);
    refused(type, new Zoned(offset, offset, zone, List.of(offset), null), why);
    // Of two times at the end of summer this is the second.
    ZonedDateTime second = ZonedDateTime.parse("2026-10-25T02:30:00+01:00[Europe/Berlin]");
    passes(type, Zoned.of(offset, offset, second.minusHours(1)));
    refused(type, Zoned.of(offset, offset, second), why);
  }

  record Texts(
      @JsonFormat(shape = JsonFormat.Shape.STRING) OptionalInt i,
      @JsonFormat(shape = JsonFormat.Shape.STRING) OptionalLong l,
      @JsonFormat(shape = JsonFormat.Shape.STRING) OptionalDouble d,
      @JsonFormat(shape = JsonFormat.Shape.STRING) long[] longs,
      @JsonFormat(shape = JsonFormat.Shape.STRING) boolean[] flags,
      @JsonFormat(shape = JsonFormat.Shape.STRING) byte[] bytes,
      @JsonFormat(shape = JsonFormat.Shape.STRING) char[] chars) {}

  // N-C17: of these Jackson writes numbers all the same
  @Test
  void what_jackson_never_writes_as_text_travels_where_text_is_asked_for() throws IOException {
    Codec<Texts> codec = Codecs.databind(new TypeReference<>() {});
    var value =
        new Texts(
            OptionalInt.of(1),
            OptionalLong.of(2),
            OptionalDouble.of(1.5),
            new long[] {3},
            new boolean[] {true},
            new byte[] {1},
            new char[] {'a'});
    passes(new TypeReference<>() {}, value);
    assertThat(Wire.write(codec, Wire.roundTrip(codec, value)))
        .isEqualTo(
            "{\"i\":1,\"l\":2,\"d\":1.5,\"longs\":[3],\"flags\":[true],\"bytes\":\"AQ==\",\"chars\":\"a\"}");
  }

  record Rates(
      @JsonFormat(pattern = "dd.MM.yyyy") SortedMap<LocalDate, BigDecimal> rates,
      @JsonFormat(pattern = "dd.MM.yyyy", locale = "de", timezone = "UTC")
          Map<LocalDate, Boolean> open,
      @JsonFormat(pattern = "dd.MM.yyyy") Map.Entry<LocalDate, Integer> entry,
      @JsonFormat(pattern = "x") Boolean flag,
      @JsonFormat(pattern = "x") boolean bool,
      @JsonFormat(pattern = "x") int number,
      @JsonFormat(pattern = "x") List<Integer> numbers,
      @JsonFormat(pattern = "x") Optional<Long> some,
      @JsonFormat(pattern = "x") OptionalDouble real,
      @JsonFormat(pattern = "x") double[] reals,
      @JsonFormat(pattern = "x") Number any,
      @JsonFormat(pattern = "x") UUID id,
      @JsonFormat(pattern = "x") String text) {}

  // N-C17: of a pattern on a map Jackson makes nothing for its numbers, which became texts
  @Test
  void a_pattern_gives_a_form_to_dates_alone() throws IOException {
    Codec<Rates> codec = Codecs.databind(new TypeReference<>() {});
    LocalDate day = LocalDate.of(2026, 1, 31);
    var value =
        new Rates(
            new TreeMap<>(Map.of(day, new BigDecimal("1.50"))),
            Map.of(day, true),
            Map.entry(day, 5),
            true,
            false,
            1,
            List.of(2),
            Optional.of(3L),
            OptionalDouble.of(4.5),
            new double[] {5.5},
            6,
            new UUID(1, 2),
            "7");
    passes(new TypeReference<>() {}, value);
    assertThat(Wire.write(codec, Wire.roundTrip(codec, value)))
        .isEqualTo(
            "{\"rates\":{\"2026-01-31\":1.50},\"open\":{\"2026-01-31\":true},"
                + "\"entry\":{\"2026-01-31\":5},\"flag\":true,\"bool\":false,\"number\":1,"
                + "\"numbers\":[2],\"some\":3,\"real\":4.5,\"reals\":[5.5],\"any\":6,"
                + "\"id\":\"00000000-0000-0001-0000-000000000002\",\"text\":\"7\"}");
    assertThat(Stream.of("\"number\":\"1\"", "\"number\":1.5", "\"flag\":\"true\"", "\"flag\":1"))
        .allSatisfy(
            part ->
                assertThat(Wire.refusedToRead(codec, "{" + part + "}"))
                    .contains("is needed, found "));
  }

  record Flags(
      @JsonFormat(shape = JsonFormat.Shape.STRING) boolean flag,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable List<Boolean> flags) {}

  record Numbered(
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) boolean flag,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) @Nullable Map<String, Boolean> flags) {}

  // N-C17: as numbers, which are read as text where text is asked for
  @Test
  void a_boolean_is_a_text_where_text_is_asked_for() throws IOException {
    Codec<Flags> codec = Codecs.databind(new TypeReference<>() {});
    var value = new Flags(true, List.of(false));
    passes(new TypeReference<>() {}, value);
    String json = "{\"flag\":\"true\",\"flags\":[\"false\"]}";
    assertThat(Wire.write(codec, value)).isEqualTo(json);
    assertThat(Wire.read(codec, json)).isEqualTo(value);
    assertThat(Stream.of("true", "\"TRUE\"", "\"\"", "1", "null"))
        .allSatisfy(
            other ->
                assertThat(Wire.refusedToRead(codec, json.replace("\"true\"", other)))
                    .contains("cannot be read as "));
  }

  // N-C17
  @Test
  void a_boolean_is_0_or_1_where_a_number_is_asked_for() throws IOException {
    Codec<Numbered> codec = Codecs.databind(new TypeReference<>() {});
    var value = new Numbered(true, Map.of("a", false));
    passes(new TypeReference<>() {}, value);
    String json = "{\"flag\":1,\"flags\":{\"a\":0}}";
    assertThat(Wire.write(codec, value)).isEqualTo(json);
    assertThat(Wire.read(codec, json)).isEqualTo(value);
    assertThat(Stream.of("2", "-1", "1.0", "true", "\"1\"", "null"))
        .allSatisfy(
            other ->
                assertThat(Wire.refusedToRead(codec, json.replace("1", other)))
                    .contains("cannot be read as "));
  }
}
