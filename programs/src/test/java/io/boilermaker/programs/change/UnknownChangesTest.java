package io.boilermaker.programs.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import io.boilermaker.InlineQueue;
import io.boilermaker.Task;
import io.boilermaker.manifest.Compatibility;
import io.boilermaker.programs.run.Folder;
import io.boilermaker.programs.run.Inbox;
import io.boilermaker.programs.source.ProgramSource;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of what the guard cannot know is true, and docs/evolution.md has it. */
class UnknownChangesTest {

  private static final Path PAGE = Path.of("..", "docs", "evolution.md");
  private static final String MARK = "<!-- what the guard cannot know -->\n";

  private static final Folder FOLDER = new Folder();
  private static Release before;
  private static Release now;

  @BeforeAll
  static void compile() {
    before = release(UnknownChange::before);
    now = release(UnknownChange::now);
  }

  @AfterAll
  static void close() throws IOException {
    before.close();
    now.close();
    FOLDER.close();
  }

  private static Release release(Function<UnknownChange, String> text) {
    List<ProgramSource> sources =
        Arrays.stream(UnknownChange.values())
            .map(each -> new ProgramSource(each.packageName(), text.apply(each), Map.of()))
            .toList();
    Release release = Release.of(sources, FOLDER);
    assertThat(release.packages()).hasSize(sources.size());
    return release;
  }

  @ParameterizedTest
  @EnumSource
  void what_the_guard_says_is_not_what_becomes_of_a_message(UnknownChange change)
      throws ReflectiveOperationException {
    boolean isRight = outcome(change).equals(RIGHT);

    assertThat(passes(change)).isNotEqualTo(isRight);
  }

  private static boolean passes(UnknownChange change) {
    List<String> name = List.of(change.packageName());
    return Compatibility.breakingChanges(before.only(name), now.only(name), LocalDate.EPOCH)
        .isEmpty();
  }

  private static final String RIGHT = "arrives as it was";

  /** Gives the message of the last release to the next. */
  private static String outcome(UnknownChange change) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(now.classes());
    Inbox inbox = new Inbox();
    InlineQueue queue = new InlineQueue();
    try (Boilermaker<?> app = Boilermaker.builder(inbox).inline(queue).build()) {
      Task message = (Task) call(change, "message");
      app.publish(message);
      Object[] arrived = inbox.find(message.id());
      if (arrived == null) {
        assertThat(queue.deadLetters()).isNotEmpty();
        return "is dead-lettered";
      }
      String sent = String.valueOf(call(change, "value"));
      String got = String.valueOf(arrived[0]);
      return got.equals(sent) ? RIGHT : "arrives as `%s`, not `%s`".formatted(got, sent);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  private static Object call(UnknownChange change, String method)
      throws ReflectiveOperationException {
    Method found =
        before
            .classes()
            .loadClass(change.packageName() + "." + ProgramSource.CLASS)
            .getDeclaredMethod(method);
    found.setAccessible(true);
    return found.invoke(null);
  }

  /** Run with {@code -Dgoldens.write=true} to write the table, and review the difference. */
  @Test
  void the_page_has_these_rows() throws IOException, ReflectiveOperationException {
    String page = Files.readString(PAGE);
    String start = page.substring(0, page.indexOf(MARK) + MARK.length());
    String written = start + table() + page.substring(page.lastIndexOf(MARK));
    if (Boolean.getBoolean("goldens.write")) {
      Files.writeString(PAGE, written);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(written);
  }

  private static String table() throws ReflectiveOperationException {
    StringBuilder table =
        new StringBuilder("\n| change | the guard | a message |\n|---|---|---|\n");
    for (UnknownChange each : UnknownChange.values()) {
      table
          .append("| " + each.sentence() + " | " + (passes(each) ? "passes it" : "refuses it"))
          .append(" | " + outcome(each) + " |\n");
    }
    return table.append("\n").toString();
  }
}
