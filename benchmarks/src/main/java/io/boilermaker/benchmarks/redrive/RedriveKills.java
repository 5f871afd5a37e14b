package io.boilermaker.benchmarks.redrive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Kills re-drives and the broker, in each way that a re-drive can take. */
public final class RedriveKills {

  private static final int BROKER_KILLS = 5;

  private RedriveKills() {}

  /**
   * Runs it.
   *
   * @param arguments the number of kills, and of messages
   */
  public static void main(String[] arguments) throws Exception {
    int kills = Integer.parseInt(arguments[0]);
    int messages = Integer.parseInt(arguments[1]);
    long seed = System.nanoTime();
    Path folder = Files.createTempDirectory("redrive");
    System.out.println("redrive: seed " + seed + ", in " + folder);
    var random = new Random(seed);
    List<Account> accounts = new ArrayList<>();
    for (int way = 0; way < 4; way++) {
      boolean transactions = way < 2;
      boolean duplicates = way % 2 == 1;
      String name =
          (transactions ? "transactions" : "in order")
              + (duplicates ? ", duplicates detected" : "");
      Path own = Files.createDirectory(folder.resolve(String.valueOf(way)));
      try (var trial = new Trial(own, transactions, duplicates, messages)) {
        int cliKills = share(kills, way);
        Account account = trial.run(cliKills, share(BROKER_KILLS, way), random);
        accounts.add(account);
        System.out.println("redrive: " + name + ": kills=" + cliKills + " " + account);
      }
    }
    Account all = accounts.stream().reduce(Account::plus).orElseThrow();
    System.out.println("redrive: " + all.counts());
    System.exit(all.isWell() ? 0 : 1);
  }

  private static int share(int count, int way) {
    return count / 4 + (way < count % 4 ? 1 : 0);
  }

  /**
   * What became of the messages.
   *
   * @param left dead letters that were selected and are still there
   * @param perSecond of a run that nobody disturbed
   */
  record Account(
      int selected,
      int redriven,
      int left,
      int doubled,
      int untouched,
      int touched,
      double perSecond) {

    int lost() {
      return selected - redriven - left;
    }

    boolean isWell() {
      return lost() == 0 && doubled == 0 && left == 0 && touched == 0;
    }

    Account plus(Account other) {
      return new Account(
          selected + other.selected,
          redriven + other.redriven,
          left + other.left,
          doubled + other.doubled,
          untouched + other.untouched,
          touched + other.touched,
          Math.min(perSecond, other.perSecond));
    }

    String counts() {
      return String.format(
          Locale.ROOT,
          "selected=%d redriven=%d lost=%d doubled=%d untouched=%d",
          selected,
          redriven,
          lost() + left,
          doubled,
          untouched);
    }

    @Override
    public String toString() {
      return counts() + String.format(Locale.ROOT, " undisturbed=%.0f/s", perSecond);
    }
  }
}
