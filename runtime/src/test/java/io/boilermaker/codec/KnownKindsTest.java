package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Kinds whose names a serializer of the user's asks for. */
class KnownKindsTest {

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(value = Note.class, name = "note"))
  interface Kind {}

  @JsonSerialize(using = NoteSerializer.class)
  record Note(String text) implements Kind {}

  static final class NoteSerializer extends JsonSerializer<Note> {

    @Override
    public void serialize(Note value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStringField("text", value.text());
    }

    @Override
    public void serializeWithType(
        Note value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
        throws IOException {
      WritableTypeId id = types.typeId(value, Note.class, JsonToken.START_OBJECT);
      types.writeTypePrefix(out, id);
      serialize(value, out, provider);
      types.writeTypeSuffix(out, id);
    }
  }

  @Test
  void a_serializer_that_says_the_class_gets_its_name() {
    Codec<Kind> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(write(codec, new Note("a"))).isEqualTo("{\"@type\":\"note\",\"text\":\"a\"}");
    assertThat(roundTrip(codec, new Note("a"))).isEqualTo(new Note("a"));
  }
}
