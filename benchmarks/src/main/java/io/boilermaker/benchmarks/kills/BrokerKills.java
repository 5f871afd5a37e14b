package io.boilermaker.benchmarks.kills;

import io.boilermaker.benchmarks.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Kills the broker program many times while clients send and receive, starts it again on the same
 * data directory, and at the end gives an account of each message.
 */
public final class BrokerKills {

  private static final int LONGEST_LOAD_MILLIS = 2_000;
  private static final int POLL_MILLIS = 5;
  private static final int SHOWN = 20;

  private BrokerKills() {}

  /**
   * Runs it.
   *
   * @param arguments the number of rounds
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    long seed = System.nanoTime();
    Path folder = Files.createTempDirectory("broker-kills");
    System.out.println("broker-kills: " + rounds + " rounds, seed " + seed + ", in " + folder);
    Account account = new Account();
    Load load = new Load(account);
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      run(startBroker(folder), load, account, random);
    }
    drain(folder, load);
    System.exit(report(rounds, account) ? 0 : 1);
  }

  private static BrokerProcess startBroker(Path folder) throws IOException {
    return BrokerProcess.start(
        folder.resolve("broker.log"),
        List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"),
        List.of(
            "--queue",
            Load.QUEUE + ",max-delivery=2000,duplicates=1h",
            "--data",
            folder.resolve("data").toString()));
  }

  private static void run(BrokerProcess broker, Load load, Account account, Random random)
      throws Exception {
    int before = account.settled();
    List<Thread> clients = load.start(broker.connectionString());
    while (account.settled() == before && account.failures().isEmpty()) {
      Thread.sleep(POLL_MILLIS);
    }
    Thread.sleep(random.nextInt(LONGEST_LOAD_MILLIS));
    load.endOfBroker();
    broker.close();
    for (Thread client : clients) {
      client.join();
    }
  }

  private static void drain(Path folder, Load load) throws Exception {
    BrokerProcess broker = startBroker(folder);
    load.drain(broker.connectionString());
    broker.close();
    System.out.printf(
        "broker-kills: the data directory has %.1f MB%n",
        Files.size(folder.resolve("data").resolve("messages.mv")) / 1e6);
  }

  private static boolean report(int rounds, Account account) {
    List<String> lost = account.lost();
    List<String> doubled = account.doubled();
    account.failures().forEach(error -> System.out.println("broker-kills: failed: " + error));
    lost.stream().limit(SHOWN).forEach(name -> System.out.println("broker-kills: lost " + name));
    doubled.stream().limit(SHOWN).forEach(what -> System.out.println("broker-kills: " + what));
    System.out.printf(
        "broker-kills: rounds=%d confirmed=%d received=%d settled=%d lost=%d doubled=%d%n",
        rounds,
        account.confirmed(),
        account.received(),
        account.settled(),
        lost.size(),
        doubled.size());
    return account.confirmed() > 0
        && account.failures().isEmpty()
        && lost.isEmpty()
        && doubled.isEmpty();
  }
}
