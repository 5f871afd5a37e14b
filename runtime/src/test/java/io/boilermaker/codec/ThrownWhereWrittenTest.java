package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.stackTrace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user's code throws while generated code writes a value, declared or not. */
class ThrownWhereWrittenTest {

  static Stream<Throwable> thrown() {
    return Stream.of(
        new IllegalStateException(SECRET),
        new IOException(SECRET),
        new FileNotFoundException(SECRET),
        new InterruptedException(SECRET),
        new Exception(SECRET),
        new Throwable(SECRET),
        new AssertionError(SECRET),
        new StackOverflowError(SECRET),
        new OutOfMemoryError(SECRET),
        new JsonParseException(null, SECRET),
        new JsonMappingException(null, SECRET),
        byUser(new StreamConstraintsException(SECRET)));
  }

  /** This package is taken for no user's. */
  private static Throwable byUser(Throwable thrown) {
    thrown.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("shop.Order", "text", null, -1)});
    return thrown;
  }

  // As a cast that is not checked, or Lombok's @SneakyThrows.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <R, T extends Throwable> R sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static <R> R toss(Throwable thrown) {
    return ThrownWhereWrittenTest.<R, RuntimeException>sneak(thrown);
  }

  record Thrower(Throwable thrown) {

    /** As an accessor, or a constructor that is called to make the record again. */
    String text() {
      return toss(thrown);
    }
  }

  private static final Parameter<String> TEXT = Parameter.required("text", Codecs.STRING);

  /** As the processor writes it for an accessor. */
  private static class ByAccessor extends RecordCodec<Thrower> {
    ByAccessor() {
      super(TEXT);
    }

    @Override
    protected void writeComponents(JsonGenerator out, Thrower value) throws IOException {
      TEXT.writeField(out, value.text());
    }

    @Override
    protected Thrower create(Arguments values) {
      return new Thrower(new IllegalStateException());
    }
  }

  private static final class ByConstructor extends ByAccessor {
    @Override
    protected void requireKept(JsonGenerator out, Thrower value) throws IOException {
      TEXT.requireKept(out, "a", value.text());
    }
  }

  private static List<String> list(Throwable thrown, boolean inSize) {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return toss(thrown);
      }

      @Override
      public int size() {
        return inSize ? ThrownWhereWrittenTest.<Integer>toss(thrown) : 1;
      }
    };
  }

  private static Map<String, String> map(Throwable thrown) {
    return new AbstractMap<>() {
      @Override
      public Set<Entry<String, String>> entrySet() {
        return toss(thrown);
      }
    };
  }

  private static Set<Object> set(Throwable thrown) {
    return new AbstractSet<>() {
      @Override
      public Iterator<Object> iterator() {
        return toss(thrown);
      }

      @Override
      public int size() {
        return 1;
      }
    };
  }

  // N-C03: one that no method declares was taken for the generator's, or came out of the call
  @ParameterizedTest
  @MethodSource("thrown")
  void whatever_is_thrown_is_a_refusal_that_names_its_class_and_place(Throwable thrown) {
    String kind = "(" + thrown.getClass().getName() + ")";
    String record = Thrower.class.getName() + " cannot be written " + kind;
    for (ByAccessor codec : List.of(new ByAccessor(), new ByConstructor())) {
      assertThat(refusedToWrite(Codecs.listOf(codec), List.of(new Thrower(thrown))))
          .isIn("'it': at /0: " + record, "'it': at /0: cannot be written " + kind);
      assertThat(
              refusedToWrite(
                  Codecs.sealedOf(SealedCase.of("T", Thrower.class, codec)), new Thrower(thrown)))
          .endsWith("cannot be written " + kind);
    }
    Codec<List<String>> texts = Codecs.listOf(Codecs.STRING);
    assertThat(refusedToWrite(texts, list(thrown, false)))
        .isEqualTo("'it': at /0: cannot be written " + kind);
    assertThat(refusedToWrite(texts, list(thrown, true)))
        .isEqualTo("'it': at /0: cannot be written " + kind);
    assertThat(refusedToWrite(Codecs.mapOf(KeyCodecs.STRING, Codecs.STRING), map(thrown)))
        .endsWith("cannot be written " + kind);
    assertThat(refusedToWrite(Codecs.JSON, list(thrown, true)))
        .endsWith("cannot be written " + kind);
  }

  // N-C03: what is thrown where a set is read back
  @ParameterizedTest
  @MethodSource("thrown")
  void what_is_thrown_where_a_value_is_read_back_is_a_refusal(Throwable thrown) {
    Parameter<Set<Object>> it = Parameter.required("it", Codecs.setOf(Codecs.JSON));
    Throwable refusal = catchThrowable(() -> it.requireReadable(set(thrown)));
    assertThat(refusal)
        .isInstanceOf(ArgumentException.class)
        .hasMessage("'it': cannot be written (" + thrown.getClass().getName() + ")");
    assertThat(stackTrace(refusal)).doesNotContain(SECRET);
  }
}
