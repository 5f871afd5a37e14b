package io.boilermaker.cli.internal.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedByte;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.UnsignedShort;
import org.jspecify.annotations.Nullable;

/**
 * The forms of application properties: each value with its type, so that it comes back as it was.
 */
final class PropertyForm {

  /** How one type is written and read. */
  private record Form<T>(Class<T> type, Function<T, String> write, Function<String, Object> read) {

    String text(Object value) {
      return write.apply(type.cast(value));
    }
  }

  /** The form of a property that is there and has no value. */
  private static final String NOTHING = "null";

  private static final Map<String, Form<?>> FORMS =
      Map.ofEntries(
          Map.entry("string", new Form<>(String.class, text -> text, text -> text)),
          Map.entry("boolean", new Form<>(Boolean.class, Object::toString, PropertyForm::flag)),
          Map.entry("byte", new Form<>(Byte.class, Object::toString, Byte::valueOf)),
          Map.entry("short", new Form<>(Short.class, Object::toString, Short::valueOf)),
          Map.entry("int", new Form<>(Integer.class, Object::toString, Integer::valueOf)),
          Map.entry("long", new Form<>(Long.class, Object::toString, Long::valueOf)),
          Map.entry("float", new Form<>(Float.class, Object::toString, Float::valueOf)),
          Map.entry("double", new Form<>(Double.class, Object::toString, Double::valueOf)),
          Map.entry("char", new Form<>(Character.class, Object::toString, PropertyForm::character)),
          Map.entry(
              "ubyte", new Form<>(UnsignedByte.class, Object::toString, UnsignedByte::valueOf)),
          Map.entry(
              "ushort", new Form<>(UnsignedShort.class, Object::toString, UnsignedShort::valueOf)),
          Map.entry(
              "uint",
              new Form<>(UnsignedInteger.class, Object::toString, UnsignedInteger::valueOf)),
          Map.entry(
              "ulong", new Form<>(UnsignedLong.class, Object::toString, UnsignedLong::valueOf)),
          Map.entry("symbol", new Form<>(Symbol.class, Object::toString, Symbol::valueOf)),
          Map.entry("decimal", new Form<>(BigDecimal.class, Object::toString, BigDecimal::new)),
          Map.entry("integer", new Form<>(BigInteger.class, Object::toString, BigInteger::new)),
          Map.entry("uuid", new Form<>(UUID.class, Object::toString, UUID::fromString)),
          Map.entry("uri", new Form<>(URI.class, Object::toString, URI::create)),
          Map.entry("duration", new Form<>(Duration.class, Object::toString, Duration::parse)),
          Map.entry(
              "time", new Form<>(OffsetDateTime.class, Object::toString, OffsetDateTime::parse)),
          Map.entry(
              "date",
              new Form<>(
                  Date.class,
                  date -> date.toInstant().toString(),
                  text -> Date.from(Instant.parse(text)))),
          Map.entry(
              "bytes",
              new Form<>(
                  byte[].class,
                  bytes -> Base64.getEncoder().encodeToString(bytes),
                  text -> Base64.getDecoder().decode(text))));

  private PropertyForm() {}

  /** Returns a value with its type; null if there is no form for it. */
  static @Nullable JsonNode write(@Nullable Object value) {
    if (value == null) {
      return JsonTexts.object().put(NOTHING, "");
    }
    for (Map.Entry<String, Form<?>> form : FORMS.entrySet()) {
      if (form.getValue().type().isInstance(value)) {
        ObjectNode json = JsonTexts.object();
        json.put(form.getKey(), form.getValue().text(value));
        return json;
      }
    }
    return null;
  }

  static @Nullable Object read(String name, JsonNode json) {
    List<String> types = new java.util.ArrayList<>();
    json.fieldNames().forEachRemaining(types::add);
    if (types.equals(List.of(NOTHING))) {
      return null;
    }
    Form<?> form = types.size() == 1 ? FORMS.get(types.get(0)) : null;
    if (form == null) {
      throw new ExportException("the property '" + name + "' has no type that is known");
    }
    try {
      return form.read().apply(Objects.requireNonNull(json.path(types.get(0)).textValue()));
    } catch (RuntimeException e) {
      throw new ExportException("the property '" + name + "' is no " + types.get(0));
    }
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return Boolean.valueOf(text);
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return text.charAt(0);
  }
}
