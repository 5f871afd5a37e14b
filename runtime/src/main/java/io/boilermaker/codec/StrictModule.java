package io.boilermaker.codec;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import com.fasterxml.jackson.databind.deser.std.MapDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.JsonValueSerializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.type.ReferenceType;
import java.util.ArrayDeque;
import java.util.Calendar;
import java.util.Date;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mapper read and write the types that have a {@link Codec} by that codec. Jackson's own
 * serializers stay behind them, for places where an annotation asks for another form, and for forms
 * that are the same.
 */
final class StrictModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  StrictModule() {
    super("boilermaker", Version.unknownVersion());
    // As codecs do, instead of a list: it takes no null.
    addAbstractTypeMapping(Queue.class, ArrayDeque.class);
    addAbstractTypeMapping(Deque.class, ArrayDeque.class);
    // As codecs do, to keep the order.
    addAbstractTypeMapping(Set.class, LinkedHashSet.class);
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addDeserializers(new MessageTrust.Deserializers());
    context.addBeanDeserializerModifier(new Readers());
    context.addBeanSerializerModifier(new Writers());
    context.addValueInstantiators(
        (config, bean, standard) ->
            bean.getType() instanceof MapType type && EqualHashes.matterIn(type)
                ? HashedMapDeserializer.counting(standard)
                : standard);
  }

  private static final class Readers extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> standard) {
      Class<?> type = bean.getBeanClass();
      if (Times.isSqlDate(type)) {
        return new CodecDeserializer(new TextCodec<>(SqlDates.TEXT), new SqlDates.Reader(standard));
      }
      if (type.getName().equals("java.sql.Time")) {
        return new SqlDates.TimeReader(standard);
      }
      if ((Date.class.isAssignableFrom(type) && type != Date.class)
          || Calendar.class.isAssignableFrom(type)) {
        return new TextDeserializer(
            Calendars.areMade(type) ? new Calendars.Reader(standard) : standard, Limits.FORM);
      }
      return standard.getClass() == BeanDeserializer.class
          ? new CreatorDeserializer((BeanDeserializer) standard)
          : byCodec(type, standard);
    }

    @Override
    public BeanDeserializerBuilder updateBuilder(
        DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
      builder.setValueInstantiator(
          StrictInstantiator.of(builder.getValueInstantiator(), config, bean));
      return builder;
    }

    @Override
    public JsonDeserializer<?> modifyReferenceDeserializer(
        DeserializationConfig config,
        ReferenceType type,
        BeanDescription bean,
        JsonDeserializer<?> standard) {
      return byCodec(type.getRawClass(), standard);
    }

    @Override
    public JsonDeserializer<?> modifyArrayDeserializer(
        DeserializationConfig config,
        ArrayType type,
        BeanDescription bean,
        JsonDeserializer<?> standard) {
      return byCodec(type.getRawClass(), standard);
    }

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription bean,
        JsonDeserializer<?> standard) {
      return new EnumTextDeserializer(EnumCreator.of(config, type, bean, standard));
    }

    @Override
    public JsonDeserializer<?> modifyCollectionDeserializer(
        DeserializationConfig config,
        CollectionType type,
        BeanDescription bean,
        JsonDeserializer<?> standard) {
      if (EnumSet.class.isAssignableFrom(type.getRawClass())) {
        return new EnumSetWithoutNulls(standard, type.getContentType(), null);
      }
      return EqualHashes.matterIn(type) && standard.getClass() == CollectionDeserializer.class
          ? new HashedSetDeserializer((CollectionDeserializer) standard)
          : standard;
    }

    @Override
    public JsonDeserializer<?> modifyMapDeserializer(
        DeserializationConfig config,
        MapType type,
        BeanDescription bean,
        JsonDeserializer<?> standard) {
      return EqualHashes.matterIn(type) && standard.getClass() == MapDeserializer.class
          ? new HashedMapDeserializer((MapDeserializer) standard)
          : standard;
    }

    @Override
    public KeyDeserializer modifyKeyDeserializer(
        DeserializationConfig config, JavaType type, KeyDeserializer standard) {
      ArgumentException refusal = MessageTrust.refusal(type.getRawClass());
      if (refusal != null) {
        return new MessageTrust.RefusingKeys(refusal);
      }
      if (Calendars.areMade(type.getRawClass())) {
        return new Calendars.KeyReader(standard);
      }
      KeyCodec<?> codec = JdkForms.keys(type.getRawClass());
      return codec == null ? EnumCreator.keys(config, type, standard) : new KeyForms.Reader(codec);
    }

    private static JsonDeserializer<?> byCodec(Class<?> type, JsonDeserializer<?> standard) {
      Codec<?> codec = JdkForms.codec(type);
      return codec == null ? standard : new CodecDeserializer(codec, standard);
    }
  }

  private static final class Writers extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
        SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
      properties.forEach(
          property -> NullCheckSerializer.assign(property, bean.getClassInfo(), config));
      properties.replaceAll(property -> KindBeside.of(property, properties, config));
      properties.replaceAll(property -> UnwrappedWriter.of(property, config));
      return properties;
    }

    @Override
    public JsonSerializer<?> modifyEnumSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription bean,
        JsonSerializer<?> standard) {
      return ReadBackSerializer.ofConstants(standard, type);
    }

    @Override
    public JsonSerializer<?> modifySerializer(
        SerializationConfig config, BeanDescription bean, JsonSerializer<?> standard) {
      if (Times.isSqlDate(bean.getBeanClass())) {
        return CodecSerializer.of(SqlDates.TEXT, new SqlDates.Writer(standard));
      }
      JsonSerializer<?> made = strict(config, bean, standard);
      return bean.getType().isEnumType() && !(made instanceof ReadBackSerializer)
          ? ReadBackSerializer.ofConstants(made, bean.getType())
          : made;
    }

    private static JsonSerializer<?> strict(
        SerializationConfig config, BeanDescription bean, JsonSerializer<?> standard) {
      Class<?> type = bean.getBeanClass();
      JsonSerializer<?> guarded = GuardedSerializer.ofClass(type, standard);
      if (guarded != null) {
        return guarded;
      }
      Class<?> lossy = ReadBackSerializer.lossyClass(type);
      if (lossy != null) {
        return ReadBackSerializer.ofValues(standard, lossy);
      }
      if (config.getAnnotationIntrospector().findDeserializer(bean.getClassInfo()) == null) {
        AnnotatedMember replacement = bean.findJsonValueAccessor();
        AnnotatedMember more = bean.findAnyGetter();
        if (replacement != null && standard instanceof JsonValueSerializer) {
          return GuardedSerializer.ofReplaced(standard, replacement);
        }
        if (more != null && standard.getClass() == BeanSerializer.class) {
          return AnyGetterSerializer.of((BeanSerializer) standard, more, bean);
        }
      }
      KeyCodec<?> value = JdkForms.valueText(type);
      if (value != null) {
        return CodecSerializer.ofTextOnly(value, standard);
      }
      @Nullable TextForm<?> form = JdkForms.text(type);
      return form == null ? standard : CodecSerializer.of(form, standard);
    }

    @Override
    public JsonSerializer<?> modifyKeySerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription bean,
        JsonSerializer<?> standard) {
      if (type.hasRawClass(String.class)) {
        return standard;
      }
      KeyCodec<?> codec = type.isEnumType() ? null : JdkForms.keys(type.getRawClass());
      return codec == null ? new ReadBackKeys(standard, type) : new KeyForms.Writer<>(codec);
    }
  }
}
