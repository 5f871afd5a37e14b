package io.boilermaker.manifest;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The settings of a task and their values. A manifest may come from somebody else's jar, and
 * generators write these values into code.
 */
final class TaskSetting {

  private static final String NUMBER = "(0|[1-9][0-9]{0,9})";

  /** By their first word, what may follow. */
  private static final Map<String, Form> FORMS =
      Map.of(
          "retry",
          new Form(
              "retry TRIES DELAY MAX-DELAY FIXED|LINEAR|EXPONENTIAL",
              List.of(NUMBER, NUMBER, NUMBER, "FIXED|LINEAR|EXPONENTIAL")),
          "dead-letter",
          new Form("dead-letter true|false", List.of("true|false")),
          "acks-late",
          new Form("acks-late true|false", List.of("true|false")),
          "retry-on",
          new Form("retry-on CLASS", List.of("(?s).*")),
          TaskEntry.SENSITIVE,
          new Form("sensitive ARGUMENT", List.of("(?s).*")),
          TaskEntry.SENSITIVE_FIELD,
          new Form("sensitive-field RECORD COMPONENT", List.of("(?s).*", "(?s).*")),
          "queue",
          new Form("queue NAME", List.of("(?s).*")));

  private record Form(String text, List<String> values) {

    boolean matches(List<String> words) {
      if (words.size() != values.size() + 1) {
        return false;
      }
      for (int i = 0; i < values.size(); i++) {
        if (!words.get(i + 1).matches(values.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private TaskSetting() {}

  /**
   * Returns the words. A setting that is not known is one of a later release, which nothing here
   * reads.
   */
  static List<String> checked(List<String> words, Function<String, ManifestException> wrong) {
    Form form = FORMS.get(words.get(0));
    if (form != null && !form.matches(words)) {
      throw wrong.apply("expected '" + form.text() + "'");
    }
    return words;
  }
}
