package io.boilermaker.interop;

import static io.boilermaker.interop.Direction.BOTH;
import static io.boilermaker.interop.Direction.PYTHON_TO_JAVA;
import static io.boilermaker.interop.Fleet.JAVA;
import static io.boilermaker.interop.Fleet.PYTHON;
import static io.boilermaker.interop.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The worked example of docs/mixed-fleets.md. */
@Conformance
class MovingTest {

  private static void apply(Fleet fleet, int delay, Object... args) {
    fleet.python.order("apply", Map.of("spec", spec("send_mail", args), "delay", delay));
  }

  @Test
  @Feature(value = "moving a task while messages wait", direction = PYTHON_TO_JAVA)
  void a_task_moves_to_java_while_messages_of_it_are_in_pythons_queue(Fleet fleet) {
    fleet.python(PYTHON);
    apply(fleet, 0, "a@b", "waiting");
    apply(fleet, 0, "a@b", "busy");
    apply(fleet, 3600, "a@b", "delayed");

    fleet.java(JAVA).start();
    fleet.python.order("close");
    fleet.python.order(
        "open_moving",
        Map.of("bus", fleet.bus.connectionString(), "python_queue", PYTHON, "java_queue", JAVA));
    fleet.python.order("start");
    apply(fleet, 0, "a@b", "new of Python");
    Awaitility.await().until(() -> fleet.python.runs().size() == 2);
    fleet.awaitScheduled(PYTHON);
    fleet.awaitScheduled(JAVA);
    fleet.bus.advance(Duration.ofHours(1));
    Awaitility.await()
        .until(() -> fleet.python.runs().size() == 3 && fleet.diary.runs().size() == 2);

    assertThat(fleet.python.runs())
        .containsExactly(
            List.of("send_mail", "a@b", "waiting", "1"),
            List.of("send_mail", "a@b", "busy", "1"),
            List.of("send_mail", "a@b", "delayed", "1"));
    assertThat(fleet.diary.calls())
        .containsExactly(
            List.of("send_mail", "a@b", "new of Python", "1"),
            List.of("send_mail", "a@b", "busy", "1"));
    fleet.awaitQuiet(PYTHON);
    fleet.awaitQuiet(JAVA);
    assertThat(fleet.bus.counts(PYTHON).total() + fleet.bus.counts(JAVA).total()).isZero();
  }

  @Test
  @Feature(value = "chains whose steps alternate", direction = BOTH)
  void a_chain_of_java_has_a_python_step_on_pythons_queue(Fleet fleet) {
    fleet.java(JAVA).start();
    fleet.python.order(
        "open_moving",
        Map.of("bus", fleet.bus.connectionString(), "python_queue", PYTHON, "java_queue", JAVA));
    fleet.python.order("start");

    fleet.java(JAVA).publish(workflow());

    Awaitility.await().until(() -> fleet.diary.runs().size() == 2);
    assertThat(fleet.diary.calls())
        .containsExactly(
            List.of("step", "fetched"), List.of("send_mail", "a@b", "Your image is ready", "1"));
    assertThat(fleet.python.runs()).containsExactly(List.of("resize", "image.png"));
  }

  private static Task workflow() {
    return Task.chain(
        StepTasks.task("fetched"),
        ResizeTasks.task("image.png"), // runs in Python
        SendMailTasks.task("a@b", "Your image is ready"));
  }

  @Test
  void all_python_on_the_page_is_in_a_source_that_runs() throws IOException {
    String page = Files.readString(Path.of("../docs/mixed-fleets.md"));
    String sources;
    try (Stream<Path> files = Files.list(Path.of("src/test/python"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".py"))
              .map(MovingTest::stripped)
              .collect(Collectors.joining());
    }

    List<String> snippets =
        Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(block -> stripped(block.group(1)))
            .toList();
    assertThat(snippets).hasSize(4).allSatisfy(snippet -> assertThat(sources).contains(snippet));
  }

  private static String stripped(Path file) {
    try {
      return stripped(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without indentation and empty lines. */
  private static String stripped(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
