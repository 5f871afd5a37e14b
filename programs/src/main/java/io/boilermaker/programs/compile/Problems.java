package io.boilermaker.programs.compile;

import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a compiler reports into problems of single programs.
 *
 * @param roots the folders of sources
 */
record Problems(List<Path> roots) {

  List<Problem> of(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    return diagnostics.stream()
        .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
        .map(this::of)
        .toList();
  }

  private Problem of(Diagnostic<? extends JavaFileObject> diagnostic) {
    boolean isError = diagnostic.getKind() == Diagnostic.Kind.ERROR;
    String message = String.valueOf(diagnostic.getMessage(null));
    JavaFileObject source = diagnostic.getSource();
    if (source == null) {
      return new Problem(isError, "", "", 0, message);
    }
    Path file = Path.of(source.toUri());
    return new Problem(
        isError,
        packageName(file),
        String.valueOf(file.getFileName()),
        Math.max(0, diagnostic.getLineNumber()),
        message);
  }

  private String packageName(Path file) {
    for (Path root : roots) {
      @Nullable Path folder = file.getParent();
      if (folder != null && file.startsWith(root)) {
        return root.relativize(folder).toString().replace('/', '.').replace('\\', '.');
      }
    }
    return "";
  }
}
