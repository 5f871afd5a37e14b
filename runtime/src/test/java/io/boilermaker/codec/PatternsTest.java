package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
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
}
