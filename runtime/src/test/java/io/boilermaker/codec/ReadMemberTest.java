package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A builder has none of the annotations of the class that it reads. */
class ReadMemberTest {

  record Point(int x) {}

  static class PointReader extends JsonDeserializer<Object> {
    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.readValueAs(Point.class);
    }
  }

  static class PointMaker extends StdConverter<Point, Object> {
    @Override
    public Object convert(Point value) {
      return value;
    }
  }

  /** Its constants have one text. */
  enum Grade {
    GOOD,
    FINE;

    @JsonValue
    String text() {
      return "ok";
    }
  }

  static class FineReader extends JsonDeserializer<Grade> {
    @Override
    public Grade deserialize(JsonParser in, DeserializationContext context) {
      return Grade.FINE;
    }
  }

  static class FineKeys extends KeyDeserializer {
    @Override
    public Grade deserializeKey(String key, DeserializationContext context) {
      return Grade.FINE;
    }
  }

  @JsonDeserialize(builder = OfItsFields.Builder.class)
  record OfItsFields(
      @JsonDeserialize(using = PointReader.class) @Nullable Object using,
      @JsonDeserialize(contentUsing = PointReader.class) @Nullable List<Object> content,
      @JsonDeserialize(converter = PointMaker.class) @Nullable Object converter,
      @JsonDeserialize(using = FineReader.class) @Nullable Grade grade,
      @JsonDeserialize(keyUsing = FineKeys.class) @Nullable Map<Grade, Integer> keys) {

    @JsonPOJOBuilder(withPrefix = "")
    static class Builder {
      private @Nullable Object using;
      private @Nullable List<Object> content;
      private @Nullable Object converter;
      private @Nullable Grade grade;
      private @Nullable Map<Grade, Integer> keys;

      @JsonProperty
      Builder using(@Nullable Object value) {
        using = value;
        return this;
      }

      @JsonProperty
      Builder content(@Nullable List<Object> value) {
        content = value;
        return this;
      }

      @JsonProperty
      Builder converter(@Nullable Object value) {
        converter = value;
        return this;
      }

      @JsonProperty
      Builder grade(@Nullable Grade value) {
        grade = value;
        return this;
      }

      @JsonProperty
      Builder keys(@Nullable Map<Grade, Integer> value) {
        keys = value;
        return this;
      }

      OfItsFields build() {
        return new OfItsFields(using, content, converter, grade, keys);
      }
    }
  }

  @Test
  void annotations_of_a_class_do_not_say_how_its_builder_reads() {
    Codec<OfItsFields> codec = Codecs.databind(new TypeReference<>() {});
    var plain = new OfItsFields("text", List.of(1), "more", null, null);
    assertThat(read(codec, write(codec, plain))).isEqualTo(plain);

    var point = new Point(1);
    String why = Point.class.getName() + " has no JSON form where the declared type is Object";
    for (OfItsFields each :
        List.of(
            new OfItsFields(point, null, null, null, null),
            new OfItsFields(null, List.of(point), null, null, null),
            new OfItsFields(null, null, point, null, null))) {
      assertThat(refusedToWrite(codec, each)).contains(why);
    }
    assertThat(refusedToWrite(codec, new OfItsFields(null, null, null, Grade.FINE, null)))
        .contains("'FINE' has the form of another constant of " + Grade.class.getName());
    var byFine = new OfItsFields(null, null, null, null, Map.of(Grade.FINE, 1));
    assertThat(refusedToWrite(codec, byFine)).contains("key");
  }

  @JsonDeserialize(builder = OfItsBuilder.Builder.class)
  record OfItsBuilder(
      @Nullable Object using,
      @Nullable List<Object> content,
      @Nullable Object converter,
      @Nullable Grade grade,
      @Nullable Map<Grade, Integer> keys,
      @Nullable Object plain) {

    @JsonPOJOBuilder(withPrefix = "")
    static class Builder {
      private @Nullable Object using;
      private @Nullable List<Object> content;
      private @Nullable Object converter;
      private @Nullable Grade grade;
      private @Nullable Map<Grade, Integer> keys;
      private @Nullable Object plain;

      @JsonDeserialize(using = PointReader.class)
      Builder using(@Nullable Object value) {
        using = value;
        return this;
      }

      @JsonDeserialize(contentUsing = PointReader.class)
      Builder content(@Nullable List<Object> value) {
        content = value;
        return this;
      }

      @JsonDeserialize(converter = PointMaker.class)
      Builder converter(@Nullable Object value) {
        converter = value;
        return this;
      }

      @JsonDeserialize(using = FineReader.class)
      Builder grade(@Nullable Grade value) {
        grade = value;
        return this;
      }

      @JsonDeserialize(keyUsing = FineKeys.class)
      Builder keys(@Nullable Map<Grade, Integer> value) {
        keys = value;
        return this;
      }

      @JsonProperty
      Builder plain(@Nullable Object value) {
        plain = value;
        return this;
      }

      OfItsBuilder build() {
        return new OfItsBuilder(using, content, converter, grade, keys, plain);
      }
    }
  }

  @Test
  void annotations_of_a_builder_do() {
    Codec<OfItsBuilder> codec = Codecs.databind(new TypeReference<>() {});
    var point = new Point(1);
    var value =
        new OfItsBuilder(point, List.of(point), point, Grade.FINE, Map.of(Grade.FINE, 1), 1);
    assertThat(read(codec, write(codec, value))).isEqualTo(value);
    assertThat(refusedToWrite(codec, new OfItsBuilder(null, null, null, null, null, point)))
        .contains(Point.class.getName() + " has no JSON form where the declared type is Object");
  }
}
