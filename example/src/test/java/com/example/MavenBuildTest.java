package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boilermaker.TaskDefinition;
import io.boilermaker.TaskRegistry;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user's project with a module descriptor, built by Maven from scratch and then again after
 * changes. Maven is called offline: this build itself has brought all that it needs.
 */
@Timeout(300)
class MavenBuildTest {

  private static final String APP = "package app; public class App {}";
  private static final String CALLER =
      "package app; class Caller { static io.boilermaker.Task call() { return ATasks.task(\"x\"); } }";

  private static final String VERSION = System.getProperty("compiler-plugin.version");

  /** In full, since a short name is looked up in plugins that may not be there offline. */
  private static final String COMPILE =
      "org.apache.maven.plugins:maven-compiler-plugin:" + VERSION + ":compile";

  @TempDir Path folder;

  @BeforeEach
  void writeProject() throws Exception {
    boolean isThere = run(folder, "mvn", "-v");
    assumeTrue(isThere || System.getenv("CI") != null, "needs mvn on the PATH");
    StringBuilder dependencies = new StringBuilder();
    for (String library : List.of("boilermaker-annotations", "boilermaker-runtime")) {
      addDependency(dependencies, library, jarOf(library));
    }
    for (Path jar : classPath("jackson-core")) {
      addDependency(dependencies, "jackson-core", jar);
    }
    write("pom.xml", pom(dependencies.toString()));
    write(
        "src/main/java/module-info.java",
        "module app { requires %s; requires %s; }"
            .formatted(moduleName("boilermaker-annotations"), moduleName("boilermaker-runtime")));
    source("App", APP);
    source("Caller", CALLER);
    source("First", task("First", "a"));
    source("Second", task("Second", "b"));
  }

  // P-11
  @Test
  void a_module_calls_its_stubs_in_the_first_build_and_in_later_ones() throws Exception {
    build();
    assertThat(registered()).containsExactly("a", "b");

    source("Caller", CALLER + " // changed");
    build();

    assertThat(registered()).containsExactly("a", "b");
  }

  // P-13
  @Test
  void a_change_elsewhere_and_then_in_one_class_leaves_the_registry_whole() throws Exception {
    source("Third", task("Third", "c"));
    build();

    source("App", APP + " // changed");
    build();
    assertThat(registered()).containsExactly("a", "b", "c");

    source("Second", task("Second", "b2"));
    build();
    assertThat(registered()).containsExactly("a", "b2", "c");
  }

  // P-12
  @Test
  void a_task_that_is_none_any_more_leaves_registry_and_classes() throws Exception {
    build();
    assertThat(classes()).contains("BTasks.class");

    source("Second", "package app; class Second { static void b(App state, String text) {} }");
    build();

    assertThat(registered()).containsExactly("a");
    assertThat(classes()).contains("ATasks.class").doesNotContain("BTasks.class");
  }

  @Test
  void a_class_more_leaves_one_registry_and_one_manifest() throws Exception {
    source("App", "package app; @io.boilermaker.annotations.BoilermakerApp public class App {}");
    build();

    source("Before", task("Before", "c"));
    build();

    assertThat(registered()).containsExactly("a", "b", "c");
    assertThat(classes())
        .filteredOn(name -> name.contains("Registry"))
        .containsExactly("App_BoilermakerRegistry.class");
    try (Stream<Path> manifests =
        Files.list(folder.resolve("target/classes/META-INF/boilermaker"))) {
      assertThat(manifests.map(file -> file.getFileName().toString()))
          .containsExactly("app.App_BoilermakerRegistry.tasks");
    }
  }

  private static String task(String type, String task) {
    return "package app; class "
        + type
        + " { @io.boilermaker.annotations.BackgroundTask static void "
        + task
        + "(App state, String text) {} }";
  }

  private void source(String type, String text) throws IOException {
    write("src/main/java/app/" + type + ".java", text);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void build() throws Exception {
    assertThat(run(folder, "mvn", "-B", "-o", "-q", COMPILE))
        .as(Files.readString(folder.resolve("output"), UTF_8))
        .isTrue();
  }

  private static boolean run(Path folder, String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      return process.waitFor(200, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  /** The names of the tasks that a worker of the project finds. */
  private List<String> registered() throws Exception {
    URL classes = folder.resolve("target/classes").toUri().toURL();
    try (var loader =
        new URLClassLoader(new URL[] {classes}, TaskRegistry.class.getClassLoader())) {
      return ServiceLoader.load(TaskRegistry.class, loader).stream()
          .filter(registry -> registry.type().getClassLoader() == loader)
          .flatMap(registry -> registry.get().handlers().stream())
          .flatMap(handlers -> handlers.definitions().stream())
          .map(TaskDefinition::name)
          .sorted()
          .toList();
    }
  }

  private List<String> classes() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("target/classes/app"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Stream<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of);
  }

  private static List<Path> classPath(String... names) {
    return classPath()
        .filter(path -> Stream.of(names).anyMatch(name -> path.toString().contains(name)))
        .toList();
  }

  /** Where a module of ours is: a folder in a reactor's tests, or a jar. */
  private static Path home(String artifact) {
    String module = artifact.replace("boilermaker-", "");
    String pattern = ".*/" + module + "/target/.*|.*/" + artifact + "[^/]*[.]jar";
    return classPath()
        .filter(path -> path.toString().replace(File.separatorChar, '/').matches(pattern))
        .findFirst()
        .orElseThrow();
  }

  /** Only jars are modules by their names. */
  private Path jarOf(String artifact) throws IOException {
    Path home = home(artifact);
    Path jar = folder.resolve("lib").resolve(artifact + ".jar");
    Files.createDirectories(jar.getParent());
    if (Files.isRegularFile(home)) {
      return Files.copy(home, jar);
    }
    Jars.write(home, jar);
    return jar;
  }

  private String moduleName(String artifact) {
    Path jar = folder.resolve("lib").resolve(artifact + ".jar");
    return ModuleFinder.of(jar).findAll().iterator().next().descriptor().name();
  }

  private static void addDependency(StringBuilder dependencies, String artifact, Path jar) {
    dependencies.append(
        """
        <dependency>
          <groupId>lib</groupId>
          <artifactId>%s</artifactId>
          <version>1</version>
          <scope>system</scope>
          <systemPath>%s</systemPath>
        </dependency>
        """
            .formatted(artifact, jar));
  }

  private static String pom(String dependencies) {
    String processors =
        Stream.concat(
                classPath("javapoet", "auto-common", "guava", "failureaccess").stream(),
                Stream.of(
                        "boilermaker-processor", "boilermaker-manifest", "boilermaker-annotations")
                    .map(MavenBuildTest::home))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>app</groupId>
          <artifactId>app</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
        %s
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>%s</version>
                <configuration>
                  <proc>full</proc>
                  <compilerArgs>
                    <arg>--processor-path</arg>
                    <arg>%s</arg>
                  </compilerArgs>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """
        .formatted(dependencies, VERSION, processors);
  }
}
