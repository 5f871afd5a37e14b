package io.boilermaker.programs.run;

import io.boilermaker.programs.compile.Compilation;
import io.boilermaker.programs.compile.Compiler;
import io.boilermaker.programs.compile.Problem;
import io.boilermaker.programs.run.Finding.Kind;
import io.boilermaker.programs.source.ProgramSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles programs that are supported, calls their tasks, and has them run. */
final class SupportedCheck {

  private final Counts counts;
  private final int callsOfTask;
  private final boolean isTwice;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param callsOfTask how often each task is called
   * @param isTwice whether to compile each program in two ways
   */
  SupportedCheck(Counts counts, int callsOfTask, boolean isTwice) {
    this.counts = counts;
    this.callsOfTask = callsOfTask;
    this.isTwice = isTwice;
  }

  /**
   * Checks programs together.
   *
   * @param withLombok whether Lombok's annotations may be among theirs
   * @param seed of the values
   */
  List<Finding> check(List<Sample> samples, boolean withLombok, long seed) {
    try (Folder folder = new Folder()) {
      Compiler first = withLombok ? Compiler.LOMBOK_FIRST : Compiler.JAVAC;
      Compiler second = withLombok ? Compiler.LOMBOK_LAST : Compiler.ECJ;
      Kind different = withLombok ? Kind.LOMBOK_ORDER_MATTERS : Kind.COMPILERS_DIFFER;
      List<Sample> good = new ArrayList<>(samples);
      Compilation compiled = compile(good, first, folder, null);
      if (compiled != null) {
        run(good, compiled, seed);
        List<Sample> same = new ArrayList<>(good);
        Compilation other = isTwice ? compile(same, second, folder, different) : null;
        if (other != null) {
          same.forEach(sample -> compare(sample, compiled, other, different));
        }
      }
    }
    return findings;
  }

  /**
   * Compiles programs until all of those that are left compile together.
   *
   * @param kind of what is found; null if that says what it is
   * @return null if none are left
   */
  private @Nullable Compilation compile(
      List<Sample> samples, Compiler compiler, Folder folder, @Nullable Kind kind) {
    while (!samples.isEmpty()) {
      Compilation compilation = compiler.compile(sources(samples), folder.next());
      counts.compiled();
      if (compilation.crash() != null) {
        // It stands at any one of them.
        return alone(samples, compiler, folder, compilation);
      }
      Set<String> wrong = new HashSet<>();
      for (Problem problem : compilation.problems()) {
        Sample sample = sample(samples, problem.packageName());
        if (sample != null && isOurs(problem)) {
          wrong.add(sample.packageName());
          findings.add(finding(sample, problem, kind));
        }
      }
      if (wrong.isEmpty()) {
        return compilation.succeeded()
            ? compilation
            : alone(samples, compiler, folder, compilation);
      }
      samples.removeIf(sample -> wrong.contains(sample.packageName()));
    }
    return null;
  }

  /** Halves programs of which nobody says which one is wrong. */
  private @Nullable Compilation alone(
      List<Sample> samples, Compiler compiler, Folder folder, Compilation compilation) {
    if (samples.size() == 1) {
      String description =
          compilation.crash() == null ? compilation.problems().toString() : compilation.crash();
      findings.add(new Finding(samples.get(0), Kind.COMPILER_CRASHED, description));
      samples.clear();
      return null;
    }
    List<Sample> one = new ArrayList<>(samples.subList(0, samples.size() / 2));
    List<Sample> two = new ArrayList<>(samples.subList(samples.size() / 2, samples.size()));
    compile(one, compiler, folder, null);
    compile(two, compiler, folder, null);
    int before = samples.size();
    samples.removeIf(sample -> !one.contains(sample) && !two.contains(sample));
    // What is wrong only together is nobody's alone.
    return samples.size() == before ? null : compile(samples, compiler, folder, null);
  }

  private static List<ProgramSource> sources(List<Sample> samples) {
    return samples.stream().map(Sample::source).toList();
  }

  private static @Nullable Sample sample(List<Sample> samples, String packageName) {
    for (Sample sample : samples) {
      if (sample.packageName().equals(packageName)) {
        return sample;
      }
    }
    return null;
  }

  /** Returns whether a problem is an error, or a warning of generated code. */
  private static boolean isOurs(Problem problem) {
    return problem.isError() || !problem.file().equals(ProgramSource.FILE);
  }

  private static Finding finding(Sample sample, Problem problem, @Nullable Kind kind) {
    boolean isGenerated = !problem.file().equals(ProgramSource.FILE);
    return new Finding(
        sample,
        kind != null
            ? kind
            : isGenerated ? Kind.GENERATED_CODE_IS_WRONG : Kind.SUPPORTED_IS_REFUSED,
        problem.message());
  }

  private void run(List<Sample> samples, Compilation compilation, long seed) {
    try (URLClassLoader classes = compilation.load()) {
      List<Call> calls = new ArrayList<>();
      for (Sample sample : samples) {
        Calls of = new Calls(sample, classes, new Random(seed + sample.number()));
        calls.addAll(of.make(callsOfTask).made());
        findings.addAll(of.findings());
        counts.called(of.made().size(), of.refused());
      }
      findings.addAll(RoundTrip.of(calls, classes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(Sample sample, Compilation one, Compilation other, Kind kind) {
    if (!one.generated(sample.packageName()).equals(other.generated(sample.packageName()))) {
      findings.add(new Finding(sample, kind, "the generated code differs"));
    }
  }
}
