package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.MapDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads maps as Jackson does, but for those whose keys {@link EqualHashes} rejects. */
final class HashedMapDeserializer extends MapDeserializer {

  private static final long serialVersionUID = 1L;

  /**
   * @param standard which makes its maps by {@link #counting}
   */
  HashedMapDeserializer(MapDeserializer standard) {
    super(standard);
  }

  /** Returns what makes maps that count their keys. */
  static ValueInstantiator counting(ValueInstantiator standard) {
    return new Counting(standard);
  }

  @Override
  protected MapDeserializer withResolved(
      KeyDeserializer keys,
      TypeDeserializer types,
      JsonDeserializer<?> values,
      NullValueProvider nulls,
      Set<String> ignored,
      @Nullable Set<String> only) {
    MapDeserializer resolved = super.withResolved(keys, types, values, nulls, ignored, only);
    return resolved == this ? this : new HashedMapDeserializer(resolved);
  }

  @Override
  public Map<Object, Object> deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    Map<Object, Object> read = super.deserialize(in, context);
    return read instanceof Counted counted ? counted.map : read;
  }

  // Nobody serializes it.
  @SuppressWarnings("serial")
  private static final class Counting extends ValueInstantiator.Delegating {

    private static final long serialVersionUID = 1L;

    Counting(ValueInstantiator standard) {
      super(standard);
    }

    // The map of a type that is one.
    @SuppressWarnings("unchecked")
    @Override
    public Object createUsingDefault(DeserializationContext context) throws IOException {
      return new Counted((Map<Object, Object>) super.createUsingDefault(context));
    }
  }

  /** A map that counts the keys that are put into it. */
  private static final class Counted extends AbstractMap<Object, Object> {

    private final Map<Object, Object> map;
    private @Nullable EqualHashes hashes;

    Counted(Map<Object, Object> map) {
      this.map = map;
    }

    @Override
    public @Nullable Object put(Object key, Object value) {
      int before = map.size();
      Object replaced = map.put(key, value);
      if (map.size() > before) {
        hashes = EqualHashes.added(hashes, key, map.keySet());
      }
      return replaced;
    }

    @Override
    public @Nullable Object get(Object key) {
      return map.get(key);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
      return map.entrySet();
    }
  }
}
