package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.ObjectIdGenerator.IdKey;
import com.fasterxml.jackson.annotation.ObjectIdResolver;
import com.fasterxml.jackson.annotation.SimpleObjectIdResolver;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits the references of {@code @JsonIdentityInfo} to objects that come later in a value: Jackson
 * keeps each in a list, which it searches for each object.
 */
final class ReferenceLimit extends UserHandlers {

  @Override
  public @Nullable ObjectIdResolver resolverIdGeneratorInstance(
      MapperConfig<?> config, Annotated annotated, Class<?> type) {
    return type == SimpleObjectIdResolver.class
        ? new Resolver()
        : super.resolverIdGeneratorInstance(config, annotated, type);
  }

  /** The objects of one value that were read so far, by their ids. */
  private static final class Resolver extends SimpleObjectIdResolver {

    /** Jackson writes an object where it is first met, so that few are ever behind. */
    private static final int MOST = 100;

    private final Set<IdKey> unknown = new HashSet<>();

    @Override
    public @Nullable Object resolveId(IdKey id) {
      Object known = super.resolveId(id);
      if (known == null && unknown.add(id) && unknown.size() > MOST) {
        throw new ArgumentException(
            "at most " + MOST + " references to objects that come later are allowed");
      }
      return known;
    }

    @Override
    public ObjectIdResolver newForDeserialization(Object context) {
      return new Resolver();
    }
  }
}
