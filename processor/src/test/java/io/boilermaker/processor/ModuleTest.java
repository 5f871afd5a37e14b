package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects with a module descriptor: case P-10. */
@Tag("javac") // Eclipse's batch compiler does not count generated sources to the module.
class ModuleTest {

  private static final String LINT = "-Xlint:all,-processing,-requires-automatic,-exports";
  private static final String UNPROVIDED =
      "On the module path no application finds the tasks of 'app' until its module-info.java has:"
          + " provides io.boilermaker.TaskRegistry with test.";

  /** The libraries that the runtime uses. */
  private static final Pattern LIBRARIES =
      Pattern.compile(
          ".*/(azure|jackson|jna|msal|netty|proton|qpid|reactive|reactor|slf4j)[^/]*\\.jar");

  @TempDir static Path modules;
  @TempDir Path folder;

  @BeforeAll
  static void collectModules() throws IOException {
    for (File file : Compiled.classPath()) {
      String path = file.getPath().replace('\\', '/');
      if (file.isFile() && LIBRARIES.matcher(path).matches()) {
        Files.copy(file.toPath(), modules.resolve(file.getName()));
      } else if (path.matches(".*/annotations/target/.*|.*/boilermaker-annotations[^/]*jar")) {
        add(file, "boilermaker-annotations.jar");
      } else if (path.matches(".*/runtime/target/.*|.*/boilermaker-runtime[^/]*jar")) {
        add(file, "boilermaker-runtime.jar");
      } else if (path.matches(".*/manifest/target/.*|.*/boilermaker-manifest[^/]*jar")) {
        add(file, "boilermaker-manifest.jar");
      }
    }
  }

  private static String descriptor(String directives) {
    return "module app { requires "
        + nameOf("boilermaker-annotations.jar")
        + "; requires "
        + nameOf("boilermaker-runtime.jar")
        + "; "
        + directives
        + "exports test; }";
  }

  private static String nameOf(String jar) {
    return ModuleFinder.of(modules.resolve(jar)).findAll().iterator().next().descriptor().name();
  }

  /** In a reactor our modules are folders, without the manifests of their jars. */
  private static void add(File source, String name) throws IOException {
    if (source.isFile()) {
      Files.copy(source.toPath(), modules.resolve(name));
      return;
    }
    Path root = source.toPath();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .putValue(
            "Automatic-Module-Name", "io." + name.replaceFirst("\\.jar$", "").replace('-', '.'));
    try (var jar = new JarOutputStream(Files.newOutputStream(modules.resolve(name)), manifest);
        Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (!path.equals(JarFile.MANIFEST_NAME)) {
          jar.putNextEntry(new JarEntry(path));
          jar.write(Files.readAllBytes(file));
          jar.closeEntry();
        }
      }
    }
  }

  // P-10
  @Test
  void nothing_is_required_beyond_our_modules() {
    module("", "String a, java.util.List<Color> b, int[] c").succeedsWithNote(UNPROVIDED);
  }

  @Test
  void records_need_the_module_of_the_generator_that_writes_them() {
    module("requires com.fasterxml.jackson.core; ", "Order order").succeedsWithNote(UNPROVIDED);
  }

  // N-C13, N-D06
  @Test
  void a_record_without_that_module_is_an_error_at_the_class_with_the_task() {
    for (String type : List.of("Order", "java.util.List<Order>")) {
      assertThat(module("", type + " argument").output())
          .startsWith("FAILED")
          .contains(ErrorCode.MODULE_WITHOUT_JACKSON.message("'app' does not"))
          .containsPattern("class Tasks .*\\R\\s*\\^")
          .contains("1 error");
    }
  }

  // N-C13, N-D06
  @Test
  void a_module_that_provides_its_registry_runs_its_tasks() throws Exception {
    new Javac(folder)
        .source(
            "module-info.java",
            """
            module com.example.app {
              requires io.boilermaker.annotations;
              requires io.boilermaker.runtime;
              requires com.fasterxml.jackson.core; // if an argument has a record in it

              provides io.boilermaker.TaskRegistry with com.example.App_BoilermakerRegistry;
            }
            """)
        .source(
            "com/example/App.java",
            """
            package com.example;

            @io.boilermaker.annotations.BoilermakerApp
            public class App {
              public App() {}

              record Order(int id) {}

              @io.boilermaker.annotations.BackgroundTask
              static void take(App state, Order order) {
                System.out.println("took " + order);
              }

              public static void main(String[] args) {
                try (var app = io.boilermaker.Boilermaker.builder(new App()).inline(new io.boilermaker.InlineQueue()).build()) {
                  TakeTasks.on(app).apply(new Order(7));
                }
              }
            }
            """)
        .compileModule(modules, LINT)
        .succeeds();

    assertThat(run("com.example.app/com.example.App")).contains("took Order[id=7]");
  }

  // N-C13, N-D06
  @Test
  void a_module_that_does_not_is_told_so_when_it_starts() throws Exception {
    new Javac(folder)
        .source("module-info.java", descriptor(""))
        .source(
            "test/App.java",
            """
            package test;

            public class App {
              public App() {}

              @io.boilermaker.annotations.BackgroundTask
              static void take(App state, int id) {}

              public static void main(String[] args) {
                io.boilermaker.Boilermaker.builder(new App()).inline(new io.boilermaker.InlineQueue()).build();
              }
            }
            """)
        .compileModule(modules, LINT)
        .succeedsWithNote(UNPROVIDED);

    assertThat(run("app/test.App"))
        .contains("no tasks are registered: in the module 'app' META-INF/services does not count")
        .contains("'provides io.boilermaker.TaskRegistry with …'");
  }

  /** Runs the application as a user does on the module path, and returns its output. */
  private String run(String main) throws IOException, InterruptedException {
    String path = folder.resolve("classes") + File.pathSeparator + modules;
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-p",
                path,
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                main)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  @Test
  void a_module_provides_the_registry_by_the_name_that_the_option_gives() {
    module(
            "provides io.boilermaker.TaskRegistry with test.AllTasks; ",
            "String a",
            "-Aboilermaker.registry=test.AllTasks")
        .succeeds();
  }

  private Javac module(String directives, String arguments, String... options) {
    return new Javac(folder)
        .source("module-info.java", descriptor(directives))
        .source("test/App.java", "package test; public class App { public App() {} }")
        .source(
            "test/Tasks.java",
            "package test; class Tasks { private Tasks() {}"
                + " @io.boilermaker.annotations.BackgroundTask static void f(App state, "
                + arguments
                + ") {} enum Color { RED } record Order(int id) {} }")
        .compileModule(
            modules, Stream.concat(Stream.of(LINT), Stream.of(options)).toArray(String[]::new));
  }
}
