package io.boilermaker.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Writes, at the end of the suite, which features have passed in which direction. */
final class FeatureTable implements AfterTestExecutionCallback {

  /** interop/run prints it. */
  private static final Path FILE = Path.of("target/features.txt");

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Feature feature = context.getRequiredTestMethod().getAnnotation(Feature.class);
    if (feature != null) {
      context
          .getRoot()
          .getStore(Namespace.create(FeatureTable.class))
          .getOrComputeIfAbsent(
              Results.class,
              type -> new Results(FleetExtension.python(context).order("versions")),
              Results.class)
          .add(feature, context.getExecutionException().isEmpty());
    }
  }

  /** Closed, and so written, by JUnit at the end. */
  private static final class Results implements AutoCloseable {
    private final JsonNode versions;
    private final Map<String, Map<Direction, Boolean>> rows = new TreeMap<>();

    Results(JsonNode versions) {
      this.versions = versions;
    }

    synchronized void add(Feature feature, boolean passed) {
      var row = rows.computeIfAbsent(feature.value(), name -> new EnumMap<>(Direction.class));
      for (Direction direction : feature.direction()) {
        row.merge(direction, passed, Boolean::logicalAnd);
      }
    }

    @Override
    public synchronized void close() throws IOException {
      Files.writeString(FILE, toText());
    }

    private String toText() {
      var text = new StringBuilder("Java " + Runtime.version());
      versions
          .properties()
          .forEach(
              version -> text.append(", " + version.getKey() + " " + version.getValue().asText()));
      text.append("\n\n").append(line("", direction -> direction.title));
      rows.forEach(
          (feature, results) ->
              text.append(line(feature, direction -> word(results.get(direction)))));
      return text.toString();
    }

    private static String line(String feature, Function<Direction, String> cell) {
      String cells =
          Arrays.stream(Direction.values())
              .map(direction -> "%-16s".formatted(cell.apply(direction)))
              .collect(Collectors.joining());
      return ("%-44s".formatted(feature) + cells).stripTrailing() + "\n";
    }

    private static String word(Boolean passed) {
      return passed == null ? "" : passed ? "passed" : "FAILED";
    }
  }
}
