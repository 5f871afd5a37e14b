package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes values as Jackson does, once it is seen that they are read as what they are. */
final class GuardedSerializer extends JsonSerializer<Object> implements ContextualSerializer {

  /** Checks a value, and says where to write it. */
  private interface Guard {
    JsonGenerator before(Object value, JsonGenerator out);
  }

  private final JsonSerializer<Object> standard;
  private final Guard guard;

  // Its values are those of this serializer.
  @SuppressWarnings("unchecked")
  private GuardedSerializer(JsonSerializer<?> standard, Guard guard) {
    this.standard = (JsonSerializer<Object>) standard;
    this.guard = guard;
  }

  /** Returns one for a class of the JDK or of Jackson, if its values need it; null for others. */
  static @Nullable GuardedSerializer ofClass(Class<?> type, JsonSerializer<?> standard) {
    if (type == Optional.class) {
      // Its empty one is written as null.
      return new GuardedSerializer(
          standard,
          (value, out) ->
              ((Optional<?>) value).isPresent() ? PresentGenerator.inOptional(out) : out);
    } else if (type == AtomicReference.class) {
      return new GuardedSerializer(standard, (value, out) -> out);
    }
    return JsonNode.class.isAssignableFrom(type)
        ? new GuardedSerializer(
            standard,
            (value, out) -> {
              requirePlain((JsonNode) value, 0);
              return out;
            })
        : null;
  }

  /** Rejects a node that is read as another: as a text, as null or as the JSON that it holds. */
  private static void requirePlain(JsonNode node, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw new ArgumentException("nesting of at most " + Json.MAX_DEPTH + " is allowed");
    }
    if (node.isBinary() || node.isPojo() || node.isMissingNode()) {
      throw new ArgumentException(
          "a " + node.getClass().getSimpleName() + " is no plain JSON: it would arrive as another");
    }
    for (JsonNode each : node) {
      requirePlain(each, depth + 1);
    }
  }

  /** Returns one for values in whose place another is written, that of a {@code @JsonValue}. */
  static GuardedSerializer ofReplaced(JsonSerializer<?> standard, AnnotatedMember replacement) {
    String type = replacement.getDeclaringClass().getName();
    return new GuardedSerializer(
        standard,
        (value, out) -> {
          if (NullChecks.areNeeded(replacement.getType())) {
            NullChecks.check(replacement.getType(), replacement.getValue(value));
          }
          return new PresentGenerator(
              out, "the @JsonValue of " + type + " is written as null, as null itself is");
        });
  }

  @Override
  public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    standard.serialize(value, guard.before(value, out), provider);
  }

  @Override
  public void serializeWithType(
      Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
      throws IOException {
    if (value instanceof Optional || value instanceof AtomicReference) {
      KnownKinds.requireReference(types, value);
    }
    standard.serializeWithType(value, guard.before(value, out), provider, types);
  }

  @Override
  public JsonSerializer<?> createContextual(
      SerializerProvider provider, @Nullable BeanProperty property) throws JsonMappingException {
    JsonSerializer<?> contextual =
        standard instanceof ContextualSerializer own
            ? own.createContextual(provider, property)
            : standard;
    return new GuardedSerializer(contextual, guard);
  }

  @Override
  public JsonSerializer<Object> unwrappingSerializer(NameTransformer unwrapper) {
    return standard.unwrappingSerializer(unwrapper);
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
