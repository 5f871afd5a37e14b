package com.example.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.docs.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code mvn install} and {@code mvn deploy} give away. */
class PublishedModulesTest {

  private static final Set<String> OURS =
      Set.of("example", "interop", "programs", "benchmarks", "mutation");

  private static final Pattern BOM_ENTRY =
      Pattern.compile("<artifactId>boilermaker-([\\w-]+)</artifactId>\\s*<version>");

  private static List<Path> modules() {
    return Repository.files(Repository.ROOT, "pom.xml").stream()
        .filter(pom -> !Repository.name(pom).startsWith("example/starters/"))
        .toList();
  }

  private static String folder(Path pom) {
    return Repository.name(pom).replaceFirst("/?pom.xml$", "");
  }

  private static String text(Path pom) {
    return String.join("\n", Repository.lines(pom));
  }

  // N-D01
  @Test
  void what_is_for_ourselves_is_neither_installed_nor_deployed() {
    assertThat(modules())
        .filteredOn(pom -> OURS.contains(folder(pom).replaceFirst("/.*", "")))
        .hasSizeGreaterThanOrEqualTo(OURS.size())
        .allSatisfy(
            pom ->
                assertThat(text(pom))
                    .contains("<maven.install.skip>true", "<maven.deploy.skip>true"));
  }

  @Test
  void the_bom_has_all_that_is_published() {
    Set<String> published = new TreeSet<>();
    modules().stream()
        .map(PublishedModulesTest::folder)
        .filter(name -> !name.isEmpty() && !name.equals("bom"))
        .filter(name -> !OURS.contains(name.replaceFirst("/.*", "")))
        .forEach(published::add);
    String bom = text(Repository.ROOT.resolve("bom/pom.xml"));
    assertThat(BOM_ENTRY.matcher(bom).results().map((MatchResult entry) -> entry.group(1)))
        .filteredOn(name -> !name.equals("bom"))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void the_bom_has_the_version_of_the_others() {
    Pattern version = Pattern.compile("<version>([\\w.-]+)</version>");
    assertThat(
            Stream.of("pom.xml", "bom/pom.xml")
                .map(Repository.ROOT::resolve)
                .map(PublishedModulesTest::text)
                .map(pom -> version.matcher(pom).results().findFirst().orElseThrow().group(1))
                .distinct())
        .hasSize(1);
  }
}
