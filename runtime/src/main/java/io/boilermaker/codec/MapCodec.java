package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Maps as JSON objects. Of two properties with one name the last counts, as in Python. */
final class MapCodec<K, V, M extends Map<K, V>> extends ReferenceCodec<M> {

  private final KeyCodec<K> keys;
  private final Codec<V> values;
  private final Nulls nulls;
  private final Supplier<? extends M> empty;
  private final UnaryOperator<M> finish;
  private final boolean hashed;
  private final DistinctValues distinct;

  /**
   * @param empty makes the map to fill
   * @param finish makes what is returned of the full one, such as an unmodifiable view
   */
  MapCodec(
      KeyCodec<K> keys,
      Codec<V> values,
      Nulls nulls,
      Supplier<? extends M> empty,
      UnaryOperator<M> finish) {
    this.keys = keys;
    this.values = values;
    this.nulls = nulls;
    this.empty = empty;
    this.finish = finish;
    Class<?> read = empty.get().getClass();
    this.hashed = EqualHashes.matterIn(read);
    this.distinct = DistinctValues.of(read);
  }

  @Override
  void writeValue(JsonGenerator out, M value) throws IOException {
    if (hashed) {
      EqualHashes.check(value.keySet());
    }
    // A date and a timestamp of one moment need not be equal.
    Set<String> names = keys == Times.DATE ? new HashSet<>() : null;
    out.writeStartObject();
    for (Map.Entry<K, V> entry : value.entrySet()) {
      String name = name(entry.getKey());
      if (names != null && !names.add(name)) {
        throw new ArgumentException("two keys of the map have the same name");
      }
      out.writeFieldName(name);
      nulls.check(entry.getValue(), "a map value");
      values.write(out, entry.getValue());
    }
    out.writeEndObject();
    distinct.check(value);
  }

  @Override
  M readValue(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw Mismatch.kind("an object", in);
    }
    M result = empty.get();
    EqualHashes hashes = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      K key = key(in.currentName());
      in.nextToken();
      V value = values.read(in);
      nulls.check(value, "a map value");
      int before = result.size();
      put(result, key, value);
      if (hashed && result.size() > before) {
        hashes = EqualHashes.added(hashes, key, result.keySet());
      }
    }
    return finish.apply(result);
  }

  private String name(@Nullable K key) {
    if (key == null) {
      throw Mismatch.aNull("a map key");
    }
    return Limits.name(keys.write(key));
  }

  private K key(String name) {
    try {
      return keys.read(name);
    } catch (ArgumentException e) {
      throw new ArgumentException("map key: " + e.getMessage());
    }
  }

  // A map that is given by its constructor may have rules of its own, on null or order.
  @SuppressWarnings("NullAway")
  private void put(M result, K key, @Nullable V value) {
    try {
      result.put(key, value);
    } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
      throw ArgumentException.because("the map refuses an entry", e);
    }
  }

  @Override
  public List<? extends Codec<?>> parts() {
    return keys instanceof Codec<?> failed ? List.of(failed, values) : List.of(values);
  }
}
