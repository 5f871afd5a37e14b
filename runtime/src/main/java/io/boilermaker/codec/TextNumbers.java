package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that {@code @JsonFormat(shape = STRING)} makes Jackson write as text. Jackson would read
 * them only if it took text for any number.
 */
final class TextNumbers extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  private static final Map<Class<?>, Function<String, Object>> PARSERS =
      Map.ofEntries(
          Map.entry(byte.class, Byte::valueOf),
          Map.entry(Byte.class, Byte::valueOf),
          Map.entry(short.class, Short::valueOf),
          Map.entry(Short.class, Short::valueOf),
          Map.entry(int.class, Integer::valueOf),
          Map.entry(Integer.class, Integer::valueOf),
          Map.entry(long.class, Long::valueOf),
          Map.entry(Long.class, Long::valueOf),
          Map.entry(float.class, Float::valueOf),
          Map.entry(Float.class, Float::valueOf),
          Map.entry(double.class, Double::valueOf),
          Map.entry(Double.class, Double::valueOf),
          Map.entry(BigInteger.class, BigInteger::new),
          Map.entry(BigDecimal.class, BigDecimal::new));

  @Override
  public @Nullable Object findDeserializer(Annotated annotated) {
    JsonFormat format = annotated.getAnnotation(JsonFormat.class);
    Function<String, Object> parser = PARSERS.get(annotated.getRawType());
    return format == null || format.shape() != JsonFormat.Shape.STRING || parser == null
        ? null
        : new Reader(annotated.getRawType(), parser);
  }

  private static final class Reader extends JsonDeserializer<Object> {
    private final Class<?> type;
    private final Function<String, Object> parser;

    Reader(Class<?> type, Function<String, Object> parser) {
      this.type = type;
      this.parser = parser;
    }

    // The parser's exception is left out: its message quotes the text.
    @SuppressWarnings("UnusedException")
    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        return context.handleUnexpectedToken(type, in);
      }
      try {
        return parser.apply(in.getText());
      } catch (NumberFormatException e) {
        return context.handleWeirdStringValue(type, "", "not a number");
      }
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context)
        throws JsonMappingException {
      return type.isPrimitive() ? context.reportInputMismatch(this, "null for %s", type) : null;
    }
  }
}
