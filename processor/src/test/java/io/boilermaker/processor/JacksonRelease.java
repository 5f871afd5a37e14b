package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A release of one task with the argument {@code M m}, whose classes are left to Jackson, held
 * against the one before.
 */
final class JacksonRelease {

  private static final String TASK =
      "enum K { A, B } @BackgroundTask static void send(App state, M m) {}\n";

  private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation.";
  private static final String DATABIND = "com.fasterxml.jackson.databind.";

  /** What a class is like whose property has a field, a getter and a setter. */
  private static final String PROPERTY =
      "private $1 $2; public $1 get$3() { return $2; } public void set$3($1 $2) { this.$2 = $2; }";

  private final Released project;

  private JacksonRelease(Released project) {
    this.project = project;
  }

  static JacksonRelease in(Path folder) {
    return new JacksonRelease(Released.in(folder));
  }

  /** Compiles the classes of the next release, with the lock file of the one before. */
  Javac change(String before, String now) {
    return project.compileAfter(full(before) + TASK, full(now) + TASK);
  }

  /**
   * Holds a release against the one before.
   *
   * @param found a part of the error; null if the change passes
   */
  void check(String before, String now, @Nullable String found) {
    String output = change(before, now).output();
    if (found == null) {
      assertThat(output).doesNotStartWith("FAILED");
    } else {
      assertThat(output).contains(found);
    }
  }

  /** Writes properties, such as {@code <int x X>}, and annotations of Jackson in full. */
  private static String full(String text) {
    return text.replaceAll("<(\\w+) (\\w+) (\\w+)>", PROPERTY)
        .replace("@Type(", "@JsonSubTypes.Type(")
        .replaceAll(
            "@(Json(?:Serialize|Deserialize|Naming|POJOBuilder))\\b",
            "@" + DATABIND + "annotation.$1")
        .replaceAll("@(Json\\w+)", "@" + ANNOTATIONS + "$1")
        .replaceAll("\\b(NAME|SIMPLE_NAME|NONE|DEDUCTION)\\b", ANNOTATIONS + "JsonTypeInfo.Id.$1")
        .replaceAll("\\b(EXTERNAL_PROPERTY)\\b", ANNOTATIONS + "JsonTypeInfo.As.$1")
        .replaceAll("\\b(ARRAY|STRING)\\b", ANNOTATIONS + "JsonFormat.Shape.$1")
        .replaceAll("\\b(ANY)\\b", ANNOTATIONS + "JsonAutoDetect.Visibility.$1")
        .replaceAll("\\b(DELEGATING)\\b", ANNOTATIONS + "JsonCreator.Mode.$1")
        .replaceAll("\\b(NON_NULL)\\b", ANNOTATIONS + "JsonInclude.Include.$1")
        .replaceAll("\\b(READ_ONLY|WRITE_ONLY)\\b", ANNOTATIONS + "JsonProperty.Access.$1")
        .replaceAll("\\bSNAKE\\b", DATABIND + "PropertyNamingStrategies.SnakeCaseStrategy.class");
  }
}
