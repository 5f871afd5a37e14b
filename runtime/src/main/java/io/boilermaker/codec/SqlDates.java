package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import java.io.IOException;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Days of SQL, which Java has as the moment when they begin on this machine: the same day in every
 * zone. Used only where there is such a value, since its module may be missing.
 */
final class SqlDates {

  private static final long MILLIS_OF_DAY = 86_400_000;

  static final TextForm<Date> TEXT =
      TextForm.canonical("an ISO date", Date::valueOf, SqlDates::text);

  private SqlDates() {}

  private static String text(Date day) {
    // Not the text of a user's subclass.
    String text = new Date(day.getTime()).toString();
    if (Date.valueOf(text).getTime() != day.getTime()) {
      throw new ArgumentException(
          "a java.sql.Date has a time of day, or a year that its text lacks: send its LocalDate");
    }
    return text;
  }

  /** Writes by Jackson the moment when the day begins in UTC, where an annotation asks for it. */
  static final class Writer extends JsonSerializer<Date> implements ContextualSerializer {

    private final JsonSerializer<Object> standard;

    @SuppressWarnings("unchecked") // Its values are those of this serializer.
    Writer(JsonSerializer<?> standard) {
      this.standard = (JsonSerializer<Object>) standard;
    }

    @Override
    public void serialize(Date day, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      LocalDate local = new Date(day.getTime()).toLocalDate();
      standard.serialize(new Date(local.toEpochDay() * MILLIS_OF_DAY), out, provider);
    }

    @Override
    public JsonSerializer<?> createContextual(
        SerializerProvider provider, @Nullable BeanProperty property) throws JsonMappingException {
      return standard instanceof ContextualSerializer own
          ? new Writer(own.createContextual(provider, property))
          : this;
    }

    // Jackson has it for this class.
    @SuppressWarnings("unchecked")
    @Override
    public Class<Date> handledType() {
      return (Class<Date>) (Class<?>) standard.handledType();
    }
  }

  /**
   * Reads a time of SQL only where an annotation gives it Jackson's form: else it is written as a
   * moment, which has another time of day on another machine.
   */
  static final class TimeReader extends StandardBehind {

    TimeReader(JsonDeserializer<?> standard) {
      super(standard);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
      throw new ArgumentException("a java.sql.Time has no form: send its LocalTime");
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws JsonMappingException {
      return Forms.of(property, context.getConfig(), handledType()) == Forms.Choice.OWN
          ? this
          : new TextDeserializer(standard(), Limits.FORM).createContextual(context, property);
    }
  }

  /** Reads what the writer writes. */
  static final class Reader extends StandardBehind {

    Reader(JsonDeserializer<?> standard) {
      super(standard);
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      if (!(standard().deserialize(in, context) instanceof Date read)) {
        return null;
      }
      if (Math.floorMod(read.getTime(), MILLIS_OF_DAY) != 0) {
        throw Mismatch.found("a day", "a time of day");
      }
      return Date.valueOf(
          Instant.ofEpochMilli(read.getTime()).atZone(ZoneOffset.UTC).toLocalDate());
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws JsonMappingException {
      return new Reader(contextual(context, property));
    }
  }
}
