package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells kinds apart by names, as Jackson does, and rejects a value whose name would be read as
 * another kind, or as none: Jackson makes up names for classes that no annotation lists.
 */
final class KnownKinds extends StdTypeResolverBuilder {

  private static final String OTHERWISE_NAMED = "its property names another kind, or none";

  KnownKinds(JsonTypeInfo.Value info) {
    super(info);
  }

  private KnownKinds(KnownKinds base, Class<?> fallback) {
    super(base, fallback);
  }

  @Override
  public KnownKinds withDefaultImpl(Class<?> fallback) {
    return _defaultImpl == fallback ? this : new KnownKinds(this, fallback);
  }

  @Override
  protected TypeIdResolver idResolver(
      MapperConfig<?> config,
      JavaType base,
      PolymorphicTypeValidator validator,
      Collection<NamedType> kinds,
      boolean forWriting,
      boolean forReading) {
    TypeIdResolver made = super.idResolver(config, base, validator, kinds, forWriting, forReading);
    if (!forWriting || _customIdResolver != null) {
      return made;
    }
    TypeIdResolver reader = super.idResolver(config, base, validator, kinds, false, true);
    NamingProperty naming =
        _includeAs == JsonTypeInfo.As.EXISTING_PROPERTY && config instanceof SerializationConfig own
            ? new NamingProperty(_typeProperty, own)
            : null;
    return new Checked(base, made, reader, _defaultImpl, naming);
  }

  /**
   * Rejects an optional or a reference whose place has another type: Jackson names the kind of what
   * is in it, which is read in its place.
   */
  static void requireReference(TypeSerializer kinds, Object value) {
    if (kinds.getTypeIdResolver() instanceof Checked checked && !checked.base.isReferenceType()) {
      throw new ArgumentException(
          value.getClass().getName()
              + " would be read as what is in it where the declared type is "
              + checked.base.getRawClass().getName());
    }
  }

  /** The property that holds the name of a kind, where values have one of their own. */
  private static final class NamingProperty {
    private final String name;
    private final SerializationConfig config;
    private final Map<Class<?>, Optional<AnnotatedMember>> accessors = new ConcurrentHashMap<>();

    NamingProperty(String name, SerializationConfig config) {
      this.name = name;
      this.config = config;
    }

    /** Returns the name that a value has; {@code otherwise} if it is none, or is not known. */
    String of(Object value, String otherwise) {
      AnnotatedMember member =
          accessors.computeIfAbsent(value.getClass(), this::accessor).orElse(null);
      Object named = member == null ? null : member.getValue(value);
      if (named == null || named instanceof String) {
        return named == null ? otherwise : (String) named;
      }
      AnnotationIntrospector annotations = config.getAnnotationIntrospector();
      if (annotations.findSerializer(member) != null || annotations.findFormat(member) != null) {
        return otherwise;
      }
      JsonNode text = StrictMapper.INSTANCE.valueToTree(named);
      return text.isValueNode() ? text.asText() : otherwise;
    }

    private Optional<AnnotatedMember> accessor(Class<?> type) {
      Optional<AnnotatedMember> found =
          config.introspect(config.constructType(type)).findProperties().stream()
              .filter(each -> each.getName().equals(name))
              .map(BeanPropertyDefinition::getAccessor)
              .filter(Objects::nonNull)
              .findFirst();
      found.ifPresent(each -> each.fixAccess(true));
      return found;
    }
  }

  /**
   * Rejects a value that is not read as what it is by the name that another property has.
   *
   * @param kinds how the kinds are told apart
   */
  static void requireNamed(TypeIdResolver kinds, Object value, @Nullable String name) {
    if (kinds instanceof Checked checked) {
      checked.require(value, name, OTHERWISE_NAMED);
    } else if (!kinds.idFromValue(value).equals(name)) {
      throw new ArgumentException(
          value.getClass().getName() + " would not be read as what it is: " + OTHERWISE_NAMED);
    }
  }

  private static final class Checked extends TypeIdResolverBase {
    private final JavaType base;
    private final TypeIdResolver names;
    private final TypeIdResolver reader;
    private final @Nullable Class<?> fallback;
    private final @Nullable NamingProperty naming;

    Checked(
        JavaType base,
        TypeIdResolver names,
        TypeIdResolver reader,
        @Nullable Class<?> fallback,
        @Nullable NamingProperty naming) {
      this.naming = naming;
      this.base = base;
      this.names = names;
      this.reader = reader;
      this.fallback = fallback;
    }

    @Override
    public String idFromValue(Object value) {
      return checked(value, names.idFromValue(value));
    }

    @Override
    public String idFromValueAndType(Object value, Class<?> suggested) {
      String name = names.idFromValueAndType(value, suggested);
      return value == null ? name : checked(value, name);
    }

    private String checked(Object value, String given) {
      String name = naming == null ? given : naming.of(value, given);
      require(
          value,
          name,
          naming == null || name.equals(given)
              ? "list it in @JsonSubTypes, with a name of its own"
              : OTHERWISE_NAMED);
      return given;
    }

    /** Rejects a value that is not read as what it is by a name, nor what is in it. */
    // Jackson's resolvers of names do not look at the context.
    @SuppressWarnings("NullAway")
    void require(Object value, @Nullable String name, String otherwise) {
      Class<?> kind =
          value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
      JavaType read;
      try {
        read = name == null ? null : reader.typeFromId(null, name);
      } catch (IOException e) {
        read = null;
      }
      Class<?> found = read == null ? fallback : read.getRawClass();
      boolean isRead =
          found != null
              && (found == kind
                  || (Modifier.isAbstract(found.getModifiers()) && found.isAssignableFrom(kind)));
      if (!isRead) {
        throw new ArgumentException(
            kind.getName()
                + " would not be read as what it is where the declared type is "
                + base.getRawClass().getName()
                + ": "
                + otherwise);
      }
      // A container that is named as one says nothing of what is in it.
      JavaType whole = read == null ? StrictMapper.INSTANCE.constructType(found) : read;
      if (whole.isContainerType() || whole.isReferenceType()) {
        NullChecks.check(whole, value);
      }
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String name) throws IOException {
      return names.typeFromId(context, name);
    }

    @Override
    public String getDescForKnownTypeIds() {
      return names.getDescForKnownTypeIds();
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
      return names.getMechanism();
    }
  }
}
