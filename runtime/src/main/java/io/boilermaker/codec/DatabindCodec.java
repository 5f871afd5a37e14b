package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Values by an {@code ObjectMapper}: the application's, if it is the codec of the parser or the
 * generator, or else {@link StrictMapper}.
 */
final class DatabindCodec<T> implements Codec<T> {

  private final TypeReference<T> type;

  DatabindCodec(TypeReference<T> type) {
    this.type = type;
  }

  @Override
  public void write(JsonGenerator out, @Nullable T value) throws IOException {
    try {
      mapper(out.getCodec())
          .writerFor(type)
          .without(SerializationFeature.INDENT_OUTPUT, SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .writeValue(new StrictGenerator(out), value);
    } catch (JsonProcessingException | RuntimeException e) {
      throw refused("cannot be written as ", e);
    }
  }

  @Override
  public @Nullable T read(JsonParser in) throws IOException {
    try {
      return mapper(in.getCodec())
          .readerFor(type)
          // The next token in the parser is the next argument.
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readValue(in);
    } catch (JsonProcessingException | RuntimeException e) {
      throw refused("cannot be read as ", e);
    }
  }

  private static ObjectMapper mapper(@Nullable ObjectCodec codec) {
    return codec instanceof ObjectMapper mapper ? mapper : StrictMapper.INSTANCE;
  }

  private ArgumentException refused(String what, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // From StrictGenerator, or a codec that a user's serializer called; Jackson wraps it.
      if (cause instanceof ArgumentException refusal) {
        return refusal;
      }
    }
    return ArgumentException.because(what + type.getType().getTypeName(), e);
  }

  @Override
  public boolean usesMapper() {
    return true;
  }
}
