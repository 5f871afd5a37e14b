package io.boilermaker.programs.change;

import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.programs.compile.Compilation;
import io.boilermaker.programs.compile.Compiler;
import io.boilermaker.programs.compile.Problem;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.run.Folder;
import io.boilermaker.programs.source.ProgramSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs that were compiled together.
 *
 * @param packages those that compiled
 */
public record Release(URLClassLoader classes, Manifest manifest, Set<String> packages)
    implements Closeable {

  @Override
  public void close() throws IOException {
    classes.close();
  }

  /** Compiles programs by the names of their packages, without those that have errors. */
  static Release of(Map<String, Program> programs, Folder folder) {
    List<ProgramSource> sources = new ArrayList<>();
    programs.forEach((name, program) -> sources.add(ProgramSource.of(program, name)));
    return of(sources, folder);
  }

  /** Compiles sources, without those that have errors. */
  public static Release of(List<ProgramSource> sources, Folder folder) {
    List<ProgramSource> left = new ArrayList<>(sources);
    while (true) {
      Compilation compiled = Compiler.JAVAC.compile(left, folder.next());
      if (compiled.succeeded()) {
        Set<String> packages =
            left.stream().map(ProgramSource::packageName).collect(Collectors.toSet());
        return new Release(compiled.load(), manifest(compiled.classes()), packages);
      }
      Set<String> wrong =
          compiled.errors().stream().map(Problem::packageName).collect(Collectors.toSet());
      if (!left.removeIf(each -> wrong.contains(each.packageName()))) {
        throw new IllegalStateException(compiled.crash() + " " + compiled.errors());
      }
    }
  }

  private static Manifest manifest(Path classes) {
    try (Stream<Path> files = Files.list(classes.resolve(Manifest.FOLDER))) {
      return Manifest.parse(Files.readString(files.findFirst().orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the manifest with those tasks alone that read messages of one of some names. */
  public Manifest only(List<String> names) {
    List<TaskEntry> tasks =
        manifest.tasks().stream()
            .filter(each -> !Collections.disjoint(each.names(), names))
            .toList();
    return new Manifest(tasks, manifest.types());
  }
}
