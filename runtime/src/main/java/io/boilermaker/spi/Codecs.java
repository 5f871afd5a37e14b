package io.boilermaker.spi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The codecs of types whose shape is known. */
public final class Codecs {

  /** {@code String}; null is allowed. */
  public static final Codec<String> STRING =
      new Codec<>() {
        @Override
        public void write(JsonGenerator out, @Nullable String value) throws IOException {
          out.writeString(value);
        }

        @Override
        public @Nullable String read(JsonParser in) throws IOException {
          return switch (in.currentToken()) {
            case VALUE_STRING -> in.getText();
            case VALUE_NULL -> null;
            default -> throw new ArgumentException("a string is needed");
          };
        }
      };

  /** {@code boolean}; null is refused. */
  public static final Codec<Boolean> BOOLEAN =
      new Codec<>() {
        @Override
        public void write(JsonGenerator out, @Nullable Boolean value) throws IOException {
          out.writeBoolean(Boolean.TRUE.equals(value));
        }

        @Override
        public Boolean read(JsonParser in) throws IOException {
          if (in.currentToken() == JsonToken.VALUE_TRUE) {
            return true;
          }
          if (in.currentToken() == JsonToken.VALUE_FALSE) {
            return false;
          }
          throw new ArgumentException("true or false is needed");
        }
      };

  private Codecs() {}
}
