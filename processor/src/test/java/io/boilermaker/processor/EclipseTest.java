package io.boilermaker.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eclipse's compiler against javac: case P-22. That all else works with it too, the build's second
 * run of the other tests shows.
 */
@Tag("javac") // It runs both compilers by itself.
class EclipseTest {

  private static final String APP =
      "package test; @io.boilermaker.annotations.BoilermakerApp public class App {}";

  private static final String TASKS =
      """
      package test;

      import io.boilermaker.*;
      import io.boilermaker.annotations.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;

      class Tasks {
        private Tasks() {}
        enum Level { LOW { }, HIGH }
        record Line(@com.fasterxml.jackson.annotation.JsonProperty("sku") String product, int[] n) {}
        record Order(UUID id, List<Line> lines, Optional<String> note, Order parent) {}
        record Pair<A, B>(A first, B second) {}
        sealed interface Shape permits Circle, Box {}
        record Circle(double radius) implements Shape {}
        record Box(Shape inner, Pair<Level, LocalDate> pair) implements Shape {}

        @BackgroundTask static void primitives(App s, boolean a, byte b, short c, int d, long e,
            float f, double g, char h) {}
        @BackgroundTask static void boxes(App s, Integer a, Character b, String c, BigDecimal d) {}
        @BackgroundTask static void arrays(App s, int[][] a, byte[] b, String[] c, List<UUID>[] d,
            Map<String, int[]>[][] e) {}
        @BackgroundTask static void more(App s, String... rest) {}
        @BackgroundTask static void maps(App s, Map<Level, EnumSet<Level>> a,
            ConcurrentMap<Instant, Deque<Long>> b, SortedMap<String, ? extends List<?>> c) {}
        @BackgroundTask(aliases = {"b", "a"}, retry = @Retry(maxTries = 3, on = TimeoutException.class))
        static TaskResult order(Object s, TaskContext context, @Wire("o") Order order, Shape shape,
            @Default("5") int count, @Default("LOW") Level level, @Default("a\\nb") String text) {
          return TaskResult.success();
        }
        @Deprecated @BackgroundTask static CompletionStage<?> generic(App s,
            Pair<List<? extends Order>, Pair<Integer, Shape>> pair) throws Exception {
          return null;
        }
        interface Others {
          @BackgroundTask(name = "remote", queue = "q") void callRemote(String toAddress, int n);
        }
      }
      """;

  private static Compiled byBoth(List<File> classPath, String... sources) {
    Compiled javac = Compiled.setup().classPath(classPath).sources(sources).compile();
    Compiled ecj = Compiled.setup().byEcj().classPath(classPath).sources(sources).compile();
    assertThat(ecj.succeeds().generated()).isEqualTo(javac.succeeds().generated()).isNotEmpty();
    return ecj;
  }

  // P-22
  @Test
  void generated_code_is_the_same() {
    byBoth(Compiled.classPath(), APP, TASKS);
  }

  @Test
  void annotations_have_the_same_text_in_the_manifest() {
    Compiled compiled =
        byBoth(
            Compiled.classPath(),
            "package test; public class App {}",
            """
            package test;
            import com.fasterxml.jackson.annotation.*;
            import com.fasterxml.jackson.databind.annotation.*;
            class Tasks {
              @JsonNaming(com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy.class)
              record Left(
                  @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy, <'T'>!",
                      with = {JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                          JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES}) java.time.LocalDate day,
                  @JsonIgnoreProperties(value = "a", ignoreUnknown = true) int[] more) {}
              @JsonDeserialize static class Bean<T> extends Base<T> implements Named<T> {
                public boolean isSound() { return true; }
                private Part<T> part;
                public Part<T> getPart() { return part; }
                protected void setPart(Part<T> part) { this.part = part; }
                @JsonAlias("old") public boolean isOn;
              }
              interface Named<T> { default T getSum() { return null; } }
              record Point(int x, int far) implements Named<Long> {
                @JsonCreator static Point at(@JsonProperty("x") int x) { return new Point(x, 1); }
              }
              static class Base<T> {
                public java.util.List<T> list;
                @JsonProperty("own") private T one;
              }
              static class Part<T> {
                @JsonCreator Part(@JsonProperty("t") T t, @JsonProperty("n") int n) {}
              }
              @JsonDeserialize(builder = Built.Builder.class) static class Built {
                static class Builder {
                  Builder withN(int n) { return this; }
                  Built build() { return new Built(); }
                }
              }
              @io.boilermaker.annotations.BackgroundTask
              static void f(App state, Left left, Bean<Integer> bean, Built built, Point p) {}
            }
            """);
    assertThat(compiled.manifest())
        .contains("field list list<Integer> optional", "field own Integer optional")
        .contains("field t Integer", "field n int optional")
        .contains("written sound boolean", "written sum Integer", "written sum Long")
        .contains("written far int")
        .contains(
            "jackson<java.time.LocalDate @JsonFormat"
                + " pattern='yyyy%2c %3c\\\\'T\\\\'%3e%21' shape=STRING"
                + " with=[");
  }

  // P-22
  @Test
  void records_of_a_jar_without_parameter_names_keep_the_names_of_their_components(
      @TempDir Path folder) throws Exception {
    for (Compiled library :
        List.of(
            Compiled.setup().sources(LIBRARY).compile(),
            Compiled.setup().byEcj().sources(LIBRARY).compile())) {
      Path classes = Files.createDirectories(folder.resolve("classes"));
      for (JavaFileObject file : library.succeeds().classFiles()) {
        Path target = classes.resolve(file.toUri().getPath().replaceFirst("^/CLASS_OUTPUT/", ""));
        Files.createDirectories(target.getParent());
        Files.write(target, file.openInputStream().readAllBytes());
      }
      List<File> classPath = new ArrayList<>(Compiled.classPath());
      classPath.add(classes.toFile());

      Compiled compiled =
          byBoth(
              classPath,
              "package test; public class App {}",
              "package test; class Tasks { @io.boilermaker.annotations.BackgroundTask"
                  + " static void f(App state, lib.Address home) {} }");

      assertThat(compiled.generated("test.Tasks_Codecs"))
          .contains("\"street\"", "\"zip-code\"")
          .doesNotContain("arg0");
    }
  }

  // N-D19
  @Test
  void generated_code_draws_no_warning_by_eclipses_default_settings(@TempDir Path folder)
      throws Exception {
    String state = "package state; import java.util.List; public class App {}"; // draws one
    String tasks = TASKS.replace("App s", "state.App s").replace("Object s", "state.App s");
    String app = APP.replace("App {}", "Main {}");
    Compiled compiled = Compiled.setup().sources(state, app, tasks).compile().succeeds();
    Path sources = folder.resolve("sources");
    for (var file : compiled.generated().entrySet()) {
      if (file.getKey().endsWith(".java")) {
        write(folder.resolve(file.getKey().substring(1)), file.getValue());
      }
    }
    write(sources.resolve("state/App.java"), state);
    write(sources.resolve("test/Main.java"), app);
    write(sources.resolve("test/Tasks.java"), tasks);
    List<String> arguments =
        new ArrayList<>(List.of("-17", "-proc:none", "-d", "none", "-enableJavadoc"));
    arguments.add("-cp");
    arguments.add(
        Compiled.classPath().stream().map(File::getPath).collect(joining(File.pathSeparator)));
    arguments.add(folder.toString());

    var problems = new StringWriter();
    BatchCompiler.compile(
        arguments.toArray(String[]::new),
        new PrintWriter(problems),
        new PrintWriter(problems),
        null);

    assertThat(problems.toString()).contains("App.java").doesNotContain("SOURCE_OUTPUT");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static final String LIBRARY =
      """
      package lib;
      public record Address(
          String street,
          @com.fasterxml.jackson.annotation.JsonProperty("zip-code") int zip) {}
      """;

  // P-22
  @Test
  void nullness_by_default_is_not_taken_for_an_annotation_that_was_written() {
    String nonNullByDefault =
        """
        package test;
        import java.lang.annotation.*;
        @Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.METHOD})
        public @interface NonNullByDefault {}
        """;
    String nonNull =
        """
        package test;
        import java.lang.annotation.*;
        @Target(ElementType.TYPE_USE) public @interface NonNull {}
        """;
    String nullable = nonNull.replace("NonNull", "Nullable");
    String tasks =
        """
        package test;
        import java.util.*;
        @NonNullByDefault class Tasks {
          @io.boilermaker.annotations.BackgroundTask
          static void f(App state, List<String> texts, Map<String, @Nullable Integer> map) {}
        }
        """;
    Compiled ecj =
        Compiled.setup()
            .byEcj()
            .options("-warn:+nullAnnot(test.Nullable|test.NonNull|test.NonNullByDefault)")
            .sources(APP, nonNullByDefault, nonNull, nullable, tasks)
            .compile();
    Compiled javac =
        Compiled.setup().sources(APP, nonNullByDefault, nonNull, nullable, tasks).compile();
    // Of conversions that are not checked it warns, as wherever a library has no such annotations.
    assertThat(ecj.messages()).isEmpty();
    assertThat(ecj.generated()).isEqualTo(javac.succeeds().generated());
  }

  private static final String NULLABLE =
      """
      package test;
      import java.lang.annotation.*;
      @Target(ElementType.TYPE_USE) public @interface Nullable {}
      """;

  // N-C11
  @Test
  void type_variables_with_annotations_are_the_same_variables() {
    String tasks =
        """
        package test;
        import java.util.*;
        class Tasks {
          sealed interface S<T> {}
          record A<T>(T t) implements S<@Nullable T> {}
          record B<T>(T t) implements S<T> {}
          record C<X>(X x) implements S<List<@Nullable X>> {}
          record D<X>(X[] x) implements S<@Nullable X @Nullable []> {}
          record E<X extends @Nullable Comparable<@Nullable X>>(X x) implements S<@Nullable X> {}
          record F<X, Y extends @Nullable List<@Nullable X>>(X x, Y y)
              implements S<Map<@Nullable X, ? super @Nullable Y>> {}
          sealed interface Only<T> {}
          record One<X>(X x) implements Only<List<? extends @Nullable X>> {}
          @io.boilermaker.annotations.BackgroundTask
          static void f(App state, S<String> a, S<@Nullable List<@Nullable String>> b,
              S<Integer[]> c, S<Map<String, ? super List<String>>> d,
              Only<List<? extends Long>> e) {}
        }
        """;
    Compiled ecj = byBoth(Compiled.classPath(), APP, NULLABLE, tasks);
    assertThat(ecj.generated("test.Tasks_Codecs"))
        .contains("SealedCase.of(\"A\"", "SealedCase.of(\"C\"", "SealedCase.of(\"D\"")
        .contains("SealedCase.of(\"E\"", "SealedCase.of(\"F\"", "SealedCase.of(\"One\"");
  }

  @Test
  void classes_that_the_compiler_loses_between_rounds_do_no_harm() {
    String made =
        "package test; class Made { @io.boilermaker.annotations.BackgroundTask"
            + " static void f(App state, Late late) {} }";
    for (String more : List.of("", "@io.boilermaker.annotations.BackgroundTask")) {
      Compiled.Setup setup =
          Compiled.setup()
              .byEcj()
              .before(new Writing("Late", "package test; record Late(int i) {}", 2))
              .before(new Writing("Made", made))
              .sources(APP, "package test; class Tasks {" + more + " static void g(App a) {} }");
      assertThat(setup.compile().messages()).isEmpty();
    }
  }
}
