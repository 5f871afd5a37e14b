package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as Jackson does, if what is written is read as an equal value: annotations can give
 * two constants of an enum one text, or a time a form without all of its digits or its offset.
 */
final class ReadBackSerializer extends JsonSerializer<Object> implements ContextualSerializer {

  /** Set while a value is read back: deserializers may write it again, to compare the texts. */
  private static final ThreadLocal<Boolean> READING = new ThreadLocal<>();

  private final JsonSerializer<Object> standard;
  private final JavaType type;
  private final @Nullable BeanProperty property;

  /** Constants that were read as themselves; null for values, of which there is no end. */
  private final @Nullable Set<Object> proven;

  @SuppressWarnings("unchecked") // Its values are those of this serializer.
  private ReadBackSerializer(
      JsonSerializer<?> standard,
      JavaType type,
      @Nullable BeanProperty property,
      boolean isOfConstants) {
    this.standard = (JsonSerializer<Object>) standard;
    this.type = type;
    this.property = property;
    this.proven = isOfConstants ? ConcurrentHashMap.newKeySet() : null;
  }

  /** Returns one for the constants of an enum, each of which is read once. */
  static ReadBackSerializer ofConstants(JsonSerializer<?> standard, JavaType type) {
    return new ReadBackSerializer(standard, type, null, true);
  }

  /** Returns one for the values of a property, each of which is read. */
  static ReadBackSerializer ofValues(
      JsonSerializer<?> standard, JavaType type, BeanProperty property) {
    return new ReadBackSerializer(standard, type, property, false);
  }

  /**
   * Returns the class as which values of a class of the JDK are read whose form may lack some of
   * them; null for others, whose form is all of them.
   */
  static @Nullable Class<?> lossyClass(Class<?> type) {
    if (Calendar.class.isAssignableFrom(type)) {
      return Calendar.class;
    } else if (TimeZone.class.isAssignableFrom(type)) {
      return TimeZone.class;
    }
    // Its module may be missing.
    return type.getName().equals("javax.xml.namespace.QName") ? type : null;
  }

  /** Returns one for the values of a class of the JDK, each of which is read. */
  static ReadBackSerializer ofValues(JsonSerializer<?> standard, Class<?> type) {
    return new ReadBackSerializer(standard, StrictMapper.INSTANCE.constructType(type), null, false);
  }

  @Override
  public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (READING.get() == null && (proven == null || !proven.contains(value))) {
      READING.set(Boolean.TRUE);
      try {
        requireSame(value, provider);
      } finally {
        READING.remove();
      }
    }
    standard.serialize(value, out, provider);
  }

  private void requireSame(Object value, SerializerProvider provider) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator copy = StrictMapper.INSTANCE.getFactory().createGenerator(bytes)) {
      standard.serialize(value, copy, provider);
    }
    Object read;
    try {
      read = read(bytes.toByteArray(), readType(value));
    } catch (IOException | RuntimeException e) {
      throw ArgumentException.because(
          "its form by Jackson is not read as " + type.getRawClass().getName() + " again", e);
    }
    if (read == null || !isSame(value, read)) {
      throw new ArgumentException(
          value instanceof Enum<?> constant
              ? "'"
                  + constant.name()
                  + "' has the form of another constant of "
                  + type.getRawClass().getName()
              : "its form by Jackson is that of another " + type.getRawClass().getName());
    }
    if (proven != null) {
      proven.add(value);
    }
  }

  /** Tells whether values are the same moments and rules; few care for first days of weeks. */
  static boolean isSame(Object value, Object read) {
    if (Times.isXmlTime(value.getClass())) {
      // Those are equal that are one moment in two zones.
      return value.toString().equals(read.toString());
    }
    if (value instanceof TimeZone zone) {
      return read instanceof TimeZone other && zone.hasSameRules(other);
    }
    if (value instanceof Calendar calendar) {
      return read.getClass() == value.getClass()
          && calendar.getTimeInMillis() == ((Calendar) read).getTimeInMillis()
          && calendar.getTimeZone().hasSameRules(((Calendar) read).getTimeZone());
    }
    return value.equals(read);
  }

  /** Returns the type of which a value is; constants with a body have a class of their own. */
  private JavaType readType(Object value) {
    return value instanceof Enum<?> constant
        ? StrictMapper.INSTANCE.constructType(constant.getDeclaringClass())
        : type;
  }

  private @Nullable Object read(byte[] json, JavaType read) throws IOException {
    ObjectMapper mapper = StrictMapper.INSTANCE;
    try (JsonParser in = mapper.getFactory().createParser(json)) {
      in.nextToken();
      DeserializationConfig config = mapper.getDeserializationConfig();
      DefaultDeserializationContext context =
          ((DefaultDeserializationContext) mapper.getDeserializationContext())
              .createInstance(config, in, null);
      return context.findContextualValueDeserializer(read, property).deserialize(in, context);
    }
  }

  @Override
  public void serializeWithType(
      Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
      throws IOException {
    standard.serializeWithType(value, out, provider, types);
  }

  @Override
  public JsonSerializer<?> createContextual(
      SerializerProvider provider, @Nullable BeanProperty place) throws JsonMappingException {
    JsonSerializer<?> contextual =
        standard instanceof ContextualSerializer own
            ? own.createContextual(provider, place)
            : standard;
    if (place != null && ReadMember.hasDeserializer(place)) {
      return contextual;
    }
    return contextual == standard
        ? this
        : new ReadBackSerializer(contextual, type, place, proven != null);
  }

  @Override
  public boolean isEmpty(SerializerProvider provider, Object value) {
    return standard.isEmpty(provider, value);
  }

  @Override
  public @Nullable Class<Object> handledType() {
    return standard.handledType();
  }
}
