package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;

/** The compiler as a build runs it, on files. */
final class Javac {

  private final Path folder;
  private final String outputFolder;
  private final List<Path> sources = new ArrayList<>();
  private String output = "";

  Javac(Path folder) {
    this(folder, "classes");
  }

  /**
   * A compiler that writes to a folder of its own.
   *
   * @param outputFolder the folder inside of {@code folder}
   */
  Javac(Path folder, String outputFolder) {
    this.folder = folder;
    this.outputFolder = outputFolder;
  }

  Javac source(String path, String text) {
    return source(path, text, UTF_8);
  }

  Javac source(String path, String text, Charset encoding) {
    Path file = folder.resolve("src").resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, encoding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sources.add(file);
    return this;
  }

  /** Compiles all sources; the class path is a user's. */
  Javac compile(String... options) {
    return run(List.of(), "-cp", userClassPath(), options);
  }

  /** Compiles all sources; the class path has the classes of another compilation too. */
  Javac compileBeside(Javac other, String... options) {
    return run(List.of(), "-cp", userClassPath() + File.pathSeparator + other.classes(), options);
  }

  /** Compiles all sources with all that the user has as modules. */
  Javac compileModule(Path modules, String... options) {
    return run(List.of(), "--module-path", modules.toString(), options);
  }

  /** Processes classes that are there already, as Gradle does. */
  Javac process(List<String> classNames, String... options) {
    sources.clear();
    String path = userClassPath() + File.pathSeparator + classes();
    return run(classNames, "-cp", path, options);
  }

  private Javac run(List<String> classNames, String pathOption, String path, String... more) {
    JavaCompiler javac = UnderTest.compiler();
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(
        List.of("-d", classes().toString(), "-s", classes().toString(), pathOption, path));
    options.addAll(UnderTest.strictOptions());
    StringWriter out = new StringWriter();
    try (var files = javac.getStandardFileManager(null, null, encoding(options))) {
      Files.createDirectories(classes());
      JavaCompiler.CompilationTask task =
          javac.getTask(
              out,
              files,
              null,
              UnderTest.isEcj() ? UnderTest.forThisJvm(options) : options,
              classNames,
              files.getJavaFileObjectsFromPaths(List.copyOf(sources)));
      task.setProcessors(UnderTest.processors());
      output = task.call() ? out.toString() : "FAILED: " + out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Eclipse's compiler reads as its file manager does, whatever its options say. */
  private static Charset encoding(List<String> options) {
    int option = options.indexOf("-encoding");
    return option < 0 ? UTF_8 : Charset.forName(options.get(option + 1));
  }

  Javac succeeds() {
    assertThat(output).isEmpty();
    return this;
  }

  /** Asserts that there was nothing but one note, which fails no build. */
  Javac succeedsWithNote(String start) {
    assertThat(output).doesNotStartWith("FAILED").doesNotContain("warning:").contains(start);
    assertThat(output.lines().filter(line -> line.matches("(?i).*\\b(note:|INFO in).*")))
        .hasSize(1);
    return this;
  }

  String output() {
    return output;
  }

  private Path classes() {
    return folder.resolve(outputFolder);
  }

  String read(String path) {
    try {
      return Files.readString(classes().resolve(path), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all files that were written. */
  List<String> written() {
    try (Stream<Path> all = Files.walk(classes())) {
      return all.filter(Files::isRegularFile)
          .map(file -> classes().relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String userClassPath() {
    return Compiled.classPath().stream()
        .map(File::getPath)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
