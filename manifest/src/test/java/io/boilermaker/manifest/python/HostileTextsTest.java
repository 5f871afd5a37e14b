package io.boilermaker.manifest.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A manifest may come from somebody else's jar. Whatever its texts hold, the module has the same
 * code as for harmless ones: only literals and names differ.
 */
class HostileTextsTest {

  /** All places of a manifest where a text is free. */
  private static Manifest manifest(UnaryOperator<String> text) {
    Map<String, TypeEntry> types = new TreeMap<>();
    for (TypeEntry type :
        List.of(
            new RecordEntry(
                text.apply("a.Order"),
                List.of(
                    new Field(text.apply("no-identifier"), WireType.of("int"), false),
                    new Field(text.apply("not-either"), WireType.of("String"), true))),
            new EnumEntry(
                text.apply("a.Color"), text.apply("text"), List.of(text.apply("RED"), "BLUE")),
            new SealedEntry(
                text.apply("a.Shape"),
                List.of(new Case(text.apply("Dot"), WireType.of(text.apply("a.Order"))))))) {
      types.put(type.name(), type);
    }
    return new Manifest(
        List.of(
            new TaskEntry(
                TaskEntry.Kind.TASK,
                text.apply("send"),
                text.apply("a.Mail.send"),
                null,
                List.of(text.apply("old")),
                List.of(
                    new Argument(text.apply("order"), WireType.of(text.apply("a.Order")), null),
                    new Argument(text.apply("shape"), WireType.of(text.apply("a.Shape")), null),
                    new Argument(
                        text.apply("color"), WireType.of(text.apply("a.Color")), text.apply("x"))),
                List.of(
                    List.of("queue", text.apply("q")), List.of("retry-on", text.apply("a.E"))))),
        types);
  }

  // N-S16
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"\"\"",
        "\\",
        "'",
        "\n",
        "\r",
        "\f",
        "\u000b",
        "\u0085",
        "\u2028",
        "\0",
        "\t",
        "#",
        "{",
        "{x}",
        ")",
        "))\nimport os\n",
        "\"\"\"\nimport os\n\"\"\"",
        "\\N{QUOTATION MARK}",
        "\\x22",
        "\ud83d\ude00",
        "\ud800",
        "\u0661",
        "\u00aa",
        "class",
        "print",
        "_task",
        "_LEFT_OUT",
        "Task",
        "1",
        "",
        " ",
        "$",
        "%s",
        "\u202e"
      })
  void no_text_of_a_manifest_gets_out_of_its_place(String hostile) {
    String harmless = PythonModule.of(manifest(text -> text));
    for (UnaryOperator<String> change :
        List.<UnaryOperator<String>>of(
            text -> text + hostile, text -> hostile + text, text -> "a" + hostile + text)) {
      String module = PythonModule.of(manifest(change));
      assertThat(module).matches("[\\x20-\\x7e\\n]*");
      assertThat(code(module)).isEqualTo(code(harmless));
    }
  }

  /** Returns a module with its literals and docstrings empty, and each word replaced. */
  private static String code(String module) {
    return module
        .replaceAll("(?s)\"\"\"(?:[^\"\\\\]|\\\\.)*\"\"\"", "@")
        .replaceAll("\"(?:[^\"\\\\\n]|\\\\.)*\"", "@")
        .replaceAll("\\w+", "x");
  }
}
