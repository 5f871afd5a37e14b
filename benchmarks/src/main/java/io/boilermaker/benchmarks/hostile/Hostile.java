package io.boilermaker.benchmarks.hostile;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs good tasks alone, then beside as many hostile messages, and compares. */
public final class Hostile {

  private Hostile() {}

  /** Runs it with the number of tasks and their rate. */
  public static void main(String[] arguments) throws Exception {
    int tasks = Integer.parseInt(arguments[0]);
    int perSecond = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("hostile");
    System.out.println("hostile: the worker logs into " + folder);
    boolean isGood = run("alone", new Trial(tasks, perSecond, false, folder.resolve("alone.log")));
    isGood &= run("beside", new Trial(tasks, perSecond, true, folder.resolve("beside.log")));
    System.exit(isGood ? 0 : 1);
  }

  private static boolean run(String name, Trial trial) throws Exception {
    TrialReport report = trial.run();
    report.print(name);
    return report.isGood();
  }
}
