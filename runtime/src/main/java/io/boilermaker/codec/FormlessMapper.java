package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.ObjectIdInfo;
import com.fasterxml.jackson.databind.ser.std.RawSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a value is, whatever form its annotations give it: so that two values of one form can
 * be told apart.
 */
final class FormlessMapper {

  /** Thread safe. */
  static final ObjectMapper INSTANCE =
      StrictMapper.INSTANCE
          .copy()
          // Of an object without properties the usual form is compared.
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .setAnnotationIntrospector(new Annotations())
          .setAccessorNaming(new Components());

  private static final String JACKSONS = "com.fasterxml.jackson.";

  /** Raw JSON counts by what it is, and other text, which is not sent, by its characters. */
  private static final JsonSerializer<Object> RAW =
      new JsonSerializer<>() {
        // Why it is no JSON is said where it is sent.
        @SuppressWarnings("UnusedException")
        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
            throws IOException {
          String text = value.toString();
          try {
            RawText.oneValue(text);
          } catch (ArgumentException e) {
            out.writeString(text);
            return;
          }
          out.writeRawValue(text);
        }
      };

  private FormlessMapper() {}

  /**
   * All annotations but those of forms, of what is left out or hidden though it is read, and of
   * writing a super class, a kind or an id in place of a value.
   */
  private static final class Annotations extends StrictAnnotations {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonFormat.@Nullable Value findFormat(Annotated annotated) {
      return null;
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
      return JsonInclude.Value.empty();
    }

    /** A property is its value, also where it names the kind. */
    @Override
    public @Nullable Boolean isTypeId(AnnotatedMember member) {
      return null;
    }

    /** A getter is that of a property, also where it gives the key of a map. */
    @Override
    public @Nullable Boolean hasAsKey(MapperConfig<?> config, Annotated annotated) {
      return null;
    }

    @Override
    public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
      return null;
    }

    @Override
    public @Nullable ObjectIdInfo findObjectIdInfo(Annotated annotated) {
      return null;
    }

    /** Jackson's own serializers are forms; what a user's leaves out is his choice. */
    @Override
    public @Nullable Object findSerializer(Annotated annotated) {
      Object serializer = super.findSerializer(annotated);
      return serializer instanceof RawSerializer ? RAW : unlessJacksons(serializer);
    }

    @Override
    public @Nullable Object findContentSerializer(Annotated annotated) {
      return unlessJacksons(super.findContentSerializer(annotated));
    }

    private static @Nullable Object unlessJacksons(@Nullable Object serializer) {
      return serializer instanceof Class<?> type && type.getName().startsWith(JACKSONS)
          ? null
          : serializer;
    }

    /**
     * A field whose getter is missing or hidden is compared if Jackson reads it. Of two members
     * with one name Jackson sees the one to which it was given; here both have their own.
     */
    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
      PropertyName name = super.findNameForSerialization(annotated);
      if (name == null && annotated instanceof AnnotatedField field && ReadFields.has(field)) {
        return PropertyName.USE_DEFAULT;
      }
      return name == null || name.isEmpty() ? name : name.withSimpleName(ownName(name, annotated));
    }

    /** What is ignored where an object stands has the names of messages; here it has others. */
    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      var ignored = super.findPropertyIgnoralByName(config, annotated);
      if (!(annotated instanceof AnnotatedMember place) || ignored.getIgnored().isEmpty()) {
        return ignored;
      }
      JavaType type = place.getType();
      while (type.getContentType() != null) {
        type = type.getContentType();
      }
      AnnotatedClass info = Unwritten.introspect(type.getRawClass()).getClassInfo();
      Set<String> names = new HashSet<>(ignored.getIgnored());
      for (AnnotatedMember each : Unwritten.members(info)) {
        PropertyName name = super.findNameForSerialization(each);
        if (name != null && ignored.getIgnored().contains(name.getSimpleName())) {
          names.add(ownName(name, each));
        }
      }
      return ignored.withIgnored(names);
    }

    private static String ownName(PropertyName given, Annotated member) {
      return given.getSimpleName() + " (" + member.getName() + ")";
    }

    /** Nothing is read: names of parameters and setters would be other names of what is written. */
    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
      return null;
    }

    /** A field that takes what has no member is one itself: Jackson would not write it. */
    @Override
    public @Nullable Boolean hasAnySetter(Annotated annotated) {
      return null;
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(
        MapperConfig<?> config, Annotated annotated) {
      return null;
    }

    /** What annotations keep from being written is not compared, in whatever place they stand. */
    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
      return super.hasIgnoreMarker(member) || Unwritten.has(member);
    }

    /** The properties of an object are its value, also where one of them stands for all. */
    @Override
    public @Nullable Boolean hasAsValue(Annotated annotated) {
      boolean isOfConstant =
          annotated instanceof AnnotatedMember member
              && Enum.class.isAssignableFrom(member.getDeclaringClass());
      return isOfConstant ? super.hasAsValue(annotated) : null;
    }

    @Override
    public JavaType refineSerializationType(
        MapperConfig<?> config, Annotated annotated, JavaType declared) {
      return declared;
    }

    @Override
    public JsonSerialize.@Nullable Typing findSerializationTyping(Annotated annotated) {
      return null;
    }
  }

  /** Has a record's components written by their accessors, whatever other getters it has. */
  private static final class Components extends DefaultAccessorNamingStrategy.Provider {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass record) {
      return new DefaultAccessorNamingStrategy.RecordNaming(config, record) {
        @Override
        public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
          return _fieldNames.contains(name) ? name : null;
        }

        @Override
        public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
          return null;
        }
      };
    }
  }
}
