package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a refusal keeps of the error behind it. */
class ArgumentExceptionTest {

  private static Throwable thrownBy(Throwable thrown, String... classes) {
    thrown.setStackTrace(
        Arrays.stream(classes)
            .map(each -> new StackTraceElement(each, "call", null, -1))
            .toArray(StackTraceElement[]::new));
    return thrown;
  }

  private static boolean isOfUserCode(Throwable thrown, String... classes) {
    ArgumentException refusal =
        ArgumentException.because("cannot be read", thrownBy(thrown, classes));
    assertThat(refusal.at("here").isOfUserCode()).isEqualTo(refusal.isOfUserCode());
    assertThat(refusal.in("there").isOfUserCode()).isEqualTo(refusal.isOfUserCode());
    return refusal.isOfUserCode();
  }

  @Test
  void user_code_threw_what_neither_jackson_nor_we_called_the_jdk_for() {
    var thrown = new IllegalStateException("secret");
    assertThat(isOfUserCode(thrown, "shop.Order")).isTrue();
    assertThat(isOfUserCode(thrown, "java.util.Objects", "shop.Order", "java.lang.Thread"))
        .isTrue();
    assertThat(isOfUserCode(thrown, "io.boilermaker.Worker")).isTrue();
    assertThat(isOfUserCode(thrown)).isTrue();
    assertThat(isOfUserCode(thrown, "com.fasterxml.jackson.databind.X", "shop.Order")).isFalse();
    assertThat(isOfUserCode(thrown, "jdk.X", "sun.X", "javax.X", "io.boilermaker.codec.X"))
        .isFalse();
    assertThat(isOfUserCode(thrown, "java.lang.Long", "io.boilermaker.internal.tokens.X"))
        .isFalse();
    assertThat(isOfUserCode(new JsonParseException(null, "secret"), "shop.Order")).isFalse();
  }

  private static Throwable under(int wrappers, Throwable root) {
    Throwable thrown = root;
    for (int i = 0; i < wrappers; i++) {
      thrown = new IllegalStateException(thrown);
    }
    return thrown;
  }

  @Test
  void a_class_that_was_not_loaded_is_found_among_ten_causes() {
    var missing = new NoClassDefFoundError("shop/Order");
    for (int wrappers : new int[] {0, 1, 9}) {
      ArgumentException refusal =
          ArgumentException.because("cannot be read", under(wrappers, missing));
      assertThat(refusal.linkageError()).isSameAs(missing);
      assertThat(refusal.at("here").linkageError()).isSameAs(missing);
      assertThat(refusal.in("there").linkageError()).isSameAs(missing);
    }
    assertThat(ArgumentException.because("cannot be read", under(10, missing)).linkageError())
        .isNull();
    assertThat(ArgumentException.because("x", under(3, new Error())).linkageError()).isNull();
  }
}
