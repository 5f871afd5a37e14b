package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Keys of maps by their codecs. */
final class KeyForms {

  private KeyForms() {}

  /** Reads keys. */
  static final class Reader extends KeyDeserializer {
    private final KeyCodec<?> codec;

    Reader(KeyCodec<?> codec) {
      this.codec = codec;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      try {
        return codec.read(key);
      } catch (ArgumentException e) {
        throw new ArgumentException("map key: " + e.getMessage());
      }
    }
  }

  /** Writes keys. */
  static final class Writer<K> extends JsonSerializer<K> {
    private final KeyCodec<K> codec;

    Writer(KeyCodec<K> codec) {
      this.codec = codec;
    }

    @Override
    public void serialize(K key, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(codec.write(key));
    }
  }
}
