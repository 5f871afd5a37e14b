package io.boilermaker.programs;

import io.boilermaker.programs.run.Counts;
import io.boilermaker.programs.run.Finding;
import io.boilermaker.programs.run.Round;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Tries random programs for a while. */
public final class Programs {

  private Programs() {}

  /**
   * Runs rounds until the time is over.
   *
   * @param arguments the minutes and the seed
   */
  public static void main(String[] arguments) {
    long nanos = Duration.ofSeconds((long) (Double.parseDouble(arguments[0]) * 60)).toNanos();
    long seed = Long.parseLong(arguments[1]);
    Counts counts = new Counts();
    Map<String, Integer> causes = new HashMap<>();
    long start = System.nanoTime();
    for (int round = 0; System.nanoTime() - start < nanos; round++) {
      for (Finding finding : new Round(seed, round).run(counts)) {
        if (causes.merge(finding.cause(), 1, Integer::sum) == 1) {
          System.out.println(
              "program "
                  + finding.sample().number()
                  + " "
                  + finding.place()
                  + " "
                  + finding.cause()
                  + "\n   "
                  + finding.description());
          System.out.println(
              "   VALUE "
                  + (finding.value().length() > 300
                      ? finding.value().substring(0, 300)
                      : finding.value()));
        }
      }
      System.out.println("round " + round + " " + counts);
    }
    System.out.println(causes.size() + " causes");
  }
}
