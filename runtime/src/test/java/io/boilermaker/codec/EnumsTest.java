package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is said of an enum whose code fails. */
class EnumsTest {

  enum Size {
    SMALL,
    LARGE
  }

  /** Does not say what it is either. */
  private static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("mute");
    }
  }

  private static IllegalStateException failure(
      Supplier<Size[]> values, Function<Size, String> wire) {
    var codec = (FailedCodec<Size>) Codecs.enumOf(Size.class, values, wire);
    var key = (FailedCodec<Size>) KeyCodecs.enumOf(Size.class, values, wire);
    IllegalStateException failure = codec.failure("size");
    assertThat(key.failure("size")).hasMessage(failure.getMessage());
    return failure;
  }

  private static IllegalStateException failure(Throwable thrown) {
    return failure(
        () -> {
          throw EnumsTest.<RuntimeException>sneaky(thrown);
        },
        Enum::name);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static final String NO_FORM =
      "the argument 'size': the enum " + Size.class.getName() + " has no JSON form: ";

  @Test
  void an_initializer_that_fails_is_told_by_what_it_threw() {
    var cause = new IllegalStateException("no\nfile");
    assertThat(failure(new ExceptionInInitializerError(cause)))
        .hasMessage(NO_FORM + "java.lang.IllegalStateException: no file")
        .hasCause(cause);
    assertThat(failure(new ExceptionInInitializerError("bare")))
        .hasMessage(NO_FORM + "java.lang.ExceptionInInitializerError: bare");
    var wrapped = new NoClassDefFoundError("Size");
    wrapped.initCause(cause);
    assertThat(failure(wrapped))
        .hasMessage(NO_FORM + "java.lang.NoClassDefFoundError: Size")
        .hasCause(wrapped);
    assertThat(failure(new Mute())).hasMessage(NO_FORM + Mute.class.getName());
  }

  @Test
  void a_method_of_texts_that_fails_is_told_with_the_constant() {
    assertThat(
            failure(
                Size::values,
                size -> {
                  throw new IllegalStateException("no text");
                }))
        .hasMessage(
            NO_FORM + "asking SMALL for its text: java.lang.IllegalStateException: no text");
    assertThat(failure(Size::values, size -> size == Size.LARGE ? null : "s"))
        .hasMessage(NO_FORM + "the text of LARGE is null");
    assertThat(failure(Size::values, size -> "\ud800"))
        .hasMessage(NO_FORM + "the text of SMALL: an unpaired surrogate has no JSON form");
    assertThat(failure(Size::values, size -> "same"))
        .hasMessage(NO_FORM + "SMALL and LARGE are both written as 'same'");
  }
}
