package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.boilermaker.processor.UnderTest.Problem;
import io.boilermaker.processor.UnderTest.Result;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/** Sources compiled with the processors, every warning on, and what came of it. */
final class Compiled {

  /** What a user has: nothing of the processor, and no JSpecify. */
  private static final List<File> CLASS_PATH =
      Arrays.stream(
              Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                  .orElse(System.getProperty("java.class.path"))
                  .split(File.pathSeparator))
          .map(File::new)
          .filter(file -> !file.equals(home(TaskProcessor.class)))
          .filter(file -> !file.equals(home(Compiled.class)))
          .filter(file -> !file.getPath().contains("jspecify"))
          .toList();

  private final List<JavaFileObject> sources;
  private final Result result;

  private static File home(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private Compiled(List<JavaFileObject> sources, Result result) {
    this.sources = sources;
    this.result = result;
  }

  /** What to compile, and how. */
  static final class Setup {
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<Object> options =
        new ArrayList<>(UnderTest.strictOptions("-Xlint:all,-processing"));

    private final List<Processor> processors = new ArrayList<>(UnderTest.processors());

    private List<File> classPath = CLASS_PATH;
    private boolean byEcj = UnderTest.isEcj();

    Setup sources(String... texts) {
      Arrays.stream(texts).map(Compiled::source).forEach(sources::add);
      return this;
    }

    Setup options(Object... more) {
      options.addAll(List.of(more));
      return this;
    }

    /** A processor that runs before ours. */
    Setup before(Processor processor) {
      processors.add(0, processor);
      return this;
    }

    /** A processor that runs after ours. */
    Setup after(Processor processor) {
      processors.add(processor);
      return this;
    }

    Setup only(Processor... processor) {
      processors.clear();
      processors.addAll(List.of(processor));
      return this;
    }

    /** By Eclipse's compiler in any case. */
    Setup byEcj() {
      byEcj = true;
      options.clear();
      options.add("-nowarn");
      return this;
    }

    Setup classPath(List<File> files) {
      classPath = files;
      return this;
    }

    Compiled compile() {
      return new Compiled(
          sources, UnderTest.compile(byEcj, sources, classPath, processors, options));
    }
  }

  static Setup setup() {
    return new Setup();
  }

  /** Compiles source files; their names are found in their text. */
  static Compiled sources(String... texts) {
    return setup().sources(texts).compile();
  }

  /** Compiles methods in the class {@code Tasks}, beside a class {@code App}. */
  static Compiled tasks(String methods) {
    return sources(
        "package test; public class App {}",
        """
        package test;

        import io.boilermaker.*;
        import io.boilermaker.annotations.*;
        import java.math.*;
        import java.net.*;
        import java.time.*;
        import java.util.*;

        class Tasks {
        """
            + methods
            + "\n}\n");
  }

  /** Compiles one method that is a task. */
  static Compiled task(String method) {
    return tasks("@BackgroundTask " + method);
  }

  static List<File> classPath() {
    return CLASS_PATH;
  }

  private static JavaFileObject source(String text) {
    String name = find("\\bmodule\\s+\\w+", text).isPresent() ? "module-info" : typeName(text);
    return JavaFileObjects.forSourceString(name, text);
  }

  private static String typeName(String text) {
    String name =
        find("(?:class|interface|record|enum) (\\w+)", text)
            .map(found -> found.replaceAll(".* ", ""))
            .orElse("package-info");
    return find("package ([\\w.]+);", text)
        .map(p -> p.replaceAll("package |;", "") + "." + name)
        .orElse(name);
  }

  private static Optional<String> find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS).matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Asserts that there was no error and no warning. */
  Compiled succeeds() {
    assertThat(result.problems().stream().map(Problem::message)).isEmpty();
    assertThat(result.succeeded()).isTrue();
    return this;
  }

  /** Asserts that there were so many errors. */
  Compiled fails(int errors) {
    assertThat(result.succeeded()).isFalse();
    assertThat(messages()).hasSize(errors);
    return this;
  }

  /** Asserts that there was just this error, at the line of a source that contains a text. */
  void breaks(ErrorCode code, String found, String lineContaining) {
    fails(1).reports(code, found, lineContaining);
  }

  /** Asserts an error with its whole message, at the line of a source that contains a text. */
  Compiled reports(ErrorCode code, String found, String lineContaining) {
    String message = code.message(found);
    assertThat(messages()).contains(message);
    Problem error = errors().filter(e -> e.message().equals(message)).findFirst().orElseThrow();
    assertThat(error.line()).as("line of " + error).contains(lineContaining);
    return this;
  }

  private Stream<Problem> errors() {
    return UnderTest.withoutConsequences(
        result.problems().stream().filter(Problem::isError).toList());
  }

  /** The source lines that the errors stand at. */
  List<String> linesOfErrors() {
    return errors().map(Problem::line).toList();
  }

  List<String> messages() {
    return errors().map(Problem::message).toList();
  }

  /** The text of a generated source. */
  String generated(String name) {
    return file("/SOURCE_OUTPUT/" + name.replace('.', '/') + ".java")
        .orElseThrow(() -> new AssertionError("not generated: " + name));
  }

  /** All generated sources and resources, by their paths. */
  Map<String, String> generated() {
    return result.files().stream()
        .filter(file -> file.getKind() != JavaFileObject.Kind.CLASS)
        .collect(toUnmodifiableMap(file -> file.toUri().getPath(), Compiled::content));
  }

  /** The list of registries; empty if there is none. */
  Optional<String> services() {
    return file("/CLASS_OUTPUT/META-INF/services/io.boilermaker.TaskRegistry");
  }

  /** The manifest of the only registry. */
  String manifest() {
    return generated().entrySet().stream()
        .filter(file -> file.getKey().startsWith("/CLASS_OUTPUT/META-INF/boilermaker/"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no manifest"));
  }

  private Optional<String> file(String path) {
    return result.files().stream()
        .filter(file -> file.toUri().getPath().equals(path))
        .findFirst()
        .map(Compiled::content);
  }

  /** The classes, ready to be used. */
  Loaded load() {
    succeeds();
    return Loaded.of(result.files());
  }

  private static String content(JavaFileObject file) {
    try (var in = file.openInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JavaFileObject> classFiles() {
    return result.files().stream()
        .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
        .toList();
  }

  int sourceCount() {
    return sources.size();
  }
}
