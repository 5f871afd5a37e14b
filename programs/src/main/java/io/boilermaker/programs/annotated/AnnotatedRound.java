package io.boilermaker.programs.annotated;

import io.boilermaker.programs.annotated.AnnotatedTypes.Fault;
import io.boilermaker.programs.annotated.Arrivals.Arrival;
import io.boilermaker.programs.compile.Compilation;
import io.boilermaker.programs.compile.Compiler;
import io.boilermaker.programs.compile.Problem;
import io.boilermaker.programs.run.Folder;
import io.boilermaker.programs.source.ProgramSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles annotated types, and sends their values: what compiles must be refused or arrive. */
final class AnnotatedRound {

  private final Map<String, AnnotatedType> types;
  private final List<Fault> faults = new ArrayList<>();
  private int values;

  /**
   * @param types by the names of their packages; those that do not compile are taken out
   */
  AnnotatedRound(Map<String, AnnotatedType> types) {
    this.types = types;
  }

  List<Fault> run() {
    try (Folder folder = new Folder()) {
      while (!types.isEmpty()) {
        Compilation compilation = Compiler.JAVAC.compile(sources(types), folder.next());
        if (compilation.succeeded()) {
          check(compilation.problems());
          send(compilation);
          return faults;
        }
        Set<String> wrong = check(compilation.problems());
        if (compilation.crash() != null || !types.keySet().removeAll(wrong)) {
          types.forEach(
              (name, type) -> add(name, type, "COMPILER_CRASHED", compilation.crash() + ""));
          return faults;
        }
      }
    }
    return faults;
  }

  /** Returns how many values arrived or were refused. */
  int values() {
    return values;
  }

  static List<ProgramSource> sources(Map<String, AnnotatedType> types) {
    List<ProgramSource> sources = new ArrayList<>();
    types.forEach((name, type) -> sources.add(AnnotatedProgram.of(type, name)));
    return sources;
  }

  /** Returns the packages with errors. Those of javac are mistakes of the generator's. */
  private Set<String> check(List<Problem> problems) {
    Set<String> wrong = new HashSet<>();
    for (Problem problem : problems) {
      AnnotatedType type = types.get(problem.packageName());
      if (type == null) {
        continue;
      }
      boolean isGenerated = !problem.file().equals(ProgramSource.FILE);
      if (problem.isError()) {
        wrong.add(problem.packageName());
      }
      if (isGenerated) {
        add(problem.packageName(), type, "GENERATED_CODE_IS_WRONG", problem.message());
      } else if (!problem.code().isEmpty() && problem.line() != AnnotatedProgram.LINE) {
        add(problem.packageName(), type, "REFUSED_ELSEWHERE", problem.message());
      }
    }
    return wrong;
  }

  private void send(Compilation compilation) {
    try (URLClassLoader classes = compilation.load();
        Arrivals arrivals = new Arrivals(classes)) {
      types.forEach(
          (name, type) ->
              arrivals.send(name, classes).forEach(arrival -> check(name, type, arrival)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(String name, AnnotatedType type, Arrival arrival) {
    values++;
    if (!arrival.failure().isEmpty()) {
      String value = " " + FieldText.of(arrival.sent());
      add(name, type, "PUBLISHED_AND_NOT_READ", arrival.failure() + value);
    } else if (arrival.sent() != null) {
      String lost = Losses.find(type, arrival.sent(), type, arrival.arrived());
      if (lost != null) {
        add(name, type, "ARRIVED_AS_ANOTHER_VALUE", lost);
      }
    }
  }

  private void add(String name, AnnotatedType type, String kind, String description) {
    faults.add(new Fault(kind, name, List.of(type), description));
  }
}
