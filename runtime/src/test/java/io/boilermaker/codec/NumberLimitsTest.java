package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few characters of a message must not stand for a number that takes minutes to add to. */
class NumberLimitsTest {

  private static final String ALLOWED = "an exponent from -10000 to 10000 is allowed, got ";
  private static final String LONG_TEXT = "at most 1100 characters of text are allowed, got 125000";

  record Amount(@JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal amount) {}

  record Amounts(@JsonFormat(shape = JsonFormat.Shape.STRING) List<BigDecimal> amounts) {}

  record Any(@Nullable Object value, @Nullable Number number) {}

  record Span(
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable Duration took,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable Instant at) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Exact.class, name = "Exact"))
  interface Counted {}

  record Exact(Optional<BigDecimal> count, Optional<Object> any) implements Counted {}

  static Object[][] decimals() {
    return new Object[][] {
      {Codecs.BIG_DECIMAL, "%s"},
      {Codecs.BIG_DECIMAL, "\"%s\""},
      {Codecs.JSON, "%s"},
      {Codecs.JSON, "{\"a\":[[%s]]}"},
      {Codecs.mapOf(KeyCodecs.BIG_DECIMAL, Codecs.STRING), "{\"%s\":\"\"}"},
      {Codecs.databind(new TypeReference<BigDecimal>() {}), "%s"},
      {Codecs.databind(new TypeReference<JsonNode>() {}), "{\"a\":[%s]}"},
      {Codecs.databind(new TypeReference<Any>() {}), "{\"value\":[%s],\"number\":1}"},
      {Codecs.databind(new TypeReference<Any>() {}), "{\"value\":null,\"number\":%s}"},
      {Codecs.databind(new TypeReference<Map<String, Object>>() {}), "{\"a\":%s}"},
      {Codecs.databind(new TypeReference<Map<BigDecimal, String>>() {}), "{\"%s\":\"\"}"},
      {Codecs.databind(new TypeReference<Amount>() {}), "{\"amount\":\"%s\"}"},
      {Codecs.databind(new TypeReference<Amounts>() {}), "{\"amounts\":[\"%s\"]}"},
      // What Jackson keeps until it knows the kind.
      {Codecs.databind(new TypeReference<Counted>() {}), "{\"count\":%s,\"kind\":\"Exact\"}"},
      {Codecs.databind(new TypeReference<Counted>() {}), "{\"any\":[%s],\"kind\":\"Exact\"}"}
    };
  }

  // N-S07
  @ParameterizedTest
  @MethodSource("decimals")
  void an_exponent_of_more_than_10_000_is_refused(Codec<?> codec, String json) {
    for (String small : List.of("1E+10000", "1E-10000", "1.5E+9")) {
      assertThat(Wire.read(codec, json.formatted(small))).isNotNull();
    }
    for (String huge : List.of("1E+10001", "1E-10001", "1E+1000000000", "1E-2147483000")) {
      assertThat(Wire.refusedToRead(codec, json.formatted(huge)))
          .endsWith(ALLOWED + huge.substring(2).replace("+", ""));
    }
  }

  // N-S07
  @Test
  void a_mapper_of_the_users_has_the_same_limit() {
    Codec<Any> codec = Codecs.databind(new TypeReference<>() {});
    Wire.Parsers own =
        bytes -> {
          JsonParser in = Json.factory().createParser(bytes);
          in.setCodec(new JsonMapper());
          return in;
        };
    assertThat(Wire.read(own, codec, "{\"number\":1.5}").number()).isEqualTo(1.5);
    Throwable refused = catchThrowable(() -> Wire.read(own, codec, "{\"number\":1e1000000000}"));
    assertThat(refused).isInstanceOf(ArgumentException.class).hasMessageContaining(ALLOWED);
  }

  // N-S07
  @ParameterizedTest
  @ValueSource(ints = {10_001, -10_001, 1_000_000_000, Integer.MIN_VALUE})
  void a_scale_that_could_not_be_read_is_not_written(int scale) {
    var value = new BigDecimal(BigInteger.ONE, scale);
    String refused = ALLOWED + -(long) scale;
    assertThat(Wire.refusedToWrite(Codecs.BIG_DECIMAL, value)).endsWith(refused);
    assertThat(Wire.refusedToWrite(Codecs.JSON, List.of(value))).endsWith(refused);
    assertThat(
            Wire.refusedToWrite(
                Codecs.mapOf(KeyCodecs.BIG_DECIMAL, Codecs.STRING), Map.of(value, "")))
        .endsWith(refused);
    assertThat(
            Wire.refusedToWrite(Codecs.databind(new TypeReference<Amount>() {}), new Amount(value)))
        .contains(scale == Integer.MIN_VALUE ? "Amount" : refused);
    assertThat(Wire.refusedToWrite(Codecs.databind(new TypeReference<Any>() {}), new Any(value, 1)))
        .endsWith(refused);
    assertThat(
            Wire.refusedToWrite(
                Codecs.databind(new TypeReference<JsonNode>() {}), DecimalNode.valueOf(value)))
        .endsWith(refused);
  }

  // N-S07
  @Test
  void a_double_of_any_exponent_is_a_double_or_out_of_range() {
    assertThat(Wire.refusedToRead(Codecs.DOUBLE, "1e-2147483000")).contains("round to zero");
    assertThat(Wire.refusedToRead(Codecs.DOUBLE, "0.9E-2147483000")).contains("round to zero");
    assertThat(Wire.read(Codecs.DOUBLE, "0e-2147483000")).isZero();
    assertThat(Wire.refusedToRead(Codecs.DOUBLE, "1e2147483000")).contains("out of its range");
    assertThat(Wire.refusedToRead(Codecs.FLOAT, "1e2147483000")).contains("out of its range");
    assertThat(Wire.refusedToRead(Codecs.BIG_INTEGER, "1e2147483000")).contains("found a fraction");
  }

  // N-S07
  @ParameterizedTest
  @ValueSource(strings = {"1e1000000000", "1e-1000000000"})
  void times_as_numbers_have_the_limit(String number) {
    Codec<Span> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.read(codec, "{\"took\":1.5,\"at\":null}").took())
        .isEqualTo(Duration.ofMillis(1500));
    assertThat(Wire.refusedToRead(codec, "{\"took\":" + number + ",\"at\":null}"))
        .contains(ALLOWED);
    assertThat(Wire.refusedToRead(codec, "{\"took\":null,\"at\":" + number + "}"))
        .contains(ALLOWED);
  }

  static Object[][] texts() {
    return new Object[][] {
      {Codecs.BIG_DECIMAL},
      {Codecs.UUID},
      {Codecs.LOCALE},
      {Codecs.INSTANT},
      {Codecs.LOCAL_DATE},
      {Codecs.LOCAL_TIME},
      {Codecs.LOCAL_DATE_TIME},
      {Codecs.OFFSET_DATE_TIME},
      {Codecs.OFFSET_TIME},
      {Codecs.ZONED_DATE_TIME},
      {Codecs.DURATION},
      {Codecs.PERIOD},
      {Codecs.YEAR},
      {Codecs.YEAR_MONTH},
      {Codecs.MONTH_DAY},
      {Codecs.ZONE_ID},
      {Codecs.ZONE_OFFSET},
      {Codecs.DATE},
      {Codecs.databind(new TypeReference<Calendar>() {})},
      {Codecs.databind(new TypeReference<java.sql.Timestamp>() {})}
    };
  }

  // N-S08
  @ParameterizedTest
  @MethodSource("texts")
  void a_text_that_is_longer_than_its_form_is_refused_before_it_is_parsed(Codec<?> codec) {
    for (String digit : List.of("٣", "3", "३", "P", "-")) {
      assertThat(Wire.refusedToRead(codec, '"' + digit.repeat(125_000) + '"')).endsWith(LONG_TEXT);
    }
  }

  // N-S08
  @Test
  void the_texts_of_numbers_have_the_limits_of_numbers() {
    String thousand = "9".repeat(1_000);
    String more = "9".repeat(1_001);
    String tooMany = "at most 1000 digits of a number are allowed, got 1001";
    Codec<Amount> amount = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.read(amount, "{\"amount\":\"" + thousand + "\"}").amount())
        .isEqualTo(new BigDecimal(thousand));
    assertThat(Wire.refusedToRead(amount, "{\"amount\":\"" + more + "\"}")).endsWith(tooMany);
    assertThat(Wire.refusedToWrite(amount, new Amount(new BigDecimal(more)))).endsWith(tooMany);
    assertThat(Wire.refusedToRead(Codecs.BIG_DECIMAL, '"' + more + '"')).endsWith(tooMany);
    assertThat(
            Wire.refusedToRead(
                Codecs.mapOf(KeyCodecs.BIG_INTEGER, Codecs.STRING), "{\"" + more + "\":\"\"}"))
        .endsWith(tooMany);
    Codec<Amounts> amounts = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.refusedToRead(amounts, "{\"amounts\":[\"" + more + "\"]}")).endsWith(tooMany);
    var some = new Amounts(List.of(new BigDecimal("1.50"), BigDecimal.TEN));
    assertThat(Wire.roundTrip(amounts, some)).isEqualTo(some);
  }

  // N-S08
  @ParameterizedTest
  @ValueSource(strings = {"٣", "३", "３"})
  void digits_of_other_scripts_are_no_number(String digit) {
    for (int count : new int[] {1, 1_001}) {
      String digits = digit.repeat(count);
      for (KeyCodec<?> keys :
          List.of(KeyCodecs.BIG_INTEGER, KeyCodecs.BIG_DECIMAL, KeyCodecs.INT, KeyCodecs.LONG)) {
        assertThat(
                Wire.refusedToRead(Codecs.mapOf(keys, Codecs.STRING), "{\"" + digits + "\":\"\"}"))
            .contains("map key: ");
      }
      Codec<Amount> amount = Codecs.databind(new TypeReference<>() {});
      assertThat(Wire.refusedToRead(amount, "{\"amount\":\"" + digits + "\"}"))
          .contains("a decimal number is needed, found other text");
      Codec<Amounts> amounts = Codecs.databind(new TypeReference<>() {});
      assertThat(Wire.refusedToRead(amounts, "{\"amounts\":[\"" + digits + "\"]}"))
          .contains("a decimal number is needed, found other text");
    }
  }

  // N-S08
  @Test
  void a_text_that_is_too_long_to_be_read_is_not_written() {
    var tag = new StringBuilder("en-x");
    for (int i = 0; i < 1_000; i++) {
      tag.append("-private");
    }
    var locale = new Locale.Builder().setLanguageTag(tag.toString()).build();
    String refused = "at most 1100 characters of text are allowed, got 8004";
    assertThat(Wire.refusedToWrite(Codecs.LOCALE, locale)).endsWith(refused);
    assertThat(
            Wire.refusedToWrite(Codecs.mapOf(KeyCodecs.LOCALE, Codecs.STRING), Map.of(locale, "")))
        .endsWith(refused);
    assertThat(
            Wire.refusedToWrite(
                Codecs.databind(new TypeReference<List<Locale>>() {}), List.of(locale)))
        .endsWith(refused);
    var uri = URI.create("urn:" + "x".repeat(125_000));
    assertThat(Wire.roundTrip(Codecs.URI, uri)).isEqualTo(uri);
  }

  record Typed(char[] text) {}

  @Test
  void a_text_is_as_long_as_any_where_it_is_an_array_of_characters() {
    char[] array = "x".repeat(125_000).toCharArray();
    assertThat(Wire.roundTrip(Codecs.CHAR_ARRAY, array)).isEqualTo(array);
    Codec<Typed> left = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.roundTrip(left, new Typed(array)).text()).isEqualTo(array);
  }

  record Dated(
      @JsonFormat(pattern = "dd.MM.yyyy") @Nullable LocalDate day,
      @JsonFormat(pattern = "dd.MM.yyyy") @Nullable Date date) {}

  // N-S08
  @ParameterizedTest
  @ValueSource(strings = {"{\"day\":\"%s\",\"date\":null}", "{\"day\":null,\"date\":\"%s\"}"})
  void a_date_by_a_pattern_has_the_limit(String json) {
    Codec<Dated> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.read(codec, json.formatted("31.12.2026"))).isNotNull();
    assertThat(Wire.refusedToRead(codec, json.formatted("٣".repeat(125_000)))).endsWith(LONG_TEXT);
  }
}
