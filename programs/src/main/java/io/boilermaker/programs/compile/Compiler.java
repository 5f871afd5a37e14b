package io.boilermaker.programs.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.processor.OptionsProcessor;
import io.boilermaker.processor.TaskProcessor;
import io.boilermaker.processor.TaskRegistryProcessor;
import io.boilermaker.programs.source.ProgramSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jspecify.annotations.Nullable;

/** A compiler and the processors that it runs, in their order. */
public enum Compiler {
  JAVAC,
  ECJ,
  LOMBOK_FIRST,
  LOMBOK_LAST;

  /**
   * Compiles programs together.
   *
   * @param folder where files can be written
   */
  public Compilation compile(List<ProgramSource> sources, Path folder) {
    Path src = folder.resolve("src");
    Path classes = folder.resolve(name() + "/classes");
    Path generated = folder.resolve(name() + "/generated");
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    JavaCompiler javac = this == ECJ ? new EclipseCompiler() : ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, ClassPath.OF_USERS);
      files.setLocationFromPaths(
          StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(classes)));
      files.setLocationFromPaths(
          StandardLocation.SOURCE_OUTPUT, List.of(Files.createDirectories(generated)));
      StringWriter output = new StringWriter();
      var written = files.getJavaFileObjectsFromPaths(write(sources, src));
      JavaCompiler.CompilationTask task =
          javac.getTask(
              new PrintWriter(output, true), files, diagnostics, options(), null, written);
      Outcome outcome = call(task, output);
      List<Problem> problems =
          new Problems(List.of(src, generated)).of(diagnostics.getDiagnostics());
      String crash = outcome.crash() == null ? crash(problems) : outcome.crash();
      return new Compilation(outcome.succeeded(), problems, crash, classes, generated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a compiler ended; its crash is null if it did by itself. */
  private record Outcome(boolean succeeded, @Nullable String crash) {}

  private Outcome call(JavaCompiler.CompilationTask task, StringWriter output) {
    task.setProcessors(processors());
    try {
      return new Outcome(task.call(), null);
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome(false, e + "\n" + output);
    }
  }

  private static @Nullable String crash(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.code().equals("BoilermakerInternalError"))
        .map(Problem::message)
        .findFirst()
        .orElse(null);
  }

  private List<String> options() {
    String release = String.valueOf(Runtime.version().feature());
    return this == ECJ
        ? List.of("-nowarn", "-source", release, "-target", release)
        : List.of("-Xlint:all,-processing", "-Xmaxerrs", "10000", "-Xmaxwarns", "10000");
  }

  private List<Processor> processors() {
    List<Processor> processors =
        new ArrayList<>(
            List.of(new OptionsProcessor(), new TaskProcessor(), new TaskRegistryProcessor()));
    if (this == LOMBOK_FIRST) {
      processors.addAll(0, lombok());
    } else if (this == LOMBOK_LAST) {
      processors.addAll(lombok());
    }
    return processors;
  }

  private static List<Processor> lombok() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(provider -> provider.type().getName().startsWith("lombok."))
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static List<Path> write(List<ProgramSource> sources, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (ProgramSource source : sources) {
      Path file = folder.resolve(source.packageName().replace('.', '/') + "/" + ProgramSource.FILE);
      Files.createDirectories(folder.resolve(source.packageName().replace('.', '/')));
      files.add(Files.writeString(file, source.text()));
    }
    return files;
  }
}
