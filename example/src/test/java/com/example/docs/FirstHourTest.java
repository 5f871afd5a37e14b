package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.AppWorker;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a new user reads first. {@code example/first-hour} builds and runs the README's project;
 * this checks, in each build, what it would find.
 */
class FirstHourTest {

  private static final Pattern FILE =
      Pattern.compile("(?ms)^`([\\w./-]+)`:\\n\\n```\\w+\\n(.*?)^```$");

  private static String text(String path) {
    return String.join("\n", Repository.lines(Repository.ROOT.resolve(path))) + "\n";
  }

  private static Map<String, String> readmeFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    FILE.matcher(text("README.md"))
        .results()
        .forEach((MatchResult file) -> files.put(file.group(1), file.group(2)));
    return files;
  }

  // N-D02, N-D04
  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/com/example/App.java",
        "src/main/java/com/example/Tasks.java",
        "src/main/java/com/example/Publish.java",
        "src/test/java/com/example/TasksTest.java"
      })
  void files_of_the_readme_are_whole_and_those_of_the_example_and_the_starters(String path) {
    assertThat(readmeFiles().get(path))
        .isEqualTo(text("example/" + path))
        .isEqualTo(text("example/starters/maven/" + path))
        .isEqualTo(text("example/starters/module/" + path))
        .isEqualTo(text("example/starters/gradle/" + path));
  }

  // N-D03
  @Test
  void the_build_file_of_the_readme_has_the_versions_of_this_build() {
    String pom = readmeFiles().get("pom.xml");
    String parent = text("pom.xml");
    for (String name : List.of("logback", "junit", "compiler-plugin")) {
      assertThat(pom).as(name).contains("<version>" + property(parent, name) + "</version>");
    }
    for (String plugin : List.of("maven-surefire-plugin", "maven-dependency-plugin")) {
      String pinned =
          first("<artifactId>" + plugin + "</artifactId>\\s*<version>([\\d.]+)</version>", parent);
      assertThat(pom).containsPattern(plugin + "</artifactId>\\s*<version>" + pinned + "<");
    }
    assertThat(pom).contains("boilermaker.version>" + first("<version>(.*?)<", parent) + "<");
    assertThat(text("example/starters/maven/pom.xml")).isEqualTo(pom);
  }

  private static String property(String pom, String name) {
    return first("<" + name + ".version>(.*?)<", pom);
  }

  private static String first(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  // N-D14
  @ParameterizedTest
  @ValueSource(
      strings = {
        "example/src/main/resources/logback.xml",
        "example/starters/maven/src/main/resources/logback.xml",
        "example/starters/kotlin/src/main/resources/logback.xml"
      })
  void the_logging_to_copy_is_that_of_the_example(String path) {
    String toCopy = text(path).replaceAll("    <target>.*</target>\n", "");
    assertThat(text("docs/configuration.md")).contains("```xml\n" + toCopy + "```");
  }

  // N-D10
  @Test
  void the_command_for_a_containers_libraries_leaves_out_those_of_tests() {
    assertThat(text("docs/deployment.md"))
        .contains(
            "mvn dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib");
    assertThat(readmeFiles().get("pom.xml"))
        .contains(
            "<includeScope>runtime</includeScope>",
            "<outputDirectory>${project.build.directory}/lib</outputDirectory>");
  }

  // N-D11
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/configuration.md"})
  void the_managed_identity_is_named_where_the_credential_is(String page) {
    assertThat(text(page)).contains("DefaultAzureCredential", "AZURE_CREDENTIAL_INCLUDE_MSI");
  }

  // N-D05
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cannot find symbol | annotationProcessorPaths",
        "Could not find or load main class com.example.AppWorker | annotation processor did not run"
      })
  void a_build_without_the_processor_is_among_the_symptoms(String symptom, String cause) {
    assertThat(Repository.lines(Repository.ROOT.resolve("docs/troubleshooting.md")))
        .anySatisfy(line -> assertThat(line).startsWith("|").contains(symptom, cause));
  }

  // N-D16
  @Test
  void the_demo_has_its_own_task_alone() {
    Path classes =
        Path.of(AppWorker.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    assertThat(
            Repository.lines(
                classes.resolve("META-INF/boilermaker/com.example.App_BoilermakerRegistry.tasks")))
        .filteredOn(line -> line.startsWith("task "))
        .containsExactly("task background_task1 com.example.Tasks.backgroundTask1");
    assertThat(text("README.md")).contains("Registered 1 background functions from 1 registries");
  }

  @Test
  void no_page_links_to_what_is_not_there() {
    Pattern link = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(#[^)\\s]*)?\\)");
    List<Path> pages =
        Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md").map(Repository.ROOT::resolve),
                Stream.concat(
                    Repository.files(Repository.ROOT.resolve("docs"), ".md").stream(),
                    Repository.files(Repository.ROOT.resolve("example/starters"), ".md").stream()))
            .toList();
    for (Path page : pages) {
      String text = String.join("\n", Repository.lines(page));
      assertThat(link.matcher(text).results())
          .as(Repository.name(page))
          .allSatisfy(
              found -> {
                Path target = page.resolveSibling(found.group(1)).normalize();
                Path linked = found.group(1).isEmpty() ? page : target;
                assertThat(linked).exists();
                if (found.group(2) != null && linked.toString().endsWith(".md")) {
                  assertThat(anchors(linked)).as(linked.toString()).contains(found.group(2));
                }
              });
    }
  }

  private static List<String> anchors(Path page) {
    return Repository.lines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT))
        .map(title -> "#" + title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
