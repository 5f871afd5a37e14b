package io.boilermaker.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which releases of the Python package do what together with this library, in each direction: the
 * tables of docs/mixed-fleets.md. {@code interop/run} tries the oldest and the newest, {@code
 * interop/run --matrix} all.
 */
@ExtendWith(PythonCondition.class)
class ReleaseMatrixTest {

  private static final Map<Direction, Map<String, Map<ReleaseFeature, String>>> FOUND =
      new EnumMap<>(Direction.class);

  @BeforeAll
  static void writeModule() throws IOException, InterruptedException {
    GeneratedModule.write();
  }

  static Stream<Arguments> releasesAndDirections() {
    return Releases.tried().stream()
        .flatMap(
            release ->
                Stream.of(Direction.JAVA_TO_PYTHON, Direction.PYTHON_TO_JAVA)
                    .map(direction -> arguments(release, direction)));
  }

  // N-I01, N-I02
  @ParameterizedTest
  @MethodSource("releasesAndDirections")
  void a_release_does_what_the_page_says(String release, Direction direction) throws IOException {
    Map<ReleaseFeature, String> found = new ReleaseTrial(release).run(direction);

    FOUND.computeIfAbsent(direction, each -> new LinkedHashMap<>()).put(release, found);
    if (!Boolean.getBoolean("goldens.write")) {
      assertThat(titled(found)).isEqualTo(onPage(release, direction));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Direction.class,
      names = {"JAVA_TO_PYTHON", "PYTHON_TO_JAVA"})
  void the_page_has_a_cell_for_each_feature_and_release(Direction direction) throws IOException {
    List<List<String>> rows = PageTable.rows(name(direction));
    assertThat(rows.get(0).subList(1, rows.get(0).size())).isEqualTo(Releases.all());
    assertThat(rows.stream().skip(1).map(row -> row.get(0)))
        .isEqualTo(
            ReleaseFeature.ALL.stream()
                .filter(feature -> feature.isIn(direction))
                .map(ReleaseFeature::title)
                .toList());
    assertThat(rows)
        .allSatisfy(row -> assertThat(row).hasSize(Releases.all().size() + 1).doesNotContain(""));
  }

  @AfterAll
  static void compareTables() throws IOException {
    if (Releases.areAllTried()) {
      for (var tables : FOUND.entrySet()) {
        PageTable.require(name(tables.getKey()), text(tables.getValue()));
      }
    }
  }

  private static Map<String, String> titled(Map<ReleaseFeature, String> found) {
    Map<String, String> titled = new LinkedHashMap<>();
    found.forEach((feature, cell) -> titled.put(feature.title(), cell));
    return titled;
  }

  private static Map<String, String> onPage(String release, Direction direction)
      throws IOException {
    List<List<String>> rows = PageTable.rows(name(direction));
    int column = rows.get(0).indexOf(release);
    assertThat(column).as(release).isPositive();
    Map<String, String> cells = new LinkedHashMap<>();
    rows.stream().skip(1).forEach(row -> cells.put(row.get(0), row.get(column)));
    return cells;
  }

  private static String name(Direction direction) {
    return "releases, " + direction.title;
  }

  private static String text(Map<String, Map<ReleaseFeature, String>> byRelease) {
    List<String> head = new ArrayList<>(List.of("feature"));
    head.addAll(byRelease.keySet());
    Map<ReleaseFeature, String> first = byRelease.values().iterator().next();
    return PageTable.text(
        head,
        first.keySet().stream()
            .map(
                feature -> {
                  List<String> row = new ArrayList<>(List.of(feature.title()));
                  byRelease.values().forEach(cells -> row.add(cells.get(feature)));
                  return row;
                }));
  }
}
