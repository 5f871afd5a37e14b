package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Optionals: JSON null is the empty one, and an optional that is itself null is rejected. */
final class Optionals {

  static final Codec<OptionalInt> INT =
      new PrimitiveCodec<>("an OptionalInt") {
        @Override
        void writeValue(JsonGenerator out, OptionalInt value) throws IOException {
          if (value.isPresent()) {
            out.writeNumber(value.getAsInt());
          } else {
            out.writeNull();
          }
        }

        @Override
        OptionalInt readValue(JsonParser in, String needed) throws IOException {
          return isNull(in)
              ? OptionalInt.empty()
              : OptionalInt.of(
                  Primitives.readInt(in, "an int", Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
      };

  static final Codec<OptionalLong> LONG =
      new PrimitiveCodec<>("an OptionalLong") {
        @Override
        void writeValue(JsonGenerator out, OptionalLong value) throws IOException {
          if (value.isPresent()) {
            out.writeNumber(value.getAsLong());
          } else {
            out.writeNull();
          }
        }

        @Override
        OptionalLong readValue(JsonParser in, String needed) throws IOException {
          return isNull(in)
              ? OptionalLong.empty()
              : OptionalLong.of(Primitives.readLong(in, "a long"));
        }
      };

  static final Codec<OptionalDouble> DOUBLE =
      new PrimitiveCodec<>("an OptionalDouble") {
        @Override
        void writeValue(JsonGenerator out, OptionalDouble value) throws IOException {
          if (value.isPresent()) {
            out.writeNumber(Limits.number(value.getAsDouble()));
          } else {
            out.writeNull();
          }
        }

        @Override
        OptionalDouble readValue(JsonParser in, String needed) throws IOException {
          return isNull(in)
              ? OptionalDouble.empty()
              : OptionalDouble.of(Primitives.readDouble(in, "a double"));
        }
      };

  private Optionals() {}

  static <T> Codec<Optional<T>> of(Codec<T> codec) {
    return new PrimitiveCodec<>("an Optional") {
      @Override
      void writeValue(JsonGenerator out, Optional<T> value) throws IOException {
        if (value.isPresent()) {
          codec.write(
              codec instanceof DatabindCodec ? PresentGenerator.inOptional(out) : out, value.get());
        } else {
          out.writeNull();
        }
      }

      @Override
      Optional<T> readValue(JsonParser in, String needed) throws IOException {
        return isNull(in) ? Optional.empty() : Optional.ofNullable(codec.read(in));
      }

      @Override
      public List<? extends Codec<?>> parts() {
        return List.of(codec);
      }
    };
  }

  private static boolean isNull(JsonParser in) {
    return in.currentToken() == JsonToken.VALUE_NULL;
  }
}
