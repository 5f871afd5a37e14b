package io.boilermaker.mutation;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that are found and run by others: its name is not one that Surefire looks for. */
class FreshSample {

  /** What has run, by the method's name or its parameter. */
  static final List<String> RUN = new ArrayList<>();

  @Test
  void passes() {
    RUN.add("passes");
  }

  @Test
  void fails() {
    RUN.add("fails");
    fail("always");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void fails_for_two(int number) {
    RUN.add(String.valueOf(number));
    if (number == 2) {
      fail("two");
    }
  }
}
