package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes keys of maps as Jackson does, if they are read as equal ones: annotations can give two
 * constants of an enum one text, and the text of other keys can lack some of them. Each constant is
 * read once, other keys whenever they are written. Whether keys of a class that does not say what
 * equals are the same is not known.
 */
final class ReadBackKeys extends JsonSerializer<Object> implements ContextualSerializer {

  /** By class, whether its values are compared by more than what they are in memory. */
  private static final ClassValue<Boolean> COMPARED =
      new ClassValue<>() {
        // Each class has it.
        @SuppressWarnings("UnusedException")
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
          } catch (NoSuchMethodException e) {
            return false;
          }
        }
      };

  private final JsonSerializer<Object> standard;
  private final JavaType declared;
  private final Set<Object> proven = ConcurrentHashMap.newKeySet();

  @SuppressWarnings("unchecked") // Its values are those of this serializer.
  ReadBackKeys(JsonSerializer<?> standard, JavaType declared) {
    this.standard = (JsonSerializer<Object>) standard;
    this.declared = declared;
  }

  @Override
  public void serialize(Object key, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (key instanceof Enum<?> constant) {
      if (!proven.contains(key)) {
        requireSame(constant, provider);
        proven.add(key);
      }
    } else if (!(key instanceof String)
        && !NullChecks.saysNothing(declared)
        && COMPARED.get(key.getClass())) {
      requireSame(key, provider);
    }
    standard.serialize(key, out, provider);
  }

  private void requireSame(Enum<?> key, SerializerProvider provider) throws IOException {
    Class<?> type = key.getDeclaringClass();
    Object read;
    try {
      read = read(key, provider, StrictMapper.INSTANCE.constructType(type));
    } catch (IOException | RuntimeException e) {
      throw ArgumentException.because(
          "the key '" + key.name() + "' is not read as " + type.getName() + " again", e);
    }
    if (read != key) {
      throw new ArgumentException(
          "the key '" + key.name() + "' has the form of another constant of " + type.getName());
    }
  }

  // Whether it is read at all is found where the whole argument is.
  @SuppressWarnings("UnusedException")
  private void requireSame(Object key, SerializerProvider provider) {
    Object read;
    try {
      read = read(key, provider, declared);
    } catch (IOException | RuntimeException e) {
      return;
    }
    if (!ReadBackSerializer.isSame(key, read)) {
      throw new ArgumentException(
          "a key of " + key.getClass().getName() + " is read as another value");
    }
  }

  private Object read(Object key, SerializerProvider provider, JavaType type) throws IOException {
    ObjectMapper mapper = StrictMapper.INSTANCE;
    var json = new ByteArrayOutputStream();
    try (JsonGenerator copy = mapper.getFactory().createGenerator(json)) {
      copy.writeStartObject();
      standard.serialize(key, copy, provider);
      copy.writeNull();
      copy.writeEndObject();
    }
    JavaType map =
        mapper
            .getTypeFactory()
            .constructMapType(LinkedHashMap.class, type, mapper.constructType(Object.class));
    Map<?, ?> read = mapper.readValue(json.toByteArray(), map);
    return read.keySet().iterator().next();
  }

  /** Leaves the keys of a property to a reader of its own. */
  @Override
  public JsonSerializer<?> createContextual(
      SerializerProvider provider, @Nullable BeanProperty place) throws JsonMappingException {
    JsonSerializer<?> contextual =
        standard instanceof ContextualSerializer own
            ? own.createContextual(provider, place)
            : standard;
    if (place != null && ReadMember.hasKeyDeserializer(place)) {
      return contextual;
    }
    return contextual == standard ? this : new ReadBackKeys(contextual, declared);
  }
}
