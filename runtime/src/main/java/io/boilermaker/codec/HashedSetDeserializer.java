package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads sets as Jackson does, but for those that {@link EqualHashes} rejects. */
final class HashedSetDeserializer extends CollectionDeserializer {

  private static final long serialVersionUID = 1L;

  HashedSetDeserializer(CollectionDeserializer standard) {
    super(standard);
  }

  @Override
  protected CollectionDeserializer withResolved(
      JsonDeserializer<?> delegate,
      JsonDeserializer<?> element,
      TypeDeserializer types,
      NullValueProvider nulls,
      Boolean unwrap) {
    CollectionDeserializer resolved = super.withResolved(delegate, element, types, nulls, unwrap);
    return resolved == this ? this : new HashedSetDeserializer(resolved);
  }

  @Override
  protected Collection<Object> _deserializeFromArray(
      JsonParser in, DeserializationContext context, Collection<Object> set) throws IOException {
    super._deserializeFromArray(in, context, new Counted(set));
    return set;
  }

  /** A set that counts what is added to it. */
  private static final class Counted extends AbstractCollection<Object> {

    private final Collection<Object> set;
    private @Nullable EqualHashes hashes;

    Counted(Collection<Object> set) {
      this.set = set;
    }

    @Override
    public boolean add(Object element) {
      boolean added = set.add(element);
      if (added) {
        hashes = EqualHashes.added(hashes, element, set);
      }
      return added;
    }

    @Override
    public Iterator<Object> iterator() {
      return set.iterator();
    }

    @Override
    public int size() {
      return set.size();
    }
  }
}
