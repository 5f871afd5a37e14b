package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Calendars that are alike on each machine: Jackson makes the one that the machine's language has,
 * with its weeks.
 */
final class Calendars {

  private Calendars() {}

  /** Returns whether Jackson makes the values of a class, and not a user's constructor. */
  static boolean areMade(Class<?> type) {
    return type == Calendar.class || type == GregorianCalendar.class;
  }

  private static @Nullable Object alike(@Nullable Object read) {
    if (!(read instanceof Calendar calendar)) {
      return read;
    }
    var made = new GregorianCalendar(calendar.getTimeZone(), StrictMapper.LOCALE);
    made.setTimeInMillis(calendar.getTimeInMillis());
    return made;
  }

  /** Reads values. */
  static final class Reader extends StandardBehind {

    Reader(JsonDeserializer<?> standard) {
      super(standard);
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return alike(standard().deserialize(in, context));
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws JsonMappingException {
      return new Reader(contextual(context, property));
    }
  }

  /** Reads keys of maps. */
  static final class KeyReader extends KeyDeserializer {
    private final KeyDeserializer standard;

    KeyReader(KeyDeserializer standard) {
      this.standard = standard;
    }

    @Override
    public @Nullable Object deserializeKey(String key, DeserializationContext context)
        throws IOException {
      return alike(standard.deserializeKey(key, context));
    }
  }
}
