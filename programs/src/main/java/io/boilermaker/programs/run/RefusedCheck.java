package io.boilermaker.programs.run;

import io.boilermaker.programs.compile.Compilation;
import io.boilermaker.programs.compile.Compiler;
import io.boilermaker.programs.compile.Problem;
import io.boilermaker.programs.model.Verdict;
import io.boilermaker.programs.model.Verdict.Refusal;
import io.boilermaker.programs.run.Finding.Kind;
import io.boilermaker.programs.source.ProgramSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compiles programs that are refused, and looks where the errors stand. */
final class RefusedCheck {

  private final Counts counts;
  private final List<Finding> findings = new ArrayList<>();

  RefusedCheck(Counts counts) {
    this.counts = counts;
  }

  /** Checks programs together. */
  List<Finding> check(List<Sample> samples) {
    for (Compiler compiler : List.of(Compiler.JAVAC, Compiler.ECJ)) {
      try (Folder folder = new Folder()) {
        Compilation compilation =
            compiler.compile(samples.stream().map(Sample::source).toList(), folder.next());
        counts.compiled();
        if (compilation.crash() != null) {
          crashed(samples, compiler, compilation.crash());
        } else {
          samples.forEach(sample -> check(sample, compiler, compilation.errors()));
        }
      }
    }
    return findings;
  }

  private void crashed(List<Sample> samples, Compiler compiler, String crash) {
    for (Sample sample : samples) {
      try (Folder folder = new Folder()) {
        String alone =
            samples.size() == 1
                ? crash
                : compiler.compile(List.of(sample.source()), folder.next()).crash();
        if (alone != null) {
          findings.add(new Finding(sample, Kind.COMPILER_CRASHED, alone));
        }
      }
    }
  }

  private void check(Sample sample, Compiler compiler, List<Problem> all) {
    List<Problem> errors =
        all.stream()
            .filter(problem -> problem.packageName().equals(sample.packageName()))
            // Eclipse's compiler goes on, and misses what was not generated.
            .filter(problem -> compiler != Compiler.ECJ || !problem.code().isEmpty())
            .toList();
    List<Refusal> refusals = Verdict.of(sample.program());
    for (Refusal refusal : refusals) {
      if (errors.stream().noneMatch(error -> stands(sample, error, refusal))) {
        missing(sample, compiler, refusal, errors);
      }
    }
    for (Problem error : errors) {
      if (refusals.stream().noneMatch(refusal -> line(sample, refusal) == error.line())) {
        findings.add(
            new Finding(
                sample,
                Kind.REFUSED_ELSEWHERE,
                compiler + " at line " + error.line() + ": " + error.message()));
      }
    }
  }

  private void missing(Sample sample, Compiler compiler, Refusal refusal, List<Problem> errors) {
    String place = refusal.task() + "." + refusal.parameter();
    List<String> messages =
        errors.stream()
            .filter(error -> error.line() == line(sample, refusal))
            .map(Problem::message)
            .toList();
    findings.add(
        new Finding(
            sample,
            messages.isEmpty() ? Kind.REFUSED_COMPILES : Kind.REFUSED_ELSEWHERE,
            place,
            compiler + ": " + refusal.code() + " is missing, there is " + messages,
            ""));
  }

  private static boolean stands(Sample sample, Problem error, Refusal refusal) {
    return error.file().equals(ProgramSource.FILE)
        && error.code().equals(refusal.code())
        && error.line() == line(sample, refusal);
  }

  private static int line(Sample sample, Refusal refusal) {
    return Objects.requireNonNull(
        sample.source().lines().get(ProgramSource.place(refusal.task(), refusal.parameter())));
  }
}
