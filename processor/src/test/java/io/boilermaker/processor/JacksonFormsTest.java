package io.boilermaker.processor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codec;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Json;
import io.boilermaker.processor.JacksonRows.Outcome;
import io.boilermaker.processor.JacksonRows.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jackson's annotations in all places where Jackson sees them: the JSON is what Jackson writes, and
 * the manifest says who wrote it.
 */
class JacksonFormsTest {

  private static final Path PAGE = Path.of("..", "docs", "serialization.md");
  private static final String MARK = "<!-- annotations -->\n";

  /** Run with {@code -Dgoldens.write=true} to write the table, and review the difference. */
  @Test
  void the_page_has_these_rows() throws IOException {
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(MARK) + MARK.length());
    String after = page.substring(page.lastIndexOf(MARK));
    String written = before + table() + after;
    if (Boolean.getBoolean("goldens.write")) {
      Files.writeString(PAGE, written);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(written);
  }

  private static String table() {
    StringBuilder table = new StringBuilder("\n");
    for (Outcome outcome : Outcome.values()) {
      Map<String, List<String>> places =
          rows().stream()
              .filter(row -> row.outcome() == outcome)
              .collect(
                  groupingBy(Row::annotation, LinkedHashMap::new, mapping(Row::place, toList())));
      table.append("| ").append(outcome.text()).append(" | on |\n|---|---|\n");
      places.forEach(
          (annotation, on) -> {
            String all = on.stream().distinct().collect(joining("; "));
            table.append("| " + annotation + " | " + all + " |\n");
          });
      table.append("\n");
    }
    return table.toString();
  }

  private static List<Row> rows() {
    return JacksonRows.all();
  }

  private static Compiled compile(Row row) {
    return Compiled.sources(
        "package test; public class App {}",
        """
        package test;

        import com.fasterxml.jackson.annotation.*;
        import com.fasterxml.jackson.databind.PropertyNamingStrategies;
        import com.fasterxml.jackson.databind.annotation.*;
        import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
        import io.boilermaker.annotations.*;
        import java.lang.annotation.*;
        import java.math.*;
        import java.util.*;

        class Tasks {
          @BackgroundTask static Object echo(App state,
              %s a) { return a; }
          static %s value() { return %s; }
          static io.boilermaker.Task call() { return EchoTasks.task(value()); }
          %s
        }
        """
            .formatted(row.type(), row.type(), row.value(), row.classes()));
  }

  // N-C14, N-C15, N-C29
  @ParameterizedTest
  @MethodSource("rows")
  void the_form_is_that_of_jackson(Row row) throws Exception {
    if (row.outcome() == Outcome.REFUSED) {
      Compiled refused = compile(row).fails(1);
      assertThat(refused.messages().get(0)).contains(row.json());
      assertThat(refused.linesOfErrors().get(0)).endsWith(" a) { return a; }");
      return;
    }
    Compiled compiled = compile(row);
    Loaded loaded = compiled.load();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loaded); // as in a worker, where it is everyone's
    try {
      checkJson(row, loaded);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    String definitions = compiled.generated("test.Tasks_Definitions");
    if (row.outcome() == Outcome.GENERATED) {
      assertThat(definitions).doesNotContain("jackson<");
    } else {
      assertThat(definitions).contains("jackson<test.Tasks." + row.type() + ">");
    }
  }

  private static void checkJson(Row row, Loaded loaded) throws Exception {
    Object value = loaded.call("test.Tasks", "value");
    String json = row.json();
    Codec<Object> jackson = jackson(loaded);
    if (row.outcome() == Outcome.WRITTEN) {
      assertThat(written(jackson, value)).isEqualTo(json);
      assertThatThrownBy(() -> read(jackson, json)).isInstanceOf(ArgumentException.class);
      assertThatThrownBy(() -> Loaded.json(loaded.call("test.Tasks", "call")))
          .hasMessageContaining("cannot be read again");
      return;
    }
    assertThat(Loaded.json(loaded.call("test.Tasks", "call")))
        .isEqualTo("{\"args\":[" + json + "],\"kwargs\":{}}");
    boolean isOwnForm = json.startsWith("{\"type\""); // of what Jackson can write, but not read
    if (!isOwnForm) {
      assertThat(written(jackson, value)).isEqualTo(json);
    }
    if (!isOwnForm) {
      assertThat(read(jackson, json)).isEqualTo(value);
    }
    assertThat(loaded.run("echo", "{\"args\":[" + json + "]}")).isEqualTo(value);
  }

  private static Codec<Object> jackson(Loaded loaded) throws ReflectiveOperationException {
    Type type = loaded.loadClass("test.Tasks").getDeclaredMethod("value").getGenericReturnType();
    return Codecs.databind(
        new TypeReference<Object>() {
          @Override
          public Type getType() {
            return type;
          }
        });
  }

  private static String written(Codec<Object> codec, Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Json.factory().createGenerator(text)) {
      codec.write(out, value);
    }
    return text.toString();
  }

  private static Object read(Codec<Object> codec, String json) throws IOException {
    try (JsonParser in = Json.factory().createParser(json)) {
      in.nextToken();
      return codec.read(in);
    }
  }
}
