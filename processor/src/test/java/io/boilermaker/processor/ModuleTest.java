package io.boilermaker.processor;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects with a module descriptor: case P-10. */
@Tag("javac") // Eclipse's batch compiler does not count generated sources to the module.
class ModuleTest {

  @TempDir static Path modules;
  @TempDir Path folder;

  @BeforeAll
  static void collectModules() throws IOException {
    for (File file : Compiled.classPath()) {
      String path = file.getPath().replace('\\', '/');
      if (file.isFile() && path.contains("jackson-")) {
        Files.copy(file.toPath(), modules.resolve(file.getName()));
      } else if (path.matches(".*/annotations/target/.*|.*/boilermaker-annotations[^/]*jar")) {
        add(file, "boilermaker-annotations.jar");
      } else if (path.matches(".*/runtime/target/.*|.*/boilermaker-runtime[^/]*jar")) {
        add(file, "boilermaker-runtime.jar");
      }
    }
  }

  private static String nameOf(String jar) {
    return ModuleFinder.of(modules.resolve(jar)).findAll().iterator().next().descriptor().name();
  }

  /** In a reactor our modules are folders; only jars have automatic module names. */
  private static void add(File source, String name) throws IOException {
    if (source.isFile()) {
      Files.copy(source.toPath(), modules.resolve(name));
      return;
    }
    Path root = source.toPath();
    try (var jar = new JarOutputStream(Files.newOutputStream(modules.resolve(name)));
        Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
        jar.write(Files.readAllBytes(file));
        jar.closeEntry();
      }
    }
  }

  // P-10
  @Test
  void nothing_is_required_beyond_our_modules() {
    module("", "String a, java.util.List<Color> b, int[] c").succeeds();
  }

  @Test
  void records_need_the_module_of_the_generator_that_writes_them() {
    module("requires com.fasterxml.jackson.core; ", "Order order").succeeds();
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
        .source(
            "module-info.java",
            "module app { requires "
                + nameOf("boilermaker-annotations.jar")
                + "; requires "
                + nameOf("boilermaker-runtime.jar")
                + "; "
                + directives
                + "exports test; }")
        .source("test/App.java", "package test; public class App { public App() {} }")
        .source(
            "test/Tasks.java",
            "package test; class Tasks { private Tasks() {}"
                + " @io.boilermaker.annotations.BackgroundTask static void f(App state, "
                + arguments
                + ") {} enum Color { RED } record Order(int id) {} }")
        .compileModule(
            modules,
            Stream.concat(
                    Stream.of("-Xlint:all,-processing,-requires-automatic"), Stream.of(options))
                .toArray(String[]::new));
  }
}
