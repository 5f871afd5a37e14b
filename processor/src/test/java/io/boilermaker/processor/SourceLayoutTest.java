package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("javac") // no compiler has a part in it
class SourceLayoutTest {

  private static final String LONG = "x".repeat(60);

  @Test
  void a_comment_of_one_line_takes_one_line() {
    check(
        """
          /**
           * Calls {@link A}.
           */
        /**
         * One.
         * Two.
         */
        """,
        """
          /** Calls {@link A}. */
        /**
         * One.
         * Two.
         */
        """);
  }

  @Test
  void an_empty_body_takes_no_line() {
    check("  private A() {\n  }\n}\n", "  private A() {}\n}\n");
  }

  @Test
  void a_signature_that_wraps_has_one_parameter_a_line() {
    check(
        """
          public static CompletableFuture<Task> applyAsync(PublishOptions options, Map<String, Integer> a,
              boolean b) throws
              Throwable {
        """,
        """
          public static CompletableFuture<Task> applyAsync(
              PublishOptions options,
              Map<String, Integer> a,
              boolean b) throws Throwable {
        """);
  }

  @Test
  void what_fits_on_one_line_is_put_there() {
    check("f(int a,\n    int b) {\n", "f(int a, int b) {\n");
  }

  @Test
  void a_long_call_has_one_argument_a_line_and_so_have_those_inside() {
    check(
        "return f(g(a, (B) b), h(%1$s, %1$s), () -> c);\n".formatted(LONG),
        """
        return f(
            g(a, (B) b),
            h(
                %1$s,
                %1$s),
            () -> c);
        """
            .formatted(LONG));
  }

  @Test
  void texts_are_left_as_they_are() {
    String text = "\"a(,%s\\\" > , /**\"".formatted(LONG);
    check(
        "f(%1$s, '(', %1$s);\n".formatted(text),
        "f(\n    %1$s,\n    '(',\n    %1$s);\n".formatted(text));
    check(
        "@A({\n    %1$s, %1$s\n})\n".formatted(text), "@A({\n    %1$s, %1$s\n})\n".formatted(text));
  }

  @Test
  void a_long_chain_has_one_call_a_line() {
    check(
        "A.builder(%1$s).name(1, 2).build(),\n".formatted(LONG + LONG),
        """
        A.builder(
            %1$s)
            .name(1, 2)
            .build(),
        """
            .formatted(LONG + LONG));
  }

  @Test
  void a_long_value_follows_its_name_on_a_line_of_its_own() {
    check(
        "static final A<B, C> D%1$s = e(f, %1$s);\n".formatted(LONG),
        "static final A<B, C> D%1$s =\n    e(f, %1$s);\n".formatted(LONG));
  }

  private static void check(String text, String expected) {
    assertThat(SourceLayout.of(text)).isEqualTo(expected);
  }
}
