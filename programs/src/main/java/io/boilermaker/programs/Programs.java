package io.boilermaker.programs;

import io.boilermaker.programs.annotated.AnnotatedTypes;
import io.boilermaker.programs.change.Changes;
import io.boilermaker.programs.run.Counts;
import io.boilermaker.programs.run.Finding;
import io.boilermaker.programs.run.Round;
import java.time.Duration;

/** Tries random programs, random annotations, and random changes of both, for some minutes. */
public final class Programs {

  private Programs() {}

  /**
   * Runs rounds until the time is over. The exit code is 0 only if nothing was found.
   *
   * @param arguments the minutes and the seed
   */
  public static void main(String[] arguments) {
    Duration time = Duration.ofSeconds((long) (Double.parseDouble(arguments[0]) * 60));
    long seed = Long.parseLong(arguments[1]);
    System.out.println("programs: seed=" + seed);
    Counts counts = new Counts();
    Faults faults = new Faults(seed);
    Changes changes = new Changes(seed);
    AnnotatedTypes annotated = new AnnotatedTypes(seed);
    long start = System.nanoTime();
    for (int number = 0; System.nanoTime() - start < time.toNanos(); number++) {
      Round round = new Round(seed, number);
      for (Finding finding : round.run(counts)) {
        faults.add(finding, round.withLombok(), counts);
      }
      changes.run(number);
      annotated.run(number);
    }
    int count = faults.count() + changes.faults() + annotated.faults();
    System.out.println(
        "programs: seed=%d %s %s %s faults=%d"
            .formatted(seed, counts, changes.counts(), annotated, count));
    // Threads of clients may still be there.
    System.exit(count == 0 ? 0 : 1);
  }
}
