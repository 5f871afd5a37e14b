package io.boilermaker.manifest;

import static io.boilermaker.manifest.JacksonCompatibilityTest.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a release may change of kinds and of numbered constants that are left to Jackson. */
class KindCompatibilityTest {

  private static final String DEDUCED =
      ";annotation \"@JsonTypeInfo defaultImpl=%s use=DEDUCTION\"";

  /** Returns a type with two kinds, told apart by the names of their properties. */
  private static String deduced(String a, String b, String byDefault) {
    String annotation = DEDUCED.formatted(byDefault);
    return "properties \"jackson<a.A itself>\""
        + (a.isEmpty() ? "" : ";" + a)
        + annotation
        + ";properties \"jackson<a.B itself>\""
        + (b.isEmpty() ? "" : ";" + b)
        + annotation
        + ";sealed jackson<a.M>;case A \"jackson<a.A itself>\";case B \"jackson<a.B itself>\"";
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          field x int;field y Integer optional | field z int | field x int;field y Integer optional | field z long | -   | ''
          field x int                          | field z int | field x int                          | field z byte | -   | 'm(B).z' was int and is byte
          field x int;field y int optional     | field z int | field x int;field y int optional     | field y int  | -   | 'm' with [z] was B and is none, by the names of properties
          field x int                          | field z int | field x int                          | field x int;field z int optional | - | 'm' with [x] was A and is none, by the names of properties
          field x Integer optional             | field z int | field x Integer optional             | field x Integer optional;field z int | - | 'm' with [x] was A and is none, by the names of properties
          field x Integer optional             | field z int | field x Integer optional             | field z int  | -   | ''
          field x Integer optional             | field z Integer optional | field x Integer optional | field z Integer optional | a.A | ''
          field x Integer optional             | field z Integer optional | field x Integer optional | field z Integer optional | a.B | ''
          field x Integer optional             | ''          | field x Integer optional             | ''           | -   | ''
          field x int                          | ''          | field x int                          | field w int optional | - | 'm' with [] was B and is none, by the names of properties
          field x int                          | ''          | field x int                          | field w int optional | a.A | 'm' with [] was B and is A, by the names of properties
          field x int                          | ''          | field x int                          | field w int optional | a.B | ''
          field x int;field h hidden           | field z int | field x int                          | field z int;field h int optional | - | ''
          field x Integer optional;written w int | field z int | field x Integer optional           | field z Integer optional;field w Integer optional | - | 'm' with [w] was A and is B, by the names of properties
          field x int                          | field z int | field x int                          | field y int;alias z y | - | ''
          field x Integer optional;field h hidden optional | field z int | field x Integer optional | field z int;field h Integer optional | - | ''
          field x int                          | field zed* int | field x int                       | field zed int | -  | ''
          """)
  void kinds_that_names_of_properties_tell_apart_stay_what_they_are(
      String a, String b, String aNow, String bNow, String byDefault, String found) {
    assertThat(found("jackson<a.M>", deduced(a, b, byDefault), deduced(aNow, bNow, byDefault)))
        .isEqualTo(found);
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A | C | ''
          A | A | ''
          B | B | 'm' with [x] was A and is B, by the names of properties
          """)
  void kinds_whose_names_are_in_no_message_may_have_new_ones(
      String first, String second, String found) {
    String before = deduced("field x int", "field z int", "-");
    String now = deduced("field x int", "field z int", "-");
    now = now.replace("case A ", "case " + second + " ");
    now = first.equals("B") ? now.replaceFirst("case B ([^;]*);case B ", "case B $1;case A ") : now;
    assertThat(found("jackson<a.M>", before, now)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          case A jackson<a.A>                     | case A jackson<a.A>;case B jackson<a.B> | ''
          case A jackson<a.A>;case B jackson<a.B> | case A jackson<a.A> | 'm: jackson<a.M>' no longer has the record B
          case A jackson<a.A>;case B jackson<a.B> | case A jackson<a.B>;case B jackson<a.A> | 'm(A).y: int' is new and no Optional
          """)
  void kinds_that_have_names_keep_them(String before, String now, String found) {
    String kinds =
        "properties jackson<a.A>;field x int;properties jackson<a.B>;field y int;sealed jackson<a.M>;";
    assertThat(found("jackson<a.M>", kinds + before, kinds + now)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shape=NUMBER | constant A;constant B | constant A;constant B            | ''
          shape=NUMBER | constant A;constant B | constant A;constant B;constant C | ''
          shape=NUMBER | constant A;constant B | constant B;constant A            | 'm' is the number of a constant of [B, A] and was that of one of [A, B]
          shape=NUMBER | constant A;constant B | constant A                       | 'm' is the number of a constant of [A] and was that of one of [A, B]
          shape=ARRAY  | constant A;constant B | constant C;constant A;constant B | 'm' is the number of a constant of [C, A, B] and was that of one of [A, B]
          shape=STRING | constant A;constant B | constant B;constant A            | ''
          """)
  void numbered_constants_keep_their_numbers(
      String shape, String before, String now, String found) {
    String type = "enum jackson<a.M> texts \"@JsonFormat " + shape + "\";";
    assertThat(found("jackson<a.M>", type + before, type + now)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          constant A;constant B | constant C;constant B            | ''
          constant A;constant B | constant A                       | 'm: jackson<a.M>' no longer has 2 constants, but 1
          """)
  void texts_that_only_run_time_knows_are_counted(String before, String now, String found) {
    for (String texts : new String[] {"code", "@JsonValue"}) {
      String type = "enum jackson<a.M> texts " + texts + ";";
      assertThat(found("jackson<a.M>", type + before, type + now)).isEqualTo(found);
    }
  }
}
