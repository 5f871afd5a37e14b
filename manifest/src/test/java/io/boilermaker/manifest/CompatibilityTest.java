package io.boilermaker.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a release may change, and what it may not. */
class CompatibilityTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static List<String> breaks(String before, String now) {
    return Compatibility.breakingChanges(manifest(before), manifest(now), TODAY).stream()
        .map(each -> each.kind() + " " + each.argument() + ": " + each.found())
        .toList();
  }

  /** Arguments of one task, between semicolons. */
  private static List<String> argumentBreaks(String before, String now) {
    return breaks(task(before), task(now));
  }

  private static String task(String arguments) {
    StringBuilder text = new StringBuilder("task t a.B.t\n");
    for (String argument : arguments.split(";", 0)) {
      if (!argument.isBlank()) {
        text.append("  arg ").append(argument.strip()).append('\n');
      }
    }
    return text.toString();
  }

  private static Manifest manifest(String entries) {
    return Manifest.parse("boilermaker 1\n" + entries);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a int                  | a int                         # nothing
          a int                  | a int; b int = 3              # a new one with a default
          a int; b int           | a int; b int = 3              # one that became optional
          a int; b int = 3       | a int; b int = 4              # another default
          a int; b int = 3       | a int; b long = 3             # a wider type
          ''                     | a int = 1                     # the first one
          """)
  void compatible_changes_pass(String before, String now) {
    assertThat(argumentBreaks(before, now.replaceAll("#.*", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a int            | a int; b int     | ARGUMENT_ADDED b: 'b: int' is new and has no default
          a int            | b int; a int     | ARGUMENT_ADDED b: 'b: int' is new and has no default
          a int; b int     | a int            | ARGUMENT_REMOVED null: 'b: int' is no longer there
          a int; b int     | b int            | ARGUMENT_REMOVED null: 'a: int' is no longer there
          a int; b int = 3 | a int            | ARGUMENT_REMOVED null: 'b: int' is no longer there
          a int            | b int            | ARGUMENT_RENAMED b: 'a: int' was in the place of 'b: int'
          a int; b int     | b int; a int     | ARGUMENTS_REORDERED null: they were (a, b) and are (b, a)
          a int; b int = 3 | a int; b int     | DEFAULT_GONE b: 'b: int' had the default "3"
          a int            | a String         | ARGUMENT_TYPE_CHANGED a: 'a' was int and is String
          a int; b int = 3 | a int; c int = 1; b int = 3 | ARGUMENTS_REORDERED null: they were (a, b) and are (a, c, b)
          """)
  void each_break_is_found_once(String before, String now, String found) {
    assertThat(argumentBreaks(before, now)).containsExactly(found);
  }

  @Test
  void a_task_that_is_gone_is_found() {
    assertThat(breaks(task(""), ""))
        .containsExactly("TASK_GONE null: 't' of a.B.t is not there any more");
  }

  @Test
  void a_task_may_get_another_name_if_it_keeps_the_old_one_as_alias() {
    assertThat(breaks(task("a int"), "task u a.B.u\n  alias t\n  arg a int\n")).isEmpty();
    assertThat(breaks(task("a int"), "task u a.B.u\n  alias t\n  arg a String\n")).hasSize(1);
  }

  @Test
  void an_alias_must_stay_too() {
    assertThat(breaks("task t a.B.t\n  alias s\n", task("")))
        .containsExactly("TASK_GONE null: the alias 's' of a.B.t is not there any more");
  }

  @Test
  void a_retired_task_may_be_gone() {
    assertThat(breaks("retired t 2026-11-25\n  arg a int\n", "")).isEmpty();
    assertThat(breaks("task t a.B.t\n  alias s\nretired s 2026-11-25\n", task(""))).isEmpty();
  }

  @Test
  void the_name_of_a_retired_task_is_not_for_another_until_its_day_is_over() {
    String reused = task("id UUID; more int");
    assertThat(breaks("retired t 2026-11-25\n  arg id UUID\n", reused)).hasSize(1);
    assertThat(breaks("retired t 2026-11-24\n  arg id UUID\n", reused)).isEmpty();
  }

  @Test
  void what_others_implement_is_not_held_against_a_release() {
    assertThat(breaks("external t a.B.t\n  arg a int\n", "")).isEmpty();
  }

  @Test
  void a_task_that_others_implement_from_now_on_is_gone_here() {
    assertThat(breaks(task(""), "external t a.B.t\n")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int           | Integer
          int           | long
          int           | double
          byte          | float
          long          | BigDecimal
          UUID          | String
          list<int>     | list<long>
          set<UUID>     | list<String>
          map<UUID,int> | map<String,Long>
          jackson<a.M>  | jackson<a.M>
          jackson<a.M>  | Object
          list<a.Rec>   | Object
          a.Color       | String
          a.Code        | String
          a.Color!      | a.Color
          list<String!> | list<String>
          list<int>     | list<Integer>
          list<UUID!>   | list<String!>
          map<UUID,String!> | map<UUID,String>
          set<int>      | sortedset<BigDecimal!>
          set<a.Color!> | list<a.Color>
          sortedset<BigDecimal!> | set<BigDecimal>
          sortedset<a.Rec!> | list<a.Rec!>
          sortedset<a.Rec!> | sortedset<a.Rec!>
          map<Long,int> | sortedmap<BigDecimal,int>
          sortedmap<BigDecimal,int> | map<BigDecimal,int>
          map<Long,int> | map<String,int>
          map<a.Color,int> | map<String,int>
          """)
  void a_type_may_become_wider(String before, String now) {
    String types = "record a.Rec\nenum a.Color\n  constant RED\nenum a.Code texts code\n";
    assertThat(breaks(task("a " + before) + types, task("a " + now) + types)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Integer       | int           | 'a' was Integer and is int, which null is no value of
          list<Integer> | list<int>     | 'a[]' was Integer and is int, which null is no value of
          long          | int           | 'a' was long and is int
          long          | double        | 'a' was long and is double
          int           | float         | 'a' was int and is float
          String        | UUID          | 'a' was String and is UUID
          list<int>     | set<int>      | 'a' was list<int> and is set<int>
          list<int>     | int           | 'a' was list<int> and is int
          map<UUID,int> | map<UUID,boolean> | 'a{}' was int and is boolean
          map<UUID,int> | map<Long,int> | 'a{key}' was UUID and is Long
          jackson<a.M>  | jackson<a.N>  | 'a' was jackson<a.M> and is jackson<a.N>
          Object        | String        | 'a' was Object and is String
          a.Rec         | String        | 'a' was a.Rec and is String
          a.Shape       | String        | 'a' was a.Shape and is String
          a.Color       | a.Rec         | 'a' was a.Color and is a.Rec
          String        | a.Color       | 'a' was String and is a.Color
          a.Color       | int           | 'a' was a.Color and is int
          """)
  void a_type_must_not_become_narrower(String before, String now, String found) {
    String types = "record a.Rec\nenum a.Color\nsealed a.Shape\n";
    assertThat(breaks(task("a " + before) + types, task("a " + now) + types))
        .containsExactly("ARGUMENT_TYPE_CHANGED a: " + found);
  }

  // N-C05
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          list<String>  | list<String!> | 'a[]' was String and is String!, which null is no value of
          list<a.Rec>   | list<a.Rec!>  | 'a[]' was a.Rec and is a.Rec!, which null is no value of
          list<UUID>    | list<String!> | 'a[]' was UUID and is String!, which null is no value of
          list<String>  | list<Object!> | 'a[]' was String and is Object!, which null is no value of
          jackson<a.M>  | jackson<a.M>! | 'a' was jackson<a.M> and is jackson<a.M>!, which null is no value of
          map<UUID,a.E> | map<UUID,a.E!> | 'a{}' was a.E and is a.E!, which null is no value of
          """)
  void elements_must_not_lose_null(String before, String now, String found) {
    String types = "record a.Rec\nenum a.E\n";
    assertThat(breaks(task("a " + before) + types, task("a " + now) + types))
        .containsExactly("ARGUMENT_TYPE_CHANGED a: " + found);
  }

  // N-C05
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          set<BigDecimal!>      | sortedset<BigDecimal!>
          set<double>           | sortedset<BigDecimal!>
          list<int>             | sortedset<BigDecimal!>
          set<a.A!>             | sortedset<a.A!>
          sortedset<a.A!>       | sortedset<a.B!>
          map<BigDecimal,int>   | sortedmap<BigDecimal,int>
          sortedmap<BigDecimal,int> | sortedset<BigDecimal!>
          """)
  void an_order_must_not_collapse_what_was_not_equal(String before, String now) {
    String types = "record a.A\nrecord a.B\n";
    assertThat(breaks(task("a " + before) + types, task("a " + now) + types))
        .containsExactly("ARGUMENT_TYPE_CHANGED a: 'a' was " + before + " and is " + now);
  }

  // N-C04
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enum a.E;constant A            | enum a.E texts code;constant A | had the constants' names as texts and has those of code()
          enum a.E texts code;constant A | enum a.E;constant A            | had those of code() as texts and has the constants' names
          enum a.E texts code;constant A | enum a.E texts text;constant A | had those of code() as texts and has those of text()
          enum a.E texts code;constant A;constant B | enum a.E texts code;constant B | no longer has 2 constants, but 1
          """)
  void the_texts_of_an_enum_must_stay_where_they_come_from(
      String before, String now, String found) {
    for (String type : List.of("a.E", "map<a.E,int>")) {
      String path = type.equals("a.E") ? "e" : "e{key}";
      assertThat(breaks(task("e " + type) + lines(before), task("e " + type) + lines(now)))
          .containsExactly("ARGUMENT_TYPE_CHANGED e: '" + path + ": a.E' " + found);
    }
  }

  // N-C04
  @Test
  void constants_with_texts_of_their_own_may_get_other_names() {
    String before = lines("enum a.E texts code;constant RED");
    for (String constants : List.of("constant ROUGE", "constant ROUGE;constant VERT")) {
      String now = lines("enum a.E texts code;" + constants);
      assertThat(breaks(task("e a.E") + before, task("e a.E") + now)).isEmpty();
    }
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          external t a.X.t;arg a int          | task t a.B.t;arg a String            | true
          external t a.X.t;arg a int          | task s a.B.s;alias t;arg a String    | true
          external t a.X.t;arg a int          | task t a.B.t;arg a long              | false
          external t a.X.t;arg a int          | external t a.X.t;arg a String        | false
          external t a.X.t;arg a int          | task s a.B.s;arg a String            | false
          external t a.X.t;arg a int;queue q  | task t a.B.t;arg a String            | false
          external t a.X.t;arg a int;queue q  | task t a.B.t;arg a String;queue q    | true
          """)
  void an_external_task_that_becomes_one_of_the_application_reads_its_messages(
      String before, String now, boolean isFound) {
    assertThat(breaks(lines(before), lines(now))).hasSize(isFound ? 1 : 0);
  }

  private static String lines(String entry) {
    return entry.replace(";", "\n  ") + "\n";
  }

  @Test
  void a_type_of_two_tasks_is_reported_for_both() {
    String tasks = "task t a.B.t\n  arg a a.Rec\ntask u a.B.u\n  arg a a.Rec\n";
    assertThat(breaks(tasks + rec("x long"), tasks + rec("x int")))
        .hasSize(2)
        .allMatch(found -> found.endsWith("'a.x' was long and is int"));
  }

  @Test
  void the_record_of_a_case_must_read_what_the_last_one_wrote() {
    String task = task("s a.S") + lines("sealed a.S;case One a.Rec");
    assertThat(breaks(task + rec("x int"), task + rec("x long"))).isEmpty();
    assertThat(breaks(task + rec("x long"), task + rec("x int")))
        .containsExactly("ARGUMENT_TYPE_CHANGED s: 's(One).x' was long and is int");
  }

  @Test
  void a_chain_of_types_is_followed_to_its_end() {
    StringBuilder types = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      types.append(lines("record a.R" + i + ";field next a.R" + (i + 1)));
    }
    String before = task("r a.R0") + types + lines("record a.R5000;field x long");
    String now = task("r a.R0") + types + lines("record a.R5000;field x int");
    assertThat(breaks(before, before)).isEmpty();
    assertThat(breaks(before, now))
        .singleElement()
        .asString()
        .endsWith(".next.x' was long and is int");
  }

  @Test
  void records_are_compared_by_their_components_whatever_they_are_called() {
    String before = "record a.Old\n  field x int\n  field y String\n  field z int optional\n";
    String now = "record a.New\n  field x long\n  field z int optional\n  field n int optional\n";
    assertThat(breaks(task("r a.Old") + before, task("r a.New") + now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x int          | x String         | 'r.x' was int and is String
          x int          | x int;y int      | 'r.y: int' is new and no Optional
          x int optional | x int            | 'r.x: int' is no Optional, and might be left out so far
          x list<a.Rec>  | x list<a.Rec>;q list<a.Rec> | 'r.q: list<a.Rec>' is new and no Optional
          """)
  void a_break_deep_inside_is_found_with_its_path(String before, String now, String found) {
    assertThat(breaks(task("r a.Rec") + rec(before), task("r a.Rec") + rec(now)))
        .containsExactly("ARGUMENT_TYPE_CHANGED r: " + found);
  }

  // N-C18
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.N optional                  | a.P optional | true
          a.N                           | a.P optional | true
          a.P                           | a.N optional | false
          a.E                           | a.F optional | true
          a.E                           | String optional | true
          a.F                           | a.E optional | false
          jackson<a.E>                  | String optional | true
          a.S                           | a.T optional | true
          a.T                           | a.S optional | false
          jackson<a.K>                  | jackson<a.L> optional | true
          jackson<java.util.Currency>   | jackson<a.L> optional | false
          a.N                           | String optional | false
          """)
  void a_property_is_renamed_with_its_type_if_that_reads_the_old_one(
      String was, String is, boolean isFound) {
    String types =
        lines("record a.N;field x int")
            + lines("record a.P;field x long;field o int optional")
            + lines("enum a.E;constant A")
            + lines("enum a.F;constant A;constant B")
            + lines("enum jackson<a.E>;constant A")
            + lines("sealed a.S;case N a.N")
            + lines("sealed a.T;case N a.P;case M a.N");
    String before = task("r a.Rec") + rec("x " + was) + types;
    String now = task("r a.Rec") + rec("y " + is) + types;
    assertThat(breaks(before, now)).hasSize(isFound ? 1 : 0);
    assertThat(breaks(before, now)).allMatch(found -> found.contains("if that is a new name"));
  }

  private static String rec(String fields) {
    return "record a.Rec\n  field " + fields.replace(";", "\n  field ") + "\n";
  }

  @Test
  void records_that_contain_themselves_end() {
    String tree = rec("children list<a.Rec>");
    assertThat(breaks(task("r a.Rec") + tree, task("r a.Rec") + tree)).isEmpty();
  }

  @Test
  void enums_and_sealed_hierarchies_may_grow_and_not_shrink() {
    String small = "enum a.E\n  constant A\nsealed a.S\n  case A a.A\nrecord a.A\n";
    String large =
        "enum a.E\n  constant B\n  constant A\n"
            + "sealed a.S\n  case B a.A\n  case A a.A\nrecord a.A\n";
    String task = task("e a.E; s a.S");
    assertThat(breaks(task + small, task + large)).isEmpty();
    assertThat(breaks(task + large, task + small))
        .containsExactly(
            "ARGUMENT_TYPE_CHANGED e: 'e: a.E' no longer has the constant B",
            "ARGUMENT_TYPE_CHANGED s: 's: a.S' no longer has the record B");
  }
}
