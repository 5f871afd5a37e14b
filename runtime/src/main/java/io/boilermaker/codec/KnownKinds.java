package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Tells kinds apart by names, as Jackson does, and rejects a value whose name would be read as
 * another kind, or as none: Jackson makes up names for classes that no annotation lists.
 */
final class KnownKinds extends StdTypeResolverBuilder {

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
    return new Checked(base, made, reader, _defaultImpl);
  }

  private static final class Checked extends TypeIdResolverBase {
    private final JavaType base;
    private final TypeIdResolver names;
    private final TypeIdResolver reader;
    private final @Nullable Class<?> fallback;

    Checked(
        JavaType base, TypeIdResolver names, TypeIdResolver reader, @Nullable Class<?> fallback) {
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

    // Jackson's resolvers of names do not look at the context.
    @SuppressWarnings("NullAway")
    private String checked(Object value, String name) {
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
                + ": list it in @JsonSubTypes, with a name of its own");
      }
      return name;
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
