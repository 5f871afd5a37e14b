package io.boilermaker.codec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.StdDateFormat;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Locale;

/**
 * The mapper for applications that set none: as strict as the codecs, and with their forms, which
 * {@link StrictModule} gives it.
 */
final class StrictMapper {

  /**
   * Names months and counts weeks, whatever machine writes or reads. Jackson's own time zone is the
   * same everywhere already.
   */
  static final Locale LOCALE = Locale.ENGLISH;

  static final ObjectMapper INSTANCE = create();

  private StrictMapper() {}

  private static ObjectMapper create() {
    Builder builder =
        new Builder(withFactories())
            .addModules(new Jdk8Module(), new JavaTimeModule(), new StrictModule())
            .annotationIntrospector(new StrictAnnotations())
            .polymorphicTypeValidator(new MessageTrust.NoClasses())
            .enable(MapperFeature.BLOCK_UNSAFE_POLYMORPHIC_BASE_TYPES)
            .handlerInstantiator(new ReferenceLimit())
            .defaultLocale(LOCALE)
            // Else the 31st of February would be in March.
            .defaultDateFormat(new StdDateFormat().withLenient(false))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            // A message of another version may carry more.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    refuseCoercion(builder);
    return builder.build();
  }

  private static ObjectMapper withFactories() {
    var readers = new DefaultDeserializationContext.Impl(new StrictFactory());
    // A copy, since a mapper makes itself the codec of all that its factory creates.
    var mapper = new ObjectMapper(Json.factory().copy(), null, readers);
    mapper.setSerializerFactory(new StrictWriters());
    return mapper;
  }

  /** Text is neither empty where something else is due, nor made of numbers and booleans. */
  private static void refuseCoercion(Builder builder) {
    builder.withCoercionConfigDefaults(
        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      builder.withCoercionConfig(
          LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail));
    }
  }

  /** As that of {@code JsonMapper}, whose mappers have but Jackson's own factory of readers. */
  private static final class Builder extends MapperBuilder<ObjectMapper, Builder> {

    Builder(ObjectMapper mapper) {
      super(mapper);
    }
  }
}
