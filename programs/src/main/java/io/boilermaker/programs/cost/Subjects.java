package io.boilermaker.programs.cost;

import io.boilermaker.ReadingAccess;
import io.boilermaker.programs.compile.Compilation;
import io.boilermaker.programs.compile.Compiler;
import io.boilermaker.programs.generate.ProgramGenerator;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.run.Folder;
import io.boilermaker.programs.source.ProgramSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Arguments whose tasks were compiled together.
 *
 * @param reader reads their messages
 */
record Subjects(List<Subject> all, ReadingAccess reader, URLClassLoader classes, Folder folder)
    implements AutoCloseable {

  private static final int PROGRAMS = 8;

  /** Compiles the arguments that are tried in each run. */
  static Subjects fixed() {
    return compiled(FixedShapes.all(), List.of(FixedShapes.source()));
  }

  /** Compiles those of random programs; the same for the same numbers. */
  static Subjects random(long seed, int round) {
    Map<String, Program> programs = programs(seed, round);
    List<ProgramSource> sources = new ArrayList<>();
    programs.forEach((name, program) -> sources.add(ProgramSource.of(program, name)));
    return compiled(of(programs), sources);
  }

  /** Makes random programs, by the names of their packages. */
  static Map<String, Program> programs(long seed, int round) {
    Map<String, Program> programs = new LinkedHashMap<>();
    for (int number = round * PROGRAMS; number < (round + 1) * PROGRAMS; number++) {
      Random random = new Random(seed * 1_000_003 + number);
      programs.put("c" + number, single(ProgramGenerator.supported(random, false)));
    }
    return programs;
  }

  /** Returns the arguments of programs. */
  static List<Subject> of(Map<String, Program> programs) {
    return programs.entrySet().stream()
        .flatMap(each -> subjects(each.getValue(), each.getKey()).stream())
        .toList();
  }

  /** Gives each parameter a task of its own. */
  private static Program single(Program program) {
    List<TaskMethod> tasks = new ArrayList<>();
    for (TaskMethod task : program.tasks()) {
      for (Parameter parameter : task.parameters()) {
        Parameter plain = new Parameter(parameter.name(), parameter.shape());
        tasks.add(new TaskMethod("only" + tasks.size(), List.of(plain)));
      }
    }
    return program.withTasks(tasks);
  }

  private static List<Subject> subjects(Program program, String packageName) {
    Forms forms = new Forms(program);
    List<Subject> all = new ArrayList<>();
    for (TaskMethod task : program.tasks()) {
      Parameter parameter = task.parameters().get(0);
      all.add(
          new Subject(
              ProgramSource.type(parameter.shape()),
              ProgramSource.nameInMessages(packageName, task.nameInMessages()),
              parameter.nameInMessages(),
              forms.of(parameter.shape())));
    }
    return all;
  }

  static Subjects compiled(List<Subject> all, List<ProgramSource> sources) {
    Folder folder = new Folder();
    Compilation compilation = Compiler.JAVAC.compile(sources, folder.next());
    if (!compilation.succeeded()) {
      throw new IllegalStateException(compilation.crash() + " " + compilation.errors());
    }
    URLClassLoader classes = compilation.load();
    BiConsumer<String, Object[]> state = (id, arguments) -> {};
    return new Subjects(all, new ReadingAccess(state, classes), classes, folder);
  }

  @Override
  public void close() {
    try {
      classes.close();
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
