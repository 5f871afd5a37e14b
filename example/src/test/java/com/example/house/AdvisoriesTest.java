package com.example.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.docs.Repository;
import com.example.house.Advisory.Dependency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what published artifacts depend on with {@code security/advisories.txt}. */
class AdvisoriesTest {

  private static final Path FOLDER = Repository.ROOT.resolve("security");
  private static final int DAYS_BETWEEN_REVIEWS = 90;
  private static final Pattern IN_REPOSITORY =
      Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/\\2-\\3[^/]*\\.jar");

  private static Stream<String> rows(String file) {
    return Repository.lines(FOLDER.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("reviewed "));
  }

  private static List<Advisory> advisories() {
    return rows("advisories.txt").map(Advisory::of).toList();
  }

  /** The dependencies of each SBOM, and those that this test runs with. */
  private static List<Dependency> dependencies() throws IOException {
    List<Dependency> all = new ArrayList<>();
    for (BuildModule module : PackagedJars.published().toList()) {
      Path sbom = module.folder("target/bom.json");
      if (Files.exists(sbom)) {
        for (JsonNode component : new ObjectMapper().readTree(sbom.toFile()).path("components")) {
          String artifact =
              component.path("group").asText() + ":" + component.path("name").asText();
          all.add(new Dependency(artifact, component.path("version").asText()));
        }
      }
    }
    for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Matcher parts = IN_REPOSITORY.matcher(jar.replace(File.separatorChar, '/'));
      if (parts.matches()) {
        String artifact = parts.group(1).replace('/', '.') + ":" + parts.group(2);
        all.add(new Dependency(artifact, parts.group(3)));
      }
    }
    return all;
  }

  private static List<String> found(List<Dependency> dependencies) {
    return advisories().stream()
        .filter(Advisory::matters)
        .flatMap(
            advisory ->
                dependencies.stream()
                    .filter(advisory::affects)
                    .map(dependency -> advisory.id() + " | " + dependency.artifact()))
        .distinct()
        .toList();
  }

  // N-S14
  @Test
  void no_dependency_has_a_known_fault_that_is_not_excepted() throws IOException {
    List<String> excepted =
        rows("exceptions.txt")
            .map(line -> line.split(" \\| ", 4))
            .peek(cells -> assertThat(cells).as("id, artifact, date and reason").hasSize(4))
            .peek(cells -> assertThat(LocalDate.parse(cells[2])).isNotNull())
            .map(cells -> cells[0] + " | " + cells[1])
            .toList();
    List<String> found = found(dependencies());
    assertThat(found)
        .as("known faults of dependencies: raise the version, or see security/exceptions.txt")
        .containsExactlyInAnyOrderElementsOf(excepted);
  }

  // N-S14
  @ParameterizedTest
  @MethodSource("com.example.house.PackagedJars#published")
  void each_artifact_has_an_sbom(BuildModule module) throws IOException {
    PackagedJars.require(module);
    JsonNode sbom = new ObjectMapper().readTree(module.folder("target/bom.json").toFile());
    assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(sbom.at("/metadata/component/name").asText()).isEqualTo("boilermaker-" + module);
  }

  // N-S14
  @Test
  void what_this_project_once_depended_on_would_be_found() throws IOException {
    var before =
        List.of(
            new Dependency("org.apache.qpid:proton-j", "0.34.1"),
            new Dependency("com.fasterxml.jackson.core:jackson-databind", "2.18.4"),
            new Dependency("com.fasterxml.jackson.core:jackson-core", "2.18.4.1"),
            new Dependency("io.netty:netty-handler", "4.1.130.Final"),
            new Dependency("io.projectreactor.netty:reactor-netty-http", "1.2.13"),
            new Dependency("ch.qos.logback:logback-core", "1.5.32"));
    List<String> found = found(before);
    assertThat(before)
        .allSatisfy(
            dependency ->
                assertThat(found).anyMatch(fault -> fault.endsWith("| " + dependency.artifact())));
    assertThat(dependencies())
        .as("the class path of this test is read")
        .anyMatch(dependency -> dependency.artifact().equals("ch.qos.logback:logback-core"));
  }

  // N-S14
  @ParameterizedTest
  @CsvSource({
    "2.18.9, <2.18.9, false",
    "2.18.9.1, <2.18.9, false",
    "2.18.8, <2.18.9, true",
    "2.18.10, <2.18.9, false",
    "2.20.0, <2.18.9 or >=2.19.0 <2.21.5, true",
    "2.21.5, <2.18.9 or >=2.19.0 <2.21.5, false",
    "4.1.130.Final, <4.1.132.Final, true",
    "4.1.132.Final, <4.1.132.Final, false",
    "4.2, <4.2.0, false",
    "32.0.1-jre, <32.0.0, false",
    "31.1-jre, <32.0.0, true"
  })
  void a_version_is_within_bounds(String version, String condition, boolean within) {
    assertThat(Version.of(version).fulfils(condition)).isEqualTo(within);
  }

  // N-S14
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CVE-1 | high | g:a | <1",
        "CVE-1 | grave | g:a | <1 | 2026-01-01 | https://x | y",
        "CVE-1 | high | g:a | 1.0 | 2026-01-01 | https://x | y",
        "CVE-1 | high | g:a | <1 | 2026-01-01 | by hearsay | y"
      })
  void a_line_that_is_no_advisory_is_refused(String line) {
    assertThatThrownBy(() -> Advisory.of(line)).isInstanceOf(IllegalArgumentException.class);
  }

  /** No failure: a build of today must not fail tomorrow by the date alone. */
  @Test
  void an_old_review_is_mentioned() {
    LocalDate reviewed =
        Repository.lines(FOLDER.resolve("advisories.txt")).stream()
            .filter(line -> line.startsWith("reviewed "))
            .map(line -> LocalDate.parse(line.substring("reviewed ".length())))
            .findFirst()
            .orElseThrow();
    if (reviewed.plusDays(DAYS_BETWEEN_REVIEWS).isBefore(LocalDate.now(ZoneOffset.UTC))) {
      System.out.println("security/advisories.txt was last reviewed on " + reviewed);
    }
    assertThat(reviewed).isAfter(LocalDate.of(2026, 1, 1));
  }
}
