package io.boilermaker.processor;

import io.boilermaker.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A project whose lock has one task, to compile its next release.
 *
 * @param folder of the project
 */
record Released(Path folder) {

  static final String MANIFEST = "META-INF/boilermaker/test.Tasks_BoilermakerRegistry.tasks";
  static final String TASK =
      "@BackgroundTask static void send(App state, String to, @Default(\"3\") int copies) {}";
  static final String APP = "package test; public class App {}";
  static final String IMPORTS =
      """
      package test;

      import io.boilermaker.*;
      import io.boilermaker.annotations.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;

      """;

  /** Makes the project, with {@link #TASK} in the lock. */
  static Released in(Path folder) {
    Released project = new Released(folder);
    project.write("boilermaker.lock", project.compile(TASK).succeeds().read(MANIFEST));
    return project;
  }

  Javac compile(String tasks, String... options) {
    return new Javac(folder)
        .source("test/App.java", APP)
        .source("test/Tasks.java", IMPORTS + "class Tasks {\n" + tasks + "\n}\n")
        .compile(options);
  }

  Javac compileFile(String classes) {
    return new Javac(folder)
        .source("test/App.java", APP)
        .source("test/Second.java", IMPORTS + classes)
        .compile();
  }

  /** Without the lock that all others start from. */
  Javac compileAnew(String tasks) {
    if (read("boilermaker.lock").contains("copies")) {
      write("boilermaker.lock", new Manifest(List.of(), Map.of()).toText());
    }
    return compile(tasks);
  }

  /** Compiles a release with the tasks of the one before in the lock. */
  Javac compileAfter(String before, String now) {
    Javac released = compile(before, "-Aboilermaker.lock=none").succeeds();
    write("boilermaker.lock", released.read(MANIFEST));
    return compile(now);
  }

  void write(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
