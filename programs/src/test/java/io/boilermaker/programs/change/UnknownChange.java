package io.boilermaker.programs.change;

/** The changes of which the guard says what only some messages, or no messages, bear out. */
enum UnknownChange {
  TEXT_OF_A_CONSTANT(
      "the text of a constant of an enum with a `@JsonValue` method (the build prints a note)",
      releases("enum Color { RED(\"r\"), BLUE(\"b\"); %s }", "Color")
          .message("Color.RED")
          .becomes("enum Color { RED(\"red\"), BLUE(\"b\"); %s }", "Color")
          .both(UnknownChange.TEXT)),
  SWAPPED_TEXTS(
      "two constants of such an enum swap their texts",
      releases("enum Color { RED(\"r\"), BLUE(\"b\"); %s }", "Color")
          .message("Color.RED")
          .becomes("enum Color { RED(\"b\"), BLUE(\"r\"); %s }", "Color")
          .both(UnknownChange.TEXT)),
  CODE_THAT_JACKSON_CALLS(
      "a deserializer, a converter or a `@JsonCreator` of your own starts to read something else",
      releases("static class Mail { %s return new Mail(to); } }", "Mail")
          .message("new Mail(\"a\")")
          .becomes("static class Mail { %s return new Mail(to + to); } }", "Mail")
          .both(
              "final String to; private Mail(String to) { this.to = to; }"
                  + " @JsonValue public String toString() { return to; }"
                  + " @JsonCreator static Mail of(String to) {")),
  ANNOTATION_OF_JACKSONS(
      "an annotation of what is left to Jackson changes, without effect on its JSON",
      releases("record Mail(String to) {}", "Mail")
          .message("new Mail(\"a\")")
          .becomes("record Mail(@JsonFormat(locale = \"de\") String to) {}", "Mail")),
  CONSTRUCTOR(
      "a record's constructor starts to reject values",
      releases("record Mail(String to) {}", "Mail")
          .message("new Mail(\"\")")
          .becomes(
              "record Mail(String to) { Mail { if (to.isEmpty())"
                  + " throw new IllegalArgumentException(\"empty\"); } }",
              "Mail")),
  COMPARISON(
      "a `compareTo` starts to take two values for one, in a sorted set",
      releases(
              "record Mail(String to) implements Comparable<Mail> { %s to); } }", "SortedSet<Mail>")
          .message("new TreeSet<>(Set.of(new Mail(\"a\"), new Mail(\"A\")))")
          .becomes(
              "record Mail(String to) implements Comparable<Mail> { %s to.toLowerCase()); } }",
              "SortedSet<Mail>")
          .both("public int compareTo(Mail m) { return m.to.compareTo(")),
  RENAMED_ELEMENT_OF_A_SORTED_SET(
      "a record with a `compareTo` of its own gets another name, in a sorted set",
      releases("record Mail(String to) implements Comparable<Mail> { %s }", "SortedSet<Mail>")
          .message("new TreeSet<>(Set.of(new Mail(\"a\")))")
          .becomes(
              "record Letter(String to) implements Comparable<Letter> {"
                  + " public int compareTo(Letter m) { return to.compareTo(m.to); }"
                  + " public String toString() { return to; } }",
              "SortedSet<Letter>")
          .both(
              "public int compareTo(Mail m) { return to.compareTo(m.to); }"
                  + " public String toString() { return to; }")),
  TEXTS_BY_CHANCE(
      "`String` becomes `UUID`, where all texts are valid",
      releases("", "String")
          .message("\"0000012c-0000-0000-0000-000000000001\"")
          .becomes("", "UUID")),
  SMALL_NUMBERS(
      "`long` becomes `int`, where all numbers are small",
      releases("", "long").message("12").becomes("", "int")),
  LIST_WITHOUT_DUPLICATES(
      "`List` becomes `Set`, where no list has an element twice",
      releases("", "List<String>").message("List.of(\"a\")").becomes("", "Set<String>")),
  OPTIONAL_COMPONENT_UNWRAPPED(
      "an `Optional` component becomes what it holds, where no publisher leaves it out",
      releases("record Mail(Optional<String> cc) { %s cc.orElse(\"\"); } }", "Mail")
          .message("new Mail(Optional.of(\"a\"))")
          .becomes("record Mail(String cc) { %s cc; } }", "Mail")
          .both("public String toString() { return")),
  SORTED_DECIMALS(
      "`Set<BigDecimal>` becomes a sorted one, where no set has 1.0 beside 1.00",
      releases("", "Set<BigDecimal>")
          .message("Set.of(new BigDecimal(\"1.0\"))")
          .becomes("", "SortedSet<BigDecimal>")),
  ZEROS_IN_A_SET(
      "`Set<Double>` becomes `Set<BigDecimal>`, where a set has 0.0 beside -0.0",
      releases("", "Set<Double>")
          .message("new LinkedHashSet<>(List.of(0.0, -0.0))")
          .becomes("", "Set<BigDecimal>")),
  ARRAYS_IN_A_SET(
      "an array in the records of a set becomes a list or a text, where two have the same elements",
      releases("record Mail(byte[] body) { %s }", "Set<Mail>")
          .message("new LinkedHashSet<>(List.of(new Mail(new byte[1]), new Mail(new byte[1])))")
          .becomes("record Mail(String body) { %s }", "Set<Mail>")
          .both("public String toString() { return \"Mail\"; }")),
  QUEUES_IN_A_SET(
      "`Set<PriorityQueue<…>>` becomes `Set<List<…>>`, where no two queues have the same elements",
      releases("", "Set<PriorityQueue<Integer>>")
          .message("Set.of(new PriorityQueue<>(List.of(1)))")
          .becomes("", "Set<List<Integer>>")),
  ORDER_OF_A_QUEUE(
      "a `Queue` or a list becomes a `PriorityQueue`",
      releases("", "Queue<Integer>")
          .message("new ArrayDeque<>(List.of(3, 1, 2))")
          .becomes("", "PriorityQueue<Integer>")),
  OPTIONAL_COMPONENT_REPLACED(
      "an `Optional` component comes and another one that it could be goes, where it is no new name",
      releases("record Mail(Optional<String> cc) { %s cc.orElse(\"nobody\"); } }", "Mail")
          .message("new Mail(Optional.empty())")
          .becomes("record Mail(Optional<String> tag) { %s tag.orElse(\"nobody\"); } }", "Mail")
          .both("public String toString() { return")),
  RECORD_AS_A_MAP(
      "a record becomes a `Map` that takes all of its components",
      releases("record Mail(String to) { %s }", "Mail")
          .message("new Mail(\"a\")")
          .becomes("", "Map<String, String>")
          .both("public String toString() { return \"{to=\" + to + \"}\"; }")),
  ONE_CASE(
      "a sealed type with one record becomes this record",
      releases("sealed interface Note {} record Mail(String to) implements Note {}", "Note")
          .message("new Mail(\"a\")")
          .becomes("record Mail(String to) {}", "Mail")),
  YEARS_AS_KEYS(
      "`Map<Year, …>` becomes `Map<Integer, …>`",
      releases("", "Map<java.time.Year, String>")
          .message("Map.of(java.time.Year.of(2026), \"a\")")
          .becomes("", "Map<Integer, String>")),
  ENUM_OF_JACKSONS_AS_TEXT(
      "an enum left to Jackson becomes `String`",
      releases("enum Color { @JsonProperty(\"RED\") RED }", "Color")
          .message("Color.RED")
          .becomes("", "String")),
  LEFT_OUT_BY_DEFAULT(
      "a primitive becomes its class, where `@JsonInclude(NON_DEFAULT)` leaves out 0 and false",
      releases(
              "@JsonAutoDetect @JsonInclude(JsonInclude.Include.NON_DEFAULT) static class Mail {"
                  + " public int retries; %s }",
              "Mail")
          .message("new Mail()")
          .becomes(
              "@JsonAutoDetect @JsonInclude(JsonInclude.Include.NON_DEFAULT) static class Mail {"
                  + " public Integer retries; %s }",
              "Mail")
          .both(UnknownChange.RETRIES)),
  INITIAL_VALUE(
      "a field gets another initial value, where `@JsonInclude` leaves out what is equal to it",
      releases(
              "@JsonAutoDetect @JsonInclude(JsonInclude.Include.NON_DEFAULT) static class Mail {"
                  + " public int retries = 3; %s }",
              "Mail")
          .message("new Mail()")
          .becomes(
              "@JsonAutoDetect @JsonInclude(JsonInclude.Include.NON_DEFAULT) static class Mail {"
                  + " public int retries = 4; %s }",
              "Mail")
          .both(UnknownChange.RETRIES)),
  UNWRAPPED_NAME(
      "what is unwrapped gets the name of a property beside it",
      releases(
              "record Mail(@JsonUnwrapped Head head, int no) { %s } record Head(int id) {}", "Mail")
          .message("new Mail(new Head(1), 2)")
          .becomes(
              "record Mail(@JsonUnwrapped Head head, int no) { %s }"
                  + " record Head(int id, Optional<Integer> no) {}",
              "Mail")
          .both("public String toString() { return head.id() + \" \" + no; }")),
  UNWRAPPED_FOR_GOOD(
      "what is unwrapped becomes properties of its own",
      releases(
              "record Mail(@JsonUnwrapped Head head) { %s head.id(); } } record Head(int id) {}",
              "Mail")
          .message("new Mail(new Head(1))")
          .becomes("@JsonInclude record Mail(int id) { %s id; } }", "Mail")
          .both("public String toString() { return \"\" + ")),
  VALUE_OF_A_CLASS(
      "a class with a `@JsonValue` becomes that value",
      releases("record Mail(@JsonValue String to) { %s to; } }", "Mail")
          .message("new Mail(\"a\")")
          .becomes("", "String")
          .both("public String toString() { return "));

  static final String TEXT =
      "private final String text; Color(String text) { this.text = text; }"
          + " @JsonValue public String text() { return text; }";

  static final String RETRIES = "public String toString() { return \"\" + retries; }";

  private final String sentence;
  private final Releases releases;

  UnknownChange(String sentence, Releases releases) {
    this.sentence = sentence;
    this.releases = releases;
  }

  String sentence() {
    return sentence;
  }

  String packageName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Returns the last release, which makes the message. */
  String before() {
    return source(
        releases.before,
        releases.from,
        "static io.boilermaker.Task message() { return SendTasks.task(value()); }\n"
            + "static "
            + releases.from
            + " value() { return "
            + releases.message
            + "; }");
  }

  /** Returns the next release. */
  String now() {
    return source(releases.now, releases.to, "");
  }

  private String source(String types, String parameter, String more) {
    return """
        package %s;

        import com.fasterxml.jackson.annotation.*;
        import io.boilermaker.annotations.*;
        import java.math.*;
        import java.util.*;

        final class Tasks {
          %s
          @BackgroundTask(name = "%s")
          static void send(
              java.util.function.BiConsumer<String, Object[]> inbox,
              io.boilermaker.TaskContext context,
              %s value) {
            inbox.accept(context.taskId(), new Object[] {value});
          }
          %s
        }
        """
        .formatted(
            packageName(), types.replace("%s", releases.both), packageName(), parameter, more);
  }

  private static Releases releases(String types, String parameter) {
    return new Releases(types, parameter, "", "", "", "");
  }

  /** The types and the parameter of both releases; {@code both} stands where they say %s. */
  private record Releases(
      String before, String from, String message, String now, String to, String both) {

    Releases message(String value) {
      return new Releases(before, from, value, now, to, both);
    }

    Releases becomes(String types, String parameter) {
      return new Releases(before, from, message, types, parameter, both);
    }

    Releases both(String text) {
      return new Releases(before, from, message, now, to, text);
    }
  }
}
