package com.example.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.docs.Repository;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.qpid.proton.engine.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;

/** What stands in published jars beside classes. */
class PackagedJarsTest {

  private static final String PROGRAM = "boilermaker-broker.jar";

  /** The packages in the jar of the command line that are not ours. */
  private static final List<String> CONTAINED =
      List.of(
          "com.azure",
          "com.microsoft.aad.msal4j",
          "com.microsoft.azure.proton.transport",
          "com.fasterxml.jackson",
          "com.sun.jna",
          "org.apache.qpid.proton",
          "org.reactivestreams",
          "org.slf4j",
          "picocli",
          "reactor");

  /** What Java says of entries without permissions, such as those of the program. */
  private static final String NONE_IN_THE_JAR = "rwxrwxrwx";

  private static String text(Path jar, String entry) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        InputStream in = file.getInputStream(file.getEntry(entry))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String ours(String file) throws IOException {
    return Files.readString(Repository.ROOT.resolve(file));
  }

  /** Returns a text in the jar that a class comes from. */
  private static String textBeside(Class<?> type, String entry) throws IOException {
    URL location = type.getProtectionDomain().getCodeSource().getLocation();
    return text(Path.of(URI.create(location.toString())), entry);
  }

  // N-S15
  @ParameterizedTest
  @MethodSource("com.example.house.PackagedJars#published")
  void each_jar_has_our_licence_and_notice(BuildModule module) throws IOException {
    PackagedJars.require(module);
    for (Path jar : PackagedJars.of(module)) {
      assertThat(text(jar, "META-INF/LICENSE")).as(jar.toString()).isEqualTo(ours("LICENSE"));
      assertThat(text(jar, "META-INF/NOTICE")).as(jar.toString()).startsWith(ours("NOTICE"));
    }
  }

  // N-S15
  @Test
  void the_program_has_the_licences_and_notices_of_all_that_it_contains() throws IOException {
    Path program = program();
    try (JarFile file = new JarFile(program.toFile())) {
      List<String> texts =
          file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith("META-INF/") && !name.endsWith("/"))
              .filter(name -> name.matches("(?i).*(licen|notice).*"))
              .sorted()
              .toList();
      assertThat(texts)
          .containsExactly(
              "META-INF/FastDoubleParser-LICENSE",
              "META-INF/FastDoubleParser-ThirdParty-LICENSE",
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/Schubfach-LICENSE",
              "META-INF/licenses/h2-mvstore.txt",
              "META-INF/licenses/slf4j.txt");
    }
    assertThat(text(program, "META-INF/licenses/slf4j.txt").strip())
        .isEqualTo(textBeside(Logger.class, "META-INF/LICENSE.txt").strip());
    assertThat(text(program, "META-INF/licenses/h2-mvstore.txt"))
        .startsWith("Mozilla Public License Version 2.0");
    assertThat(text(program, "META-INF/NOTICE"))
        .contains(textBeside(Transport.class, "META-INF/NOTICE").strip())
        .contains(textBeside(JsonFactory.class, "META-INF/NOTICE").strip());
  }

  // N-S15
  @Test
  void the_command_line_has_the_licences_and_notices_of_all_that_it_contains() throws IOException {
    Path program = program("cli", "boilermaker.jar");
    String notice = text(program, "META-INF/NOTICE");
    try (JarFile file = new JarFile(program.toFile())) {
      assertThat(
              file.stream()
                  .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
                  .filter(name -> name.endsWith(".class") && !name.startsWith("io/boilermaker/"))
                  .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                  .distinct())
          .allSatisfy(
              name ->
                  assertThat(CONTAINED)
                      .anyMatch(known -> name.startsWith(known) && notice.contains(known)));
    }
    assertThat(text(program, "META-INF/licenses/slf4j.txt").strip())
        .isEqualTo(textBeside(Logger.class, "META-INF/LICENSE.txt").strip());
    assertThat(text(program, "META-INF/licenses/mit.txt")).startsWith("MIT License");
    assertThat(notice)
        .contains(textBeside(Transport.class, "META-INF/NOTICE").strip())
        .contains(textBeside(JsonFactory.class, "META-INF/NOTICE").strip());
  }

  /** Runs each: a signature of a jar in it, say, would keep Java from that. */
  @ParameterizedTest
  @CsvSource({
    "broker, boilermaker-broker.jar, --version, boilermaker-broker ",
    "cli, boilermaker.jar, --version, boilermaker ",
    "cli, boilermaker.jar, tasks --json --tasks target/classes, {\"task\":\"background_task1\""
  })
  void the_programs_start(String folder, String name, String arguments, String start)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", program(folder, name).toAbsolutePath().toString()));
    command.addAll(List.of(arguments.split(" ", -1)));
    Process process =
        new ProcessBuilder(command)
            .directory(Repository.ROOT.resolve("example").toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out).startsWith(start);
  }

  // N-S15
  @Test
  void the_notice_of_the_program_names_all_packages_in_it() throws IOException {
    Path program = program();
    String notice = text(program, "META-INF/NOTICE");
    try (JarFile file = new JarFile(program.toFile())) {
      assertThat(
              file.stream()
                  .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
                  .filter(name -> name.endsWith(".class") && !name.startsWith("io/boilermaker/"))
                  .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                  .distinct())
          .allSatisfy(
              name ->
                  assertThat(
                          Stream.of(
                              "org.apache.qpid.proton",
                              "com.fasterxml.jackson",
                              "picocli",
                              "org.slf4j",
                              "org.h2"))
                      .anyMatch(known -> name.startsWith(known) && notice.contains(known)));
    }
  }

  private static Path program() throws IOException {
    return program("broker", PROGRAM);
  }

  private static Path program(String folder, String name) throws IOException {
    var module = new BuildModule(folder);
    PackagedJars.require(module);
    List<Path> jars = PackagedJars.of(module);
    assumeTrue(!jars.isEmpty());
    return jars.stream().filter(jar -> jar.endsWith(name)).findFirst().orElseThrow();
  }

  // N-S18
  @ParameterizedTest
  @MethodSource("com.example.house.PackagedJars#published")
  void the_permissions_in_a_jar_are_not_those_of_the_umask(BuildModule module) throws IOException {
    PackagedJars.require(module);
    for (Path jar : PackagedJars.of(module)) {
      try (FileSystem entries =
              FileSystems.newFileSystem(jar, Map.of("enablePosixFileAttributes", true));
          Stream<Path> all = Files.walk(entries.getPath("/"))) {
        assertThat(all.filter(entry -> !entry.toString().equals("/")))
            .as(jar.toString())
            .allSatisfy(
                entry ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)))
                        .isIn(
                            Files.isDirectory(entry) ? "rwxr-xr-x" : "rw-r--r--", NONE_IN_THE_JAR));
      }
    }
  }
}
