package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.boilermaker.internal.tokens.SharingReader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Values by an {@code ObjectMapper}: the application's, if it is the codec of the parser or the
 * generator, or else {@link StrictMapper}.
 */
final class DatabindCodec<T> implements Codec<T> {

  private final TypeReference<T> type;

  /** Kept, since only the first attempt says why. */
  private @Nullable FailedCodec<?> failed;

  DatabindCodec(TypeReference<T> type) {
    this.type = type;
  }

  @Override
  public void write(JsonGenerator out, @Nullable T value) throws IOException {
    ObjectMapper mapper = mapper(out.getCodec());
    var one = new StrictGenerator(out, mapper);
    try {
      JavaType java = mapper.constructType(type);
      if (mapper == StrictMapper.INSTANCE) {
        NullChecks.check(java, value);
        java = ExactClasses.written(java, value);
      }
      if (value == null || !GenericKinds.write(one, value, java, mapper)) {
        mapper
            .writerFor(java)
            .without(
                SerializationFeature.INDENT_OUTPUT, SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .writeValue(one, value);
      }
      one.end();
    } catch (Throwable t) {
      // Getters and serializers of the user's may throw anything.
      one.abandon();
      throw refused("cannot be written as ", t);
    }
  }

  @Override
  public @Nullable T read(JsonParser in) throws IOException {
    ObjectCodec outer = in.getCodec();
    ObjectMapper mapper = mapper(outer);
    try {
      // Deserializers of the user's read what is inside by the parser's codec.
      in.setCodec(mapper);
      var place = ValuePlace.of(in);
      T value =
          SharingReader.of(mapper, mapper.constructType(type), LimitedParser::new)
              .readValue(new LimitedParser(in));
      place.requireEnd(in);
      return value;
    } catch (Throwable t) {
      throw refused("cannot be read as ", t);
    } finally {
      in.setCodec(outer);
    }
  }

  private static ObjectMapper mapper(@Nullable ObjectCodec codec) {
    return codec instanceof ObjectMapper mapper ? mapper : StrictMapper.INSTANCE;
  }

  private ArgumentException refused(String what, Throwable thrown) {
    String where = what + type.getType().getTypeName();
    Throwable culprit = culprit(thrown);
    return culprit instanceof ArgumentException refusal
        ? refusal.in(where)
        : ArgumentException.because(where, culprit);
  }

  /** Returns what was thrown first; Jackson wraps it once a level, and so does reflection. */
  private static Throwable culprit(Throwable thrown) {
    Throwable culprit = thrown;
    for (int depth = 0; depth <= Json.MAX_DEPTH; depth++) {
      if (culprit instanceof UserCode.Threw threw) {
        return threw.thrown();
      }
      Throwable cause = isWrapper(culprit) ? culprit.getCause() : null;
      if (cause == null) {
        break;
      }
      culprit = cause;
    }
    return culprit;
  }

  private static boolean isWrapper(Throwable thrown) {
    // No class of the user's: its getCause would be user code.
    return thrown instanceof JsonProcessingException
        || thrown.getClass() == InvocationTargetException.class
        || (thrown.getClass() == IllegalArgumentException.class
            && thrown.getCause() instanceof InvocationTargetException);
  }

  /**
   * Initializes the enum that this reads, if it is one: without constants none can be read.
   *
   * @return what says why it cannot be initialized; null if it can, or is no enum
   */
  @Nullable FailedCodec<?> failed() {
    FailedCodec<?> known = failed;
    if (known == null && type.getType() instanceof Class<?> read && read.isEnum()) {
      known = Enums.failed(read);
      failed = known;
    }
    return known;
  }

  @Override
  public boolean usesMapper() {
    return true;
  }

  /**
   * Returns whether values that a codec writes may arrive as others: the constants of enums are
   * read once each by {@link ReadBackSerializer}.
   */
  static boolean mayChangeValues(Codec<?> codec) {
    return codec instanceof DatabindCodec<?> databind
        && !(databind.type.getType() instanceof Class<?> type && type.isEnum());
  }
}
