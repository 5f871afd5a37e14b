package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * The compiler that runs the processors: javac, or Eclipse's where the system property {@code
 * boilermaker.compiler} is {@code ecj}, as in the build's second run of these tests.
 */
final class UnderTest {

  private static final boolean IS_ECJ = "ecj".equals(System.getProperty("boilermaker.compiler"));

  private UnderTest() {}

  /**
   * What came of a compilation.
   *
   * @param succeeded whether there was no error
   * @param problems in the order of their report
   * @param files all that was generated, its location first in its path
   */
  record Result(boolean succeeded, List<Problem> problems, List<JavaFileObject> files) {}

  /**
   * An error or a warning.
   *
   * @param line the text of the line where it is; null if it is in no file
   */
  record Problem(boolean isError, String message, String line) {

    static Problem of(Diagnostic<? extends JavaFileObject> diagnostic) {
      return new Problem(
          diagnostic.getKind() == Diagnostic.Kind.ERROR,
          diagnostic.getMessage(null),
          diagnostic.getLineNumber() < 1 ? null : line(diagnostic));
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
      try (InputStream in = diagnostic.getSource().openInputStream()) {
        List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
        return lines.get((int) diagnostic.getLineNumber() - 1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static JavaCompiler compiler() {
    return IS_ECJ ? new EclipseCompiler() : ToolProvider.getSystemJavaCompiler();
  }

  /**
   * Every warning is an error. With Eclipse none is given: it has its own, about users' sources.
   *
   * @param lint what javac warns of
   */
  static List<String> strictOptions(String... lint) {
    return IS_ECJ
        ? List.of("-nowarn")
        : Stream.concat(Stream.of(lint), Stream.of("-Werror")).toList();
  }

  /** Returns all of ours, in the order of the service file. */
  static List<Processor> processors() {
    return List.of(new OptionsProcessor(), new TaskProcessor(), new TaskRegistryProcessor());
  }

  static boolean isEcj() {
    return IS_ECJ;
  }

  static Result compile(
      boolean byEcj,
      List<JavaFileObject> sources,
      List<File> classPath,
      List<Processor> processors,
      List<Object> options) {
    return byEcj
        ? onDisk(sources, classPath, processors, options)
        : inMemory(sources, classPath, processors, options);
  }

  private static Result inMemory(
      List<JavaFileObject> sources,
      List<File> classPath,
      List<Processor> processors,
      List<Object> options) {
    Compilation compilation =
        Compiler.javac()
            .withClasspath(classPath)
            .withProcessors(processors)
            .withOptions(options)
            .compile(sources);
    boolean succeeded = compilation.status() == Compilation.Status.SUCCESS;
    return new Result(
        succeeded,
        compilation.diagnostics().stream().map(Problem::of).toList(),
        succeeded ? compilation.generatedFiles() : List.of());
  }

  /** Eclipse's compiler takes sources in memory for files. */
  private static Result onDisk(
      List<JavaFileObject> sources,
      List<File> classPath,
      List<Processor> processors,
      List<Object> options) {
    try {
      Path folder = Files.createTempDirectory("ecj");
      try {
        return onDisk(folder, sources, classPath, processors, options);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result onDisk(
      Path folder,
      List<JavaFileObject> sources,
      List<File> classPath,
      List<Processor> processors,
      List<Object> options)
      throws IOException {
    JavaCompiler compiler = new EclipseCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, null, UTF_8)) {
      List<Path> files = new ArrayList<>();
      for (JavaFileObject source : sources) {
        files.add(write(folder.resolve("src"), source));
      }
      Path classes = Files.createDirectories(folder.resolve("CLASS_OUTPUT"));
      Path generated = Files.createDirectories(folder.resolve("SOURCE_OUTPUT"));
      manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
      manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(generated.toFile()));
      manager.setLocation(StandardLocation.CLASS_PATH, classPath);
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new PrintWriter(OutputStream.nullOutputStream(), false, UTF_8),
              manager,
              diagnostics,
              forThisJvm(options.stream().map(Object::toString).toList()),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(processors);
      boolean succeeded = task.call();
      return new Result(
          succeeded,
          diagnostics.getDiagnostics().stream().map(Problem::of).toList(),
          Stream.concat(files(folder, classes).stream(), files(folder, generated).stream())
              .toList());
    }
  }

  /** Eclipse's compiler would else write class files that only the newest JVM can load. */
  static List<String> forThisJvm(List<String> options) {
    List<String> all = new ArrayList<>(options);
    if (!all.contains("--release")) {
      String release = String.valueOf(Runtime.version().feature());
      all.addAll(List.of("-source", release, "-target", release));
    }
    return all;
  }

  /** Eclipse's compiler goes on after our errors, and reports what is missing by them. */
  static Stream<Problem> withoutConsequences(List<Problem> errors) {
    List<Problem> own = errors.stream().filter(e -> e.message().startsWith("[")).toList();
    return IS_ECJ && !own.isEmpty() ? own.stream() : errors.stream();
  }

  private static Path write(Path folder, JavaFileObject source) throws IOException {
    Path file = folder.resolve(source.toUri().getPath().replaceFirst("^/", ""));
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source.getCharContent(false), UTF_8);
  }

  private static List<JavaFileObject> files(Path root, Path folder) throws IOException {
    List<JavaFileObject> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        files.add(new InMemory(path, Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A file that outlives its folder. */
  private static final class InMemory extends SimpleJavaFileObject {
    private final byte[] bytes;

    InMemory(String path, byte[] bytes) {
      super(URI.create("mem:///" + path), kind(path));
      this.bytes = bytes;
    }

    private static Kind kind(String path) {
      return Stream.of(Kind.CLASS, Kind.SOURCE)
          .filter(kind -> path.endsWith(kind.extension))
          .findFirst()
          .orElse(Kind.OTHER);
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
