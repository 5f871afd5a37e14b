package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
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
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of an argument back where they are sent, and writes them again: what annotations
 * make of a class is known only when it runs. A value that is not read, or that has another form
 * then, is rejected.
 */
final class ReadBackProof {

  private static final String JACKSONS = "com.fasterxml.jackson.";

  private ReadBackProof() {}

  /** Rejects a value that would not arrive as it is. */
  static <T> void check(Codec<T> codec, @Nullable T value) throws IOException {
    if (value == null) {
      return;
    }
    byte[] sent = write(codec, value, null, null);
    @Nullable T read = read(codec, sent, value);
    if (read == value) {
      return;
    }
    String where = difference(codec, value, sent, read, null);
    if (where == null) {
      where = differenceWithoutFormats(codec, value, read);
    }
    if (where != null) {
      throw new ArgumentException(
          "is read as another value" + (where.isEmpty() ? "" : " (at " + where + ")"));
    }
  }

  /**
   * Compares what annotations may give one form, such as an element and a list of it, or an empty
   * text and none; and what a getter or another property has hidden.
   */
  // What cannot be written without its annotations is not compared.
  @SuppressWarnings("UnusedException")
  private static <T> @Nullable String differenceWithoutFormats(
      Codec<T> codec, T value, @Nullable T read) throws IOException {
    byte[] whole;
    try {
      whole = write(codec, value, null, Formless.MAPPER);
    } catch (ArgumentException e) {
      return null;
    }
    try {
      return difference(codec, value, whole, read, Formless.MAPPER);
    } catch (ArgumentException e) {
      return "";
    }
  }

  /** Compares two values by their forms, unless the form of the first changes from time to time. */
  private static <T> @Nullable String difference(
      Codec<T> codec, T value, byte[] form, @Nullable T read, @Nullable ObjectMapper mapper)
      throws IOException {
    byte[] other = write(codec, read, null, mapper);
    if (Arrays.equals(form, other)) {
      return null;
    }
    Set<String> names = new HashSet<>();
    byte[] again = write(codec, value, names, mapper);
    write(codec, read, names, mapper);
    String where = difference(form, other, names);
    return where == null || difference(form, again, names) != null ? null : where;
  }

  private static @Nullable String difference(byte[] one, byte[] other, Set<String> names)
      throws IOException {
    return Arrays.equals(one, other)
        ? null
        : JsonDifference.find(
            StrictMapper.INSTANCE.readTree(one), StrictMapper.INSTANCE.readTree(other), names);
  }

  /**
   * Returns the value itself if that is not known: what a user's code throws here may pass there.
   */
  private static <T> @Nullable T read(Codec<T> codec, byte[] json, T value) throws IOException {
    try (JsonParser in = Json.factory().createParser(json)) {
      in.nextToken();
      return codec.read(in);
    } catch (ArgumentException e) {
      if (e.isOfUserCode()) {
        return value;
      }
      throw new ArgumentException("cannot be read again: " + e.getMessage());
    }
  }

  /**
   * Writes a value, and notes the names of its properties.
   *
   * @param names null if nobody needs them
   */
  private static <T> byte[] write(
      Codec<T> codec, @Nullable T value, @Nullable Set<String> names, @Nullable ObjectMapper mapper)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    JsonGenerator plain = Json.factory().createGenerator(bytes);
    try (JsonGenerator out = names == null ? plain : new NamesNoted(plain, names)) {
      out.setCodec(mapper);
      codec.write(out, value);
    }
    return bytes.toByteArray();
  }

  /** Made when it is first needed. */
  private static final class Formless {
    static final ObjectMapper MAPPER =
        StrictMapper.INSTANCE
            .copy()
            .setAnnotationIntrospector(new Annotations())
            .setAccessorNaming(new Components());

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
        return unlessJacksons(super.findSerializer(annotated));
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
        if (name == null && annotated instanceof AnnotatedField field && isRead(field)) {
          return PropertyName.USE_DEFAULT;
        }
        return name == null || name.isEmpty()
            ? name
            : name.withSimpleName(name.getSimpleName() + " (" + annotated.getName() + ")");
      }

      private static boolean isRead(AnnotatedField field) {
        Class<?> type = field.getDeclaringClass();
        return hasSetter(type, field.getName())
            || Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .flatMap(each -> Arrays.stream(each.getParameters()))
                .map(each -> each.getAnnotation(JsonProperty.class))
                .anyMatch(given -> given != null && given.value().equals(field.getName()));
      }

      private static boolean hasSetter(Class<?> type, String field) {
        JsonAutoDetect visible = type.getAnnotation(JsonAutoDetect.class);
        String name = "set" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        return (visible == null || visible.setterVisibility() != JsonAutoDetect.Visibility.NONE)
            && Arrays.stream(type.getMethods())
                .anyMatch(each -> each.getName().equals(name) && each.getParameterCount() == 1);
      }

      /** A record's components are its value, also where one of them stands for all. */
      @Override
      public @Nullable Boolean hasAsValue(Annotated annotated) {
        boolean isOfRecord =
            annotated instanceof AnnotatedMember member && member.getDeclaringClass().isRecord();
        return isOfRecord ? null : super.hasAsValue(annotated);
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

  /** Notes the names of properties, which may be shown; keys of maps may be secret. */
  private static final class NamesNoted extends JsonGeneratorDelegate {
    private final Set<String> names;

    NamesNoted(JsonGenerator out, Set<String> names) {
      super(out, false);
      this.names = names;
    }

    @Override
    public void writeFieldName(SerializableString name) throws IOException {
      names.add(name.getValue());
      super.writeFieldName(name);
    }
  }
}
