package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a release may change of records that are left to Jackson, and what it may not. */
class JacksonCompatibilityTest {

  private static final String NOTHING = "";

  /** Returns what is found; the lines of the types stand between semicolons. */
  static String found(String type, String before, String now) {
    return Compatibility.breakingChanges(
            manifest(type, before), manifest(type, now), LocalDate.EPOCH)
        .stream()
        .map(BreakingChange::found)
        .collect(Collectors.joining("; "));
  }

  private static Manifest manifest(String type, String entries) {
    String lines =
        Arrays.stream(entries.split(";", 0))
            .map(
                line ->
                    line.matches("(field|alias|written|annotation|constant|case) .*")
                        ? "  " + line
                        : line)
            .collect(Collectors.joining("\n"));
    return Manifest.parse("boilermaker 1\ntask t a.B.t\n  arg m " + type + "\n" + lines + "\n");
  }

  private static String left(String lines) {
    return "properties jackson<a.M>;" + lines;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          field x int                     | field y int;alias x y          # read under its old name
          field x int                     | field x long                   # wider
          field x int;field y int         | field x int                    # gone
          field x int                     | field x int;field y int optional
          field x int;annotation @A       | field x int;annotation @A
          field x hidden optional         | field x int optional           # was not sent
          field x jackson<a.N>            | field x jackson<a.N>           # of which nothing is known
          field x int                     | field x int;alias z x
          field x int;alias y x;field @JsonAnySetter int optional | field x int;alias y x;field @JsonAnySetter int optional
          field x "jackson<int @JsonSetter nulls=SKIP>" | field x "jackson<long @JsonSetter nulls=SKIP>"
          field x "jackson<java.lang.Integer @JsonSetter nulls=SKIP>" | field x "jackson<java.math.BigDecimal @JsonSetter nulls=SKIP>"
          field x "jackson<a.P @JsonMerge>";properties jackson<a.P>;field y int | field x "jackson<a.Q @JsonMerge>";properties jackson<a.Q>;field y long
          field x "jackson<a.P @JsonTypeInfo use=NAME,kinds<p<jackson<a.P itself>>>>";properties jackson<a.P>;properties "jackson<a.P itself>" | field x "jackson<a.Q @JsonTypeInfo use=NAME,kinds<p<jackson<a.Q itself>>>>";properties jackson<a.Q>;properties "jackson<a.Q itself>"
          field x "jackson<java.util.List @JsonSetter nulls=SKIP<java.lang.Integer>>" | field x "jackson<java.util.List @JsonSetter nulls=SKIP<java.lang.Long>>"
          field x "jackson<java.util.Map @JsonSetter<java.lang.String,a.P>>";properties jackson<a.P>;field y int | field x "jackson<java.util.Map @JsonSetter<java.lang.String,a.Q>>";properties jackson<a.Q>;field y long
          field x "jackson<java.util.List @JsonFormat with=[ACCEPT_SINGLE_VALUE_AS_ARRAY]<a.P>>";properties jackson<a.P>;field y int | field x "jackson<java.util.List @JsonFormat with=[ACCEPT_SINGLE_VALUE_AS_ARRAY]<a.Q>>";properties jackson<a.Q>;field y int
          field @JsonUnwrapped1 "jackson<a.P @JsonUnwrapped>";properties jackson<a.P>;field y int | field @JsonUnwrapped1 "jackson<a.Q @JsonUnwrapped>";properties jackson<a.Q>;field y int
          field x "jackson<int @JsonFormat shape=STRING>" | field x "jackson<java.lang.Long @JsonFormat shape=STRING>"
          field x "jackson<java.time.LocalDate @JsonFormat pattern='d'>" | field x "jackson<java.util.Optional @JsonFormat pattern='d'<java.time.LocalDate>>"
          field x "jackson<java.util.List @JsonFormat pattern='d'<java.time.LocalDate>>" | field x "jackson<java.util.Collection @JsonFormat pattern='d'<java.time.LocalDate>>"
          field x jackson<java.util.concurrent.atomic.AtomicReference<a.P>>;properties jackson<a.P>;field y int | field x jackson<java.util.concurrent.atomic.AtomicReference<a.Q>>;properties jackson<a.Q>;field y long
          field x* int                    | field x int                    # the same name, written out
          field userId* int               | field user_id int
          field userId* int optional      | field user_id int optional
          field firstName* int optional   | field givenName* int optional;alias first_name givenName*
          field x map<jackson<a.P>,int>;properties jackson<a.P>;field y int | field x map<String,int>
          field x String optional         | field y int optional           # no other name of it
          field x list<int> optional      | field y set<int> optional      # no other name of it
          field x int optional            | field z int optional;alias x z # read under its old name
          field x int optional;field y int optional | field z int optional;alias x z # the one, and the other is gone
          field x jackson<a.G<java.util.Optional<java.lang.Integer>>>;properties jackson<a.G<java.util.Optional<java.lang.Integer>>>;field t Object | field x jackson<a.G<java.util.Optional<java.lang.Long>>>;properties jackson<a.G<java.util.Optional<java.lang.Long>>>;field t Object
          field x int                     | field z int optional;field w int optional;alias x w # likewise
          field x int;field y hidden;annotation "@JsonFormat shape=ARRAY" | field x int;field z hidden optional;annotation "@JsonFormat shape=ARRAY"
          field x int optional            | field x int optional;field y int optional
          field x hidden optional         | field y int optional
          field x int;field y int         | field x int;field y int;alias y x # its own name goes first
          """)
  void compatible_changes_pass(String before, String now) {
    assertThat(found("jackson<a.M>", left(before), left(now.replaceAll(" *#.*", ""))))
        .isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          field x int              | field y int                   | 'm.y: int' is new and no Optional
          field x int              | field y int;alias z y         | 'm.y: int' is new and no Optional
          field x long             | field y int;alias x y         | 'm.y' was long and is int
          field x int              | field x int;field y int       | 'm.y: int' is new and no Optional
          field x "jackson<int @JsonSetter>" | field x "jackson<byte @JsonSetter>" | 'm.x' was int and is byte
          field x "jackson<int @JsonSetter>" | field x "jackson<long @JsonSetter a=b>" | 'm.x' was jackson<int @JsonSetter> and is jackson<long @JsonSetter a=b>
          field x "jackson<int @JsonFormat>" | field x "jackson<long @JsonFormat>" | 'm.x' was jackson<int @JsonFormat> and is jackson<long @JsonFormat>
          field x "jackson<int @JsonTypeInfo>" | field x "jackson<long @JsonTypeInfo>" | 'm.x' was jackson<int @JsonTypeInfo> and is jackson<long @JsonTypeInfo>
          field x "jackson<a.P @JsonMerge>";properties jackson<a.P>;field y int | field x "jackson<a.Q @JsonMerge>";properties jackson<a.Q>;field y byte | 'm.x.y' was int and is byte
          field x "jackson<java.util.List @JsonSetter<java.lang.Long>>" | field x "jackson<java.util.List @JsonSetter<java.lang.Integer>>" | 'm.x[]' was Long and is Integer
          field x "jackson<java.util.List @JsonSetter<a.P>>";properties jackson<a.P>;field y int | field x "jackson<java.util.List @JsonSetter<a.Q>>";properties jackson<a.Q>;field y byte | 'm.x[].y' was int and is byte
          field x "jackson<java.util.List @JsonFormat pattern='d'<a.P>>";properties jackson<a.P>;field y int | field x "jackson<java.util.Collection @JsonFormat pattern='d'<a.P>>";properties jackson<a.P>;field y byte | 'm.x.y' was int and is byte
          field x "jackson<java.util.List @JsonFormat pattern='d'<java.time.LocalDate>>" | field x "jackson<java.util.Set @JsonFormat pattern='d'<java.time.LocalDate>>" | 'm.x' was jackson<java.util.List @JsonFormat pattern='d'<java.time.LocalDate>> and is jackson<java.util.Set @JsonFormat pattern='d'<java.time.LocalDate>>
          field x "jackson<int @JsonFormat shape=STRING>" | field x "jackson<byte @JsonFormat shape=STRING>" | 'm.x' was int and is byte
          field x "jackson<java.lang.Integer @JsonFormat shape=STRING>" | field x "jackson<int @JsonFormat shape=STRING>" | 'm.x' was Integer and is int, which null is no value of
          field x "jackson<java.util.Date @JsonFormat shape=STRING>" | field x "jackson<java.time.Instant @JsonFormat shape=STRING>" | 'm.x' was jackson<java.util.Date @JsonFormat shape=STRING> and is jackson<java.time.Instant @JsonFormat shape=STRING>
          field x jackson<java.util.concurrent.atomic.AtomicReference<a.P>>;properties jackson<a.P>;field y int | field x jackson<java.util.concurrent.atomic.AtomicReference<a.Q>>;properties jackson<a.Q>;field y byte | 'm.x<0>.y' was int and is byte
          field x jackson<a.G<a.P>>;properties jackson<a.G<a.P>>;field t Object;properties jackson<a.P>;field y int | field x jackson<a.G<a.Q>>;properties jackson<a.G<a.Q>>;field t Object;properties jackson<a.Q>;field y byte | 'm.x<0>.y' was int and is byte
          field x jackson<a.G<java.lang.Integer>>;sealed jackson<a.G<java.lang.Integer>> | field x jackson<a.G<java.time.LocalDate>>;sealed jackson<a.G<java.time.LocalDate>> | 'm.x<0>' was Integer and is LocalDate
          field x int;field @JsonAnySetter int optional | field x int;alias y x;field @JsonAnySetter int optional | 'm.x' would be read of [y], too, which were other properties
          field x "jackson<java.util.UUID,kinds<p<jackson<a.P itself>>>>";properties jackson<a.P>;properties "jackson<a.P itself>" | field x "jackson<a.P,kinds<p<jackson<a.P itself>>>>";properties jackson<a.P>;properties "jackson<a.P itself>" | 'm.x' was UUID and is jackson<a.P>
          field x String           | field x jackson<a.N>          | 'm.x' was String and is jackson<a.N>
          field x jackson<a.N>     | field x jackson<a.O>          | 'm.x' was jackson<a.N> and is jackson<a.O>
          field x int              | field x hidden optional       | 'm.x' was int and is hidden
          field x hidden optional  | field x int                   | 'm.x: int' is no Optional, and might be left out so far
          field x int;field y int  | field x int;alias y x         | 'm.x' would be read of [y], too, which were other properties
          field x* int;field y* int | field x* int;alias y x*      | 'm.x*' would be read of [y], too, which were other properties
          field x int;field y int;alias y x | field x int;field z int optional;alias y x | 'm.x' would be read of [y], too, which were other properties
          field x int;field y int  | field z int;alias x z;alias y z | 'm.z' would be read of [x, y], too, which were other properties
          field x int optional     | field y int optional          | 'm.y: int' is new and 'x: int' is gone: if that is a new name, old values are lost; @JsonProperty keeps a name in messages
          field x int optional     | field y long optional         | 'm.y: long' is new and 'x: int' is gone: if that is a new name, old values are lost; @JsonProperty keeps a name in messages
          field x "jackson<int @A>" | field y int optional         | 'm.y: int' is new and 'x: jackson<int @A>' is gone: if that is a new name, old values are lost; @JsonProperty keeps a name in messages
          field x list<a.N>        | field y list<a.O> optional    | 'm.y: list<a.O>' is new and 'x: list<a.N>' is gone: if that is a new name, old values are lost; @JsonProperty keeps a name in messages
          field x int;field y int;annotation "@JsonFormat shape=ARRAY" | field y int;field x int;annotation "@JsonFormat shape=ARRAY" | 'm' is an array of [y, x] and was one of [x, y]
          field x int;field y hidden optional;annotation "@JsonFormat shape=ARRAY" | field x int;field z hidden;annotation "@JsonFormat shape=ARRAY" | 'm.z: hidden' is new and no Optional
          field x int              | field y hidden optional       | 'm.y: hidden' is new and 'x: int' is gone: if that is a new name, old values are lost; @JsonProperty keeps a name in messages
          field x UUID             | field y Object optional       | 'm.y: Object' is new and 'x: UUID' is gone: if that is a new name, old values are lost; @JsonProperty keeps a name in messages
          field x Object           | field y "jackson<int @A>" optional | 'm.y: jackson<int @A>' is new and 'x: Object' is gone: if that is a new name, old values are lost; @JsonProperty keeps a name in messages
          field x int optional;field y int optional | field v int optional;alias x v;field z int optional | 'm.z: int' is new and 'y: int' is gone: if that is a new name, old values are lost; @JsonProperty keeps a name in messages
          field e "jackson<a.V @JsonFormat shape=NUMBER>";properties jackson<a.V>;field v jackson<a.K>;annotation "read as another";enum jackson<a.K>;constant A;constant B | field e "jackson<a.V @JsonFormat shape=NUMBER>";properties jackson<a.V>;field v jackson<a.K>;annotation "read as another";enum jackson<a.K>;constant B;constant A | 'm.e.v' is the number of a constant of [B, A] and was that of one of [A, B]
          field e "jackson<a.V @JsonFormat shape=ARRAY>";properties jackson<a.V>;field v int;field w int | field e "jackson<a.V @JsonFormat shape=ARRAY>";properties jackson<a.V>;field w int;field v int | 'm.e' is an array of [w, v] and was one of [v, w]
          field x UUID;annotation "read as another" | field x int;annotation "read as another" | 'm.x' was UUID and is int
          field x int              | field x int;annotation @A     | 'm' was jackson<a.M> and is jackson<a.M>, with [@A] in place of []
          field x int;annotation @A | field x int;annotation @B    | 'm' was jackson<a.M> and is jackson<a.M>, with [@B] in place of [@A]
          """)
  void a_break_is_found_with_its_path(String before, String now, String found) {
    assertThat(found("jackson<a.M>", left(before), left(now))).isEqualTo(found);
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          field @JsonAnySetter String optional  | field x int optional;field @JsonAnySetter String optional    | 'm.x (so far one of the others)' was String and is int
          field @JsonAnySetter Object optional  | field x String optional;field @JsonAnySetter Object optional | 'm.x (so far one of the others)' was Object and is String
          field @JsonAnySetter Integer optional | field x Long optional;field @JsonAnySetter Integer optional  | ''
          field @JsonAnySetter Integer optional | field x int optional;field @JsonAnySetter Integer optional   | 'm.x (so far one of the others)' was Integer and is int, which null is no value of
          field @JsonAnySetter String optional  | field x hidden optional;field @JsonAnySetter String optional | ''
          field x String;field @JsonAnySetter Integer optional | field @JsonAnySetter Integer optional | 'm.x (now one of the others)' was String and is Integer
          field x int;field @JsonAnySetter Integer optional    | field @JsonAnySetter Integer optional | ''
          field x int;field @JsonAnySetter Integer optional    | field x int | ''
          field x hidden optional;field @JsonAnySetter Integer optional | field @JsonAnySetter Integer optional | ''
          field x String;field @JsonAnySetter Integer optional | field y String;alias x y;field @JsonAnySetter Integer optional | ''
          """)
  void what_moves_between_members_and_the_others_keeps_its_values(
      String before, String now, String found) {
    assertThat(found("jackson<a.M>", left(before), left(now))).isEqualTo(found);
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          field x int;written y int       | field x int;field y long optional | ''
          field x int;written y String    | field x int;field y int optional  | 'm.y (so far only written)' was String and is int
          field x int;written y* String   | field x int;field y int optional  | 'm.y (so far only written)' was String and is int
          field x int;written y Integer   | field x int;field y int optional  | 'm.y (so far only written)' was Integer and is int, which null is no value of
          field x int;written y String    | field x int;field z int optional;alias y z | 'm.z (so far only written)' was String and is int
          field x int;written y int       | field x int;alias y x | 'm.x' would be read of [y], too, which were other properties
          field x int;written y int       | field y int optional;alias x y | 'm.y' would be read of [x], too, which were other properties
          field x int;alias y x;written y String | field x int;alias y x;written y String | ''
          field x int;alias y x;written y String | field z int;alias x z;alias y z | ''
          field x int;alias y x;written y String | field x int;field y int optional | 'm.y (so far only written)' was String and is int
          field x int;written y int       | field x int;field y int | 'm.y: int' is new and no Optional
          field x int;written y int       | field y int optional | ''
          field x int;written y int       | field x int | ''
          field x int                     | field x int;written y int | ''
          field x int;written y String    | field x int;written y int | ''
          field x int;written y String    | field x int;field y hidden optional | ''
          field y hidden optional;written y String | field y int optional | 'm.y (so far only written)' was String and is int
          field y hidden optional;written y String | field y String optional | ''
          field x int;written y jackson<a.N>;properties jackson<a.N>;field z int | field x int;field y jackson<a.N> optional;properties jackson<a.N>;field z byte | 'm.y (so far only written).z' was int and is byte
          field x int;written y String    | field x int;field @JsonAnySetter Integer optional | 'm.y (now one of the others)' was String and is Integer
          field x int;written y String    | field x int;field y String optional;field @JsonAnySetter Integer optional | ''
          field x int;written y String;field @JsonAnySetter Integer optional | field x int;written y String;field @JsonAnySetter Integer optional | ''
          """)
  void what_was_only_written_keeps_its_value(String before, String now, String found) {
    assertThat(found("jackson<a.M>", left(before), left(now))).isEqualTo(found);
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          field a jackson<a.N>;field b jackson<a.N> | field b jackson<a.N> | 'm.a' is gone, in which an object of jackson<a.N> may be written that others refer to
          field a jackson<a.N>;field b list<jackson<a.H>> | field b list<jackson<a.H>> | 'm.a' is gone, in which an object of jackson<a.N> may be written that others refer to
          field a jackson<a.N>;field b jackson<a.N> | field a jackson<a.N>;field b jackson<a.P> | 'm.b' was jackson<a.N> and is jackson<a.P>, while it is jackson<a.N> where the same object may be
          field a jackson<a.N>;field b jackson<a.N> | field a jackson<a.P>;field b jackson<a.P> | ''
          field a jackson<a.N>;field b int          | field b int | ''
          field a jackson<a.H>;field b int          | field b int | ''
          field a jackson<a.N>;field b int          | field a jackson<a.N> | ''
          field a "jackson<a.Q @JsonIdentityInfo>";field b "jackson<a.Q @JsonIdentityInfo>" | field b "jackson<a.Q @JsonIdentityInfo>" | 'm.a' is gone, in which an object of jackson<a.Q> may be written that others refer to
          field a "jackson<java.util.List @JsonIdentityInfo<a.Q>>";field b "jackson<a.Q @JsonIdentityInfo>" | field b "jackson<a.Q @JsonIdentityInfo>" | 'm.a' is gone, in which an object of jackson<a.Q> may be written that others refer to
          field a "jackson<a.Q @JsonIdentityInfo>";field b int | field b int | ''
          field a jackson<a.N>;field b jackson<a.N> | field a jackson<a.N>;field b Object | 'm.b' was jackson<a.N> and is Object, where an object of jackson<a.N> may be a number
          field a jackson<a.N>;field b list<jackson<a.H>> | field a jackson<a.N>;field b list<Object> | 'm.b[]' was jackson<a.H> and is Object, where an object of jackson<a.N> may be a number
          field a jackson<a.Q>;field b int          | field a Object;field b int | ''
          """)
  void objects_with_an_identity_are_read_where_they_are_written(
      String before, String now, String found) {
    String shared = "field id int;annotation @JsonIdentityInfo";
    String types =
        (";properties jackson<a.N>;" + shared + ";properties jackson<a.P>;" + shared)
            + ";properties jackson<a.H>;field n jackson<a.N>;properties jackson<a.Q>;field id int";
    assertThat(found("jackson<a.M>", left(before) + types, left(now) + types)).isEqualTo(found);
  }

  // N-C18
  @Test
  void an_argument_hides_no_objects_of_another() {
    String types =
        ";properties jackson<a.N>;field id int;annotation @JsonIdentityInfo;properties jackson<a.M>;"
            + "field b jackson<a.B>;field s jackson<a.N>";
    String twice = "jackson<a.B>\n  arg n jackson<a.M>";
    String before = "properties jackson<a.B>;field p jackson<a.N>;field x int" + types;
    String now = "properties jackson<a.B>;field x int" + types;
    assertThat(found("jackson<a.B>", before, now)).isEqualTo(NOTHING);
    assertThat(found(twice, before, now)).contains("'n.b.p' is gone, in which");
  }

  @Test
  void what_is_inside_is_compared_too() {
    String before = left("field n jackson<a.N>;properties jackson<a.N>;field k jackson<a.K>;");
    String one = before + "enum jackson<a.K>;constant A;constant B";
    String fewer = before + "enum jackson<a.K>;constant A";
    assertThat(found("jackson<a.M>", fewer, one)).isEqualTo(NOTHING);
    assertThat(found("jackson<a.M>", one, fewer))
        .isEqualTo("'m.n.k: jackson<a.K>' no longer has the constant B");
    String renamed = before + "enum jackson<a.K>;constant A;constant C D B";
    assertThat(found("jackson<a.M>", one, renamed)).isEqualTo(NOTHING);
    assertThat(found("jackson<a.M>", renamed, one))
        .isEqualTo("'m.n.k: jackson<a.K>' no longer has the constant C");
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void what_several_arguments_have_and_what_contains_itself_is_compared_once() {
    String types =
        left("field n jackson<a.G<a.M>>;properties jackson<a.G<a.M>>;field m jackson<a.M>");
    String twice = "jackson<a.M>\n  arg n list<jackson<a.M>>\n  arg o jackson<a.G<a.M>>";
    assertThat(found(twice, types, types)).isEqualTo(NOTHING);
  }

  @Test
  void a_record_may_be_left_to_jackson_or_no_longer_if_its_form_stays() {
    String plain = "record a.M;field x int;field n a.N;record a.N";
    String left = left("field x int;field n jackson<a.N>;properties jackson<a.N>");
    assertThat(found("a.M", plain, plain)).isEqualTo(NOTHING);
    assertThat(between("a.M", plain, "jackson<a.M>", left)).isEqualTo(NOTHING);
    assertThat(between("jackson<a.M>", left, "a.M", plain)).isEqualTo(NOTHING);
    assertThat(between("jackson<a.M>", left + ";annotation @A", "a.M", plain)).contains("[@A]");
    String written = left("written x String");
    assertThat(between("jackson<a.M>", written, "a.M", "record a.M;field x int optional"))
        .isEqualTo("'m.x (so far only written)' was String and is int");
  }

  private static String between(String was, String before, String is, String now) {
    return Compatibility.breakingChanges(manifest(was, before), manifest(is, now), LocalDate.EPOCH)
        .stream()
        .map(BreakingChange::found)
        .collect(Collectors.joining("; "));
  }

  @Test
  void a_type_whose_entry_is_lost_is_refused_and_one_without_any_compared_by_its_name() {
    String record = "record a.M;field x int";
    assertThat(found("a.M", record, "")).isEqualTo("'m' was a.M and is a.M");
    assertThat(found("a.M", "", record)).isEqualTo("'m' was a.M and is a.M");
    String left = left("field x int");
    assertThat(found("jackson<a.M>", left, "")).isEqualTo(NOTHING);
    assertThat(found("jackson<a.M>", "", "")).isEqualTo(NOTHING);
    for (String type : List.of("jackson<a.M>", "jackson<java.util.Optional<a.M>>")) {
      assertThat(found(type, "", left))
          .isEqualTo(
              "'m: jackson<a.M>' has no entry in the last manifest: either that is lost, or nothing"
                  + " but the name was known of the class");
    }
  }
}
