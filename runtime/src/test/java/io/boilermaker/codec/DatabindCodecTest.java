package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabindCodecTest {

  record Bean(int count, String text) {}

  record Times(Instant at, OffsetDateTime offset, ZonedDateTime zoned, Duration took) {}

  record Numbers(Double real, double[] many, float[] small, BigInteger big, BigDecimal decimal) {}

  record TextNumbers(
      @JsonFormat(shape = JsonFormat.Shape.STRING) int small,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Double real,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal exact) {}

  record Optionals(Optional<LocalDate> date, OptionalInt number, Optional<String> none) {}

  record Failing(String text) {
    Failing {
      throw new IllegalStateException("not " + text);
    }
  }

  record Unreadable(String text) {
    @Override
    public String text() {
      throw new IllegalStateException("not " + text);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  interface Shape {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  private static final Codec<Bean> BEAN = Codecs.databind(new TypeReference<>() {});
  private static final Codec<Shape> SHAPE = Codecs.databind(new TypeReference<>() {});
  private static final Codec<Numbers> NUMBERS = Codecs.databind(new TypeReference<>() {});

  // C-09: optional components come back
  @Test
  void optional_components_come_back() {
    var value =
        new Optionals(
            Optional.of(LocalDate.parse("2026-01-31")), OptionalInt.of(1), Optional.empty());
    Codec<Optionals> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(write(codec, value))
        .isEqualTo("{\"date\":\"2026-01-31\",\"number\":1,\"none\":null}");
    assertThat(roundTrip(codec, value)).isEqualTo(value);
  }

  record Note(@JsonValue String text) {}

  record Raw(@JsonValue @JsonRawValue String text) {}

  /** Has a serializer that decides for itself. */
  @JsonSerialize(using = WrittenAsNull.Writer.class)
  record WrittenAsNull(int number) {

    static final class Writer extends JsonSerializer<WrittenAsNull> {
      @Override
      public void serialize(WrittenAsNull value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        out.writeNull();
      }
    }
  }

  // N-C01
  @Test
  void a_value_in_an_optional_is_never_written_as_null() {
    Codec<Note> note = Codecs.databind(new TypeReference<>() {});
    Codec<List<Optional<Note>>> codec = Codecs.listOf(Codecs.optionalOf(note));

    assertThat(write(codec, List.of(Optional.of(new Note("a")), Optional.empty())))
        .isEqualTo("[\"a\",null]");
    assertThat(refusedToWrite(codec, List.of(Optional.of(new Note(null)))))
        .contains("the @JsonValue of " + Note.class.getName() + " is written as null");
    Codec<WrittenAsNull> asNull = Codecs.databind(new TypeReference<>() {});
    assertThat(write(asNull, new WrittenAsNull(1))).isEqualTo("null");
    assertThat(refusedToWrite(Codecs.optionalOf(asNull), Optional.of(new WrittenAsNull(1))))
        .contains("a value in an Optional is written as null, as the empty one is");
    assertThat(write(Codecs.optionalOf(BEAN), Optional.of(new Bean(1, null))))
        .isEqualTo("{\"count\":1,\"text\":null}");
    Codec<Raw> raw = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToWrite(Codecs.optionalOf(raw), Optional.of(new Raw(" null "))))
        .contains("the @JsonValue of " + Raw.class.getName() + " is written as null");
    assertThat(write(Codecs.optionalOf(raw), Optional.of(new Raw("[null]")))).isEqualTo("[null]");
  }

  @Test
  void a_bean_comes_back_and_null_is_null() {
    assertThat(roundTrip(BEAN, new Bean(1, "a"))).isEqualTo(new Bean(1, "a"));
    assertThat(roundTrip(BEAN, null)).isNull();
    var beans = List.of(new Bean(1, "a"), new Bean(2, "b"));
    assertThat(roundTrip(Codecs.listOf(BEAN), beans)).isEqualTo(beans);
    Codec<Map<String, List<Bean>>> generic = Codecs.databind(new TypeReference<>() {});
    assertThat(roundTrip(generic, Map.of("k", beans))).isEqualTo(Map.of("k", beans));
  }

  // C-20: @JsonTypeInfo decides the subtype both ways, also as a list's element
  @Test
  void a_polymorphic_argument_comes_back() {
    assertThat(roundTrip(SHAPE, new Square(2))).isEqualTo(new Square(2));
    List<Shape> shapes = List.of(new Circle(1), new Square(2));
    Codec<List<Shape>> list = Codecs.databind(new TypeReference<>() {});
    assertThat(roundTrip(list, shapes)).isEqualTo(shapes);
    assertThat(roundTrip(Codecs.listOf(SHAPE), shapes)).isEqualTo(shapes);
  }

  record Labelled(
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = UUID.class, name = "id"))
          UUID id,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = LocalDate.class, name = "day"))
          LocalDate day,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = String.class, name = "text"))
          String text,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Integer.class, name = "number"))
          Integer number) {}

  // C-20
  @Test
  void a_text_whose_kind_is_named_comes_back() {
    Codec<Labelled> codec = Codecs.databind(new TypeReference<>() {});
    var value = new Labelled(new UUID(1, 2), LocalDate.EPOCH, "a", 1);
    assertThat(write(codec, value))
        .isEqualTo(
            "{\"id\":[\"id\",\"00000000-0000-0001-0000-000000000002\"],"
                + "\"day\":[\"day\",\"1970-01-01\"],\"text\":\"a\",\"number\":1}");
    assertThat(roundTrip(codec, value)).isEqualTo(value);
  }

  // C-12: dates and times are ISO text without a module of the user's
  @Test
  void times_are_iso_text() {
    Codec<Times> codec = Codecs.databind(new TypeReference<>() {});
    var times =
        new Times(
            Instant.ofEpochSecond(1, 1),
            OffsetDateTime.parse("2026-01-31T12:00+02:00"),
            ZonedDateTime.parse("2026-01-31T12:00+01:00[Europe/Paris]"),
            Duration.ofMillis(1500));
    assertThat(write(codec, times))
        .contains("\"1970-01-01T00:00:01.000000001Z\"", "+02:00", "[Europe/Paris]", "\"PT1.5S\"");
    assertThat(roundTrip(codec, times)).isEqualTo(times);
  }

  // C-06: decimals keep value and scale
  @Test
  void decimals_keep_their_scale() {
    Codec<Map<String, Object>> codec = Codecs.databind(new TypeReference<>() {});
    Map<String, Object> map = Map.of("a", new BigDecimal("600.00"));
    assertThat(roundTrip(codec, map)).isEqualTo(map);
  }

  @Test
  void numbers_that_an_annotation_makes_text_come_back() {
    Codec<TextNumbers> codec = Codecs.databind(new TypeReference<>() {});
    var numbers = new TextNumbers(-1, 0.5, new BigDecimal("600.00"));
    assertThat(write(codec, numbers))
        .isEqualTo("{\"small\":\"-1\",\"real\":\"0.5\",\"exact\":\"600.00\"}");
    assertThat(roundTrip(codec, numbers)).isEqualTo(numbers);
    var nulls = new TextNumbers(1, null, null);
    assertThat(roundTrip(codec, nulls)).isEqualTo(nulls);
  }

  record TextReals(
      @JsonFormat(shape = JsonFormat.Shape.STRING) float small,
      @JsonFormat(shape = JsonFormat.Shape.STRING) double large) {}

  @Test
  void a_number_that_an_annotation_makes_text_may_be_any_json_number() {
    Codec<TextReals> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(write(codec, new TextReals(0.1f, 1e300)))
        .isEqualTo("{\"small\":\"0.1\",\"large\":\"1.0E300\"}");
    String json = "{\"small\":\"%s\",\"large\":\"%s\"}";
    assertThat(read(codec, json.formatted("1e1", "-0.50"))).isEqualTo(new TextReals(10f, -0.5));
    assertThat(refusedToRead(codec, json.formatted("1e39", "1"))).contains("a float is needed");
    assertThat(refusedToRead(codec, json.formatted("1", "1e309"))).contains("a double is needed");
    assertThat(refusedToRead(codec, json.formatted(".5", "1"))).contains("a float is needed");
    assertThat(refusedToWrite(codec, new TextReals(Float.NaN, 1))).contains("has no JSON form");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"small\":7355608,\"real\":\"1\",\"exact\":\"1\"}",
        "{\"small\":null,\"real\":\"1\",\"exact\":\"1\"}",
        "{\"small\":\"1.9\",\"real\":\"1\",\"exact\":\"1\"}",
        "{\"small\":\"1\",\"real\":\"\",\"exact\":\"1\"}",
        "{\"small\":\"1\",\"real\":\"1\",\"exact\":\"7355608x\"}"
      })
  void what_is_no_number_as_text_is_refused_where_text_is_expected(String json) {
    Codec<TextNumbers> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToRead(codec, json)).contains("cannot be read as ");
  }

  // C-01, C-02: without a mapper of the user's, nothing is converted
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":null,\"text\":\"7355608\"}",
        "{\"text\":\"7355608\"}",
        "{\"count\":1.9,\"text\":\"\"}",
        "{\"count\":\"7355608\",\"text\":\"\"}",
        "{\"count\":\"\",\"text\":\"\"}",
        "{\"count\":1,\"text\":7355608}",
        "{\"count\":73556087355608,\"text\":\"\"}",
        "{\"count\":1,\"text\":true}",
        "[7355608]",
        "\"7355608\"",
        "7355608"
      })
  void nothing_is_converted(String json) {
    String where = "cannot be read as " + Bean.class.getName();
    // By a codec, or by Jackson.
    assertThat(refusedToRead(BEAN, json))
        .containsAnyOf(where + ": ", where + " (com.fasterxml.jackson.");
  }

  // C-10: properties of another version are skipped
  @Test
  void unknown_properties_are_skipped() {
    assertThat(read(BEAN, "{\"legacy\":[],\"count\":1,\"text\":\"a\"}"))
        .isEqualTo(new Bean(1, "a"));
  }

  static Stream<Numbers> unwritable() {
    return Stream.of(
        new Numbers(Double.NaN, null, null, null, null),
        new Numbers(1.0, new double[] {0, Double.POSITIVE_INFINITY}, null, null, null),
        new Numbers(1.0, null, new float[] {Float.NaN}, null, null),
        new Numbers(1.0, null, null, BigInteger.TEN.pow(1000), null),
        new Numbers(1.0, null, null, null, new BigDecimal("0." + "9".repeat(1000))));
  }

  // C-13, C-14: what could not be read is not written, by any mapper
  @ParameterizedTest
  @MethodSource("unwritable")
  void what_could_not_be_read_is_not_written(Numbers numbers) {
    assertThat(refusedToWrite(NUMBERS, numbers)).containsAnyOf("has no JSON form", "at most 1000");
  }

  @Test
  void texts_and_keys_have_their_limits_too() {
    Codec<Map<String, Object>> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToWrite(codec, Map.of("a", "\ud83d"))).contains("unpaired surrogate");
    assertThat(refusedToWrite(codec, Map.of("\ud83d", 1))).contains("unpaired surrogate");
    assertThat(refusedToWrite(codec, Map.of("a", SECRET.repeat(3_000_000))))
        .contains("at most 20000000");
    assertThat(roundTrip(NUMBERS, new Numbers(0.5, new double[] {1}, new float[] {2}, null, null)))
        .usingRecursiveComparison()
        .isEqualTo(new Numbers(0.5, new double[] {1}, new float[] {2}, null, null));
  }

  @Test
  void what_a_constructor_says_stays_secret() {
    Codec<Failing> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToRead(codec, "{\"text\":\"" + SECRET + "\"}")).contains("cannot be read as");
    Codec<Unreadable> unreadable = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToWrite(unreadable, new Unreadable(SECRET))).contains("cannot be written as");
  }

  // C-19: the application's mapper is used, and cannot change what is around a value
  @Test
  void the_applications_mapper_is_used() {
    ObjectMapper mapper =
        JsonMapper.builder(Json.factory().copy())
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    var list = List.of(new Bean(1, "a"), new Bean(2, "b"));
    String json = write(mapper.getFactory()::createGenerator, Codecs.listOf(BEAN), list);
    assertThat(json).isEqualTo("[{\"COUNT\":1,\"TEXT\":\"a\"},{\"COUNT\":2,\"TEXT\":\"b\"}]");
    assertThat(read(mapper.getFactory()::createParser, Codecs.listOf(BEAN), json)).isEqualTo(list);
  }

  /** Must not be asked for its cause, which is the user's code. */
  static final class Tricky extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalCallerException();
    }
  }

  record Tricked(String text) {
    Tricked {
      throw new Tricky();
    }
  }

  record Caused(String text) {
    Caused {
      throw new IllegalStateException(new UnsupportedOperationException());
    }
  }

  @Test
  void a_refusal_names_the_exception_that_a_constructor_throws() {
    Codec<Tricked> tricked = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToRead(tricked, "{\"text\":\"a\"}"))
        .endsWith("(" + Tricky.class.getName() + ")");
    Codec<Caused> caused = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToRead(caused, "{\"text\":\"a\"}"))
        .endsWith("(java.lang.IllegalStateException)");
  }

  @Test
  void a_parser_keeps_its_own_codec() throws IOException {
    try (JsonParser in = Json.factory().createParser("{\"count\":1,\"text\":null}")) {
      in.nextToken();
      assertThat(BEAN.read(in)).isEqualTo(new Bean(1, null));
      assertThat(in.getCodec()).isNull();
    }
  }
}
