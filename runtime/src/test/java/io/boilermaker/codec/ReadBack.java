package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What reading back says of values that are sent. */
final class ReadBack {

  private ReadBack() {}

  static <T> Parameter<T> parameter(TypeReference<T> type) {
    return Parameter.required("it", Codecs.databind(type));
  }

  static <T> void passes(TypeReference<T> type, T value) throws IOException {
    parameter(type).requireReadable(value);
  }

  static <T> void refused(TypeReference<T> type, @Nullable T value, String why) {
    assertThatThrownBy(() -> parameter(type).requireReadable(value))
        .isInstanceOf(ArgumentException.class)
        .hasMessageStartingWith("'it': ")
        .hasMessageContaining(why);
  }
}
