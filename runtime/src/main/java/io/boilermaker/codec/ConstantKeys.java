package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes constants of an enum as keys of maps, as Jackson does, if they are read as themselves:
 * annotations can give two of them one text. Each is read once.
 */
final class ConstantKeys extends JsonSerializer<Object> {

  private final JsonSerializer<Object> standard;
  private final Set<Object> proven = ConcurrentHashMap.newKeySet();

  @SuppressWarnings("unchecked") // Its values are those of this serializer.
  ConstantKeys(JsonSerializer<?> standard) {
    this.standard = (JsonSerializer<Object>) standard;
  }

  @Override
  public void serialize(Object key, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (!proven.contains(key)) {
      requireSame((Enum<?>) key, provider);
      proven.add(key);
    }
    standard.serialize(key, out, provider);
  }

  private void requireSame(Enum<?> key, SerializerProvider provider) throws IOException {
    ObjectMapper mapper = StrictMapper.INSTANCE;
    var json = new ByteArrayOutputStream();
    try (JsonGenerator copy = mapper.getFactory().createGenerator(json)) {
      copy.writeStartObject();
      standard.serialize(key, copy, provider);
      copy.writeNull();
      copy.writeEndObject();
    }
    Class<?> type = key.getDeclaringClass();
    JavaType keys =
        mapper.getTypeFactory().constructMapType(LinkedHashMap.class, type, Object.class);
    Map<?, ?> read;
    try {
      read = mapper.readValue(json.toByteArray(), keys);
    } catch (IOException | RuntimeException e) {
      throw ArgumentException.because(
          "the key '" + key.name() + "' is not read as " + type.getName() + " again", e);
    }
    if (!read.containsKey(key)) {
      throw new ArgumentException(
          "the key '" + key.name() + "' has the form of another constant of " + type.getName());
    }
  }
}
