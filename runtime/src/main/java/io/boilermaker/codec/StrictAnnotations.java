package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.EnumNamingStrategy;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedClassResolver;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Jackson's annotations, read with the rules of the codecs. */
class StrictAnnotations extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  private static final Set<JsonTypeInfo.Id> BY_CLASS =
      EnumSet.of(JsonTypeInfo.Id.CLASS, JsonTypeInfo.Id.MINIMAL_CLASS);

  /** A component must be there unless it is an optional, or is what a getter writes in many. */
  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    return member instanceof AnnotatedParameter
        ? Boolean.valueOf(
            !NullChecks.isOptional(member.getRawType())
                && !(Boolean.TRUE.equals(hasAnySetter(member)) && isAnyWritten(member)))
        : super.hasRequiredMarker(member);
  }

  /** Tells whether the class of a member has a getter of properties without members. */
  private boolean isAnyWritten(AnnotatedMember member) {
    SerializationConfig config = StrictMapper.INSTANCE.getSerializationConfig();
    JavaType type = config.constructType(member.getDeclaringClass());
    AnnotatedClass info = AnnotatedClassResolver.resolve(config, type, config);
    return Unwritten.members(info).stream()
        .anyMatch(each -> Boolean.TRUE.equals(hasAnyGetter(each)));
  }

  @Override
  public @Nullable Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
    Object named = super.findEnumNamingStrategy(config, type);
    Object made =
        named instanceof Class<?> strategy
            ? UserHandlers.make(EnumNamingStrategy.class, config, strategy)
            : null;
    return made == null ? named : made;
  }

  /** Returns whether the kinds of a class are told apart. */
  static boolean hasKinds(MapperConfig<?> config, AnnotatedClass info, JavaType type) {
    return areKindsTold(info.getAnnotation(JsonTypeInfo.class))
        && config.getAnnotationIntrospector().findTypeResolver(config, info, type) != null;
  }

  /**
   * Returns whether an annotation, if there is one, tells kinds apart: it may say that none does.
   */
  static boolean areKindsTold(@Nullable JsonTypeInfo annotation) {
    return annotation != null && annotation.use() != JsonTypeInfo.Id.NONE;
  }

  /** A message must not name a class, neither when it is written nor when it is read. */
  @Override
  protected @Nullable TypeResolverBuilder<?> _findTypeResolver(
      MapperConfig<?> config, Annotated annotated, JavaType base) {
    JsonTypeInfo.Value info = findPolymorphicTypeInfo(config, annotated);
    if (info != null && BY_CLASS.contains(info.getIdType())) {
      throw MessageTrust.namedClass(
          "'" + annotated.getName() + "'", "@JsonTypeInfo(use = " + info.getIdType() + ")");
    }
    return info != null && info.getIdType() == JsonTypeInfo.Id.DEDUCTION
        ? new MessageTrust.Deduction(info)
        : super._findTypeResolver(config, annotated, base);
  }

  /** A value must be of a kind that its name in the message stands for. */
  @Override
  protected StdTypeResolverBuilder _constructStdTypeResolverBuilder(
      MapperConfig<?> config, JsonTypeInfo.Value info, JavaType base) {
    return new KnownKinds(info);
  }

  /**
   * A date by a pattern must be one: Jackson would take the 31st of February for the 28th. And
   * where a type says nothing, no form does: a number as text would arrive as a text.
   */
  @Override
  public JsonFormat.@Nullable Value findFormat(Annotated annotated) {
    JsonFormat.Value format = super.findFormat(annotated);
    if (format == null) {
      return null;
    }
    JavaType type = annotated.getType();
    while (type.getContentType() != null) {
      type = type.getContentType();
    }
    if (NullChecks.saysNothing(type)) {
      return null;
    }
    if (Times.isSqlDate(type.getRawClass())) {
      // A day has no zone; SqlDates has its moment in UTC.
      format = format.withTimeZone(TimeZone.getTimeZone("UTC"));
    }
    return format.hasPattern() ? strict(format, type.getRawClass()) : format;
  }

  private static JsonFormat.Value strict(JsonFormat.Value given, Class<?> type) {
    // Else Jackson writes a zone's id after its own form of the time, and reads by the pattern.
    JsonFormat.Value format = given.withoutFeature(JsonFormat.Feature.WRITE_DATES_WITH_ZONE_ID);
    if (format.hasLenient()) {
      return format;
    }
    boolean isOld = Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
    String pattern = format.getPattern();
    return format.withPattern(isOld ? pattern : withProlepticYears(pattern)).withLenient(false);
  }

  /** A strict formatter reads no year of an era, which is {@code y}, without the era. */
  private static String withProlepticYears(String pattern) {
    var result = new StringBuilder(pattern);
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      if (!quoted && c == 'G') {
        return pattern;
      }
      if (!quoted && c == 'y') {
        result.setCharAt(i, 'u');
      }
    }
    return result.toString();
  }
}
