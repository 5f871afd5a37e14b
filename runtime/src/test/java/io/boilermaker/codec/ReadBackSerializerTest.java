package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Constants and times of the JDK where annotations of a property have a say. */
class ReadBackSerializerTest {

  enum Blank {
    @JsonProperty(" a ")
    AROUND
  }

  record Blanks(Blank blank) {}

  // N-C04: such a text is compared with that of the constant, which is written for it
  @Test
  void a_constant_whose_text_has_blanks_around_it_comes_back() {
    Codec<Blanks> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(write(codec, new Blanks(Blank.AROUND))).isEqualTo("{\"blank\":\" a \"}");
    assertThat(roundTrip(codec, new Blanks(Blank.AROUND))).isEqualTo(new Blanks(Blank.AROUND));
  }

  enum Grade {
    GOOD,
    @JsonProperty("GOOD")
    BETTER
  }

  static final class Best extends JsonDeserializer<Grade> {
    @Override
    public Grade deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.getText().isEmpty() ? Grade.BETTER : Grade.GOOD;
    }
  }

  record Plain(Grade grade) {}

  record Chosen(@JsonDeserialize(using = Best.class) Grade grade) {}

  @Test
  void a_property_with_a_reader_of_its_own_is_left_to_it() {
    Codec<Chosen> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(roundTrip(codec, new Chosen(Grade.GOOD))).isEqualTo(new Chosen(Grade.GOOD));
    assertThat(
            refusedToWrite(Codecs.databind(new TypeReference<Plain>() {}), new Plain(Grade.GOOD)))
        .contains("has the form of another constant of ");
  }

  enum Made {
    ONE;

    @JsonCreator
    private static Made of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Test
  void a_private_method_may_make_constants_and_keys() {
    assertThat(roundTrip(Codecs.databind(new TypeReference<Made>() {}), Made.ONE))
        .isEqualTo(Made.ONE);
    assertThat(read(Codecs.databind(new TypeReference<Map<Made, Integer>>() {}), "{\"one\":1}"))
        .isEqualTo(Map.of(Made.ONE, 1));
  }

  record Patterned(
      @JsonFormat(pattern = "dd.MM.yyyy HH:mm:ss.SSS", timezone = "UTC") Calendar whole,
      @JsonFormat(pattern = "dd.MM.yyyy HH:mm", timezone = "UTC") Calendar minutes) {}

  private static Calendar at(long time) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(time);
    return calendar;
  }

  // N-C17: the form of the property is what is read back
  @Test
  void a_time_by_the_pattern_of_its_property_is_read_back_by_it() {
    Codec<Patterned> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(write(codec, new Patterned(at(1), at(60_000))))
        .isEqualTo("{\"whole\":\"01.01.1970 00:00:00.001\",\"minutes\":\"01.01.1970 00:01\"}");
    assertThat(refusedToWrite(codec, new Patterned(at(1), at(1))))
        .contains("its form by Jackson is that of another java.util.Calendar");
  }

  enum Mark {
    NONE(""),
    SOME("x");

    private final String text;

    Mark(String text) {
      this.text = text;
    }

    @JsonValue
    String text() {
      return text;
    }
  }

  record Marked(@JsonInclude(JsonInclude.Include.NON_EMPTY) Mark mark, int number) {}

  @Test
  void a_constant_is_left_out_as_empty_if_its_text_is() {
    Codec<Marked> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(write(codec, new Marked(Mark.SOME, 1))).isEqualTo("{\"mark\":\"x\",\"number\":1}");
    assertThat(write(codec, new Marked(Mark.NONE, 1))).isEqualTo("{\"number\":1}");
  }

  record Kinds(
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Mark.class, name = "mark"))
          Object any) {}

  @Test
  void a_constant_is_written_with_the_name_of_its_kind() {
    Codec<Kinds> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(write(codec, new Kinds(Mark.SOME))).isEqualTo("{\"any\":[\"mark\",\"x\"]}");
    assertThat(roundTrip(codec, new Kinds(Mark.SOME))).isEqualTo(new Kinds(Mark.SOME));
  }

  record Zone(@JsonTypeInfo(use = JsonTypeInfo.Id.NAME) Object any) {}

  // N-C29: a zone's serializer asks for the name in a way of its own
  @Test
  void a_time_zone_that_no_name_stands_for_is_refused() {
    assertThat(
            refusedToWrite(
                Codecs.databind(new TypeReference<>() {}), new Zone(TimeZone.getTimeZone("UTC"))))
        .contains("would not be read as what it is");
  }
}
