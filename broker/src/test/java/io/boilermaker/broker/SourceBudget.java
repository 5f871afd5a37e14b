package io.boilermaker.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The sizes of a module's source files and of the methods in them, in lines.
 *
 * @param folder the root of the sources, such as {@code src/main/java}
 */
record SourceBudget(Path folder) {

  /**
   * Checks the lines of every file.
   *
   * @param exceptions the limit of files that need a larger one, by their name
   */
  void assertFiles(int most, Map<String, Integer> exceptions) {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      long lines = lines(file);
      if (lines > exceptions.getOrDefault(name, most)) {
        tooLong.put(name, lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  /** Checks the lines of every method, from its first annotation to its closing brace. */
  void assertMethods(int most) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, Long> tooLong = new TreeMap<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodLines(unit, positions, most, tooLong).scan(unit, null);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class MethodLines extends TreePathScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final int most;
    private final Map<String, Long> tooLong;

    MethodLines(
        CompilationUnitTree unit, SourcePositions positions, int most, Map<String, Long> tooLong) {
      this.unit = unit;
      this.positions = positions;
      this.most = most;
      this.tooLong = tooLong;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap map = unit.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(unit, method));
      long lines = map.getLineNumber(positions.getEndPosition(unit, method)) - first + 1;
      if (lines > most) {
        tooLong.put(unit.getSourceFile().getName() + ":" + method.getName(), lines);
      }
      return super.visitMethod(method, nothing);
    }
  }
}
