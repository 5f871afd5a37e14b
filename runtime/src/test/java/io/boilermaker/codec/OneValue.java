package io.boilermaker.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one argument between two others, written by a serializer that does as it likes.
 *
 * @param json all arguments as an array; null if they were refused
 * @param refused why they were
 */
record OneValue(@Nullable String json, @Nullable Throwable refused) {

  /** What a serializer does. */
  interface Deed {
    void with(JsonGenerator out) throws Throwable;
  }

  @JsonSerialize(using = Serializer.class)
  record Doc(Deed deed) {}

  static final class Serializer extends JsonSerializer<Doc> {
    @Override
    public void serialize(Doc value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      try {
        value.deed().with(out);
      } catch (IOException | RuntimeException | Error e) {
        throw e;
      } catch (Throwable t) {
        throw new IllegalStateException(t);
      }
    }
  }

  static final Codec<Doc> DOC = Codecs.databind(new TypeReference<>() {});

  static OneValue of(Deed deed) {
    var bytes = new ByteArrayOutputStream();
    try {
      JsonGenerator out = Json.factory().createGenerator(bytes);
      out.writeStartArray();
      Parameter.required("before", Codecs.STRING).writeValue(out, "before");
      Parameter.required("it", DOC).writeValue(out, new Doc(deed));
      Parameter.required("after", Codecs.STRING).writeValue(out, "after");
      out.writeEndArray();
      out.close();
    } catch (IOException | RuntimeException | Error e) {
      return new OneValue(null, e);
    }
    return new OneValue(bytes.toString(UTF_8), null);
  }

  boolean isWritten() {
    return json != null;
  }

  String refusal() {
    assertThat(refused).as("refusal; written was %s", json).isInstanceOf(ArgumentException.class);
    return Objects.requireNonNull(Objects.requireNonNull(refused).getMessage());
  }

  /** The JSON of the argument. */
  String value() {
    assertThat(refused).isNull();
    requireSound();
    String all = Objects.requireNonNull(json);
    return all.substring("[\"before\",".length(), all.length() - ",\"after\"]".length());
  }

  /** Fails unless this is one value in its place, or a refusal that names the argument. */
  void requireSound() {
    if (json == null) {
      assertThat(refusal()).startsWith("'it'");
      return;
    }
    try (JsonParser in = Json.factory().createParser(json)) {
      assertThat(in.nextToken()).isEqualTo(JsonToken.START_ARRAY);
      assertThat(in.nextTextValue()).isEqualTo("before");
      in.nextToken();
      in.skipChildren();
      assertThat(in.nextTextValue()).isEqualTo("after");
      assertThat(in.nextToken()).isEqualTo(JsonToken.END_ARRAY);
      assertThat(in.nextToken()).isNull();
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }
}
