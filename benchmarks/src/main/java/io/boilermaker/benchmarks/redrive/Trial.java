package io.boilermaker.benchmarks.redrive;

import io.boilermaker.benchmarks.BrokerProcess;
import io.boilermaker.benchmarks.redrive.RedriveKills.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dead letters of one queue, and the runs of the command line that bring some of them back. */
final class Trial implements AutoCloseable {

  private static final int UNSELECTED_PER_HUNDRED = 5;
  private static final int POLL_MILLIS = 5;
  private static final int LONGEST_RUN_MILLIS = 700;

  private final Path folder;
  private final boolean transactions;
  private final boolean duplicates;
  private final int messages;
  private final Letters letters;
  private BrokerProcess broker;

  Trial(Path folder, boolean transactions, boolean duplicates, int messages) throws IOException {
    this.folder = folder;
    this.transactions = transactions;
    this.duplicates = duplicates;
    this.messages = messages;
    this.letters = new Letters();
    this.broker = startBroker(0);
  }

  private BrokerProcess startBroker(int port) throws IOException {
    List<String> options = new ArrayList<>();
    if (port != 0) {
      options.addAll(List.of("--port", String.valueOf(port)));
    }
    options.addAll(
        List.of(
            "--queue",
            Letters.QUEUE + ",lock=5s,max-delivery=2000" + (duplicates ? ",duplicates=1h" : ""),
            "--data",
            folder.resolve("data").toString()));
    return BrokerProcess.start(
        folder.resolve("broker.log"), List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"), options);
  }

  /** Re-drives all that is selected, once undisturbed and once with kills. */
  Account run(int kills, int brokerKills, Random random) throws Exception {
    double perSecond = undisturbed();
    int unselected = messages * UNSELECTED_PER_HUNDRED / 100;
    letters.fill(broker.connectionString(), messages, unselected);
    @Nullable Path plan = disturb(kills, brokerKills, random);
    Process last = start(plan);
    last.waitFor();
    return letters.account(broker.connectionString(), messages, unselected, perSecond);
  }

  private double undisturbed() throws Exception {
    letters.fill(broker.connectionString(), messages, 0);
    long start = System.nanoTime();
    Process run = start(null);
    int code = run.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IllegalStateException("an undisturbed run ended with " + code + ": see " + folder);
    }
    letters.drain(broker.connectionString());
    try (Stream<Path> plans = Files.list(folder.resolve(".boilermaker"))) {
      for (Path plan : plans.toList()) {
        Files.delete(plan);
      }
    }
    return messages / seconds;
  }

  /** Returns the plan, which was not carried out to its end. */
  private @Nullable Path disturb(int kills, int brokerKills, Random random) throws Exception {
    @Nullable Path plan = null;
    for (int kill = 0; kill < kills; kill++) {
      Process run = start(plan);
      long size = plan == null ? 0 : Files.size(plan);
      plan = awaitWork(run, plan, size);
      boolean isWorking = !run.waitFor(random.nextInt(LONGEST_RUN_MILLIS), TimeUnit.MILLISECONDS);
      if (kill < brokerKills && isWorking) {
        killBroker();
      }
      run.destroyForcibly().waitFor();
    }
    return plan;
  }

  private void killBroker() throws IOException {
    int port = Letters.port(broker.connectionString());
    broker.close();
    broker = startBroker(port);
  }

  /** Waits until a run has noted something. */
  private Path awaitWork(Process run, @Nullable Path known, long size) throws Exception {
    @Nullable Path plan = known;
    long before = size;
    while (run.isAlive() && (plan == null || Files.size(plan) <= before)) {
      Thread.sleep(POLL_MILLIS);
      if (plan == null && Files.isDirectory(folder.resolve(".boilermaker"))) {
        try (Stream<Path> plans = Files.list(folder.resolve(".boilermaker"))) {
          plan = plans.findFirst().orElse(null);
        }
        before = plan == null ? 0 : Files.size(plan);
      }
    }
    if (plan == null) {
      throw new IllegalStateException("a run ended without a plan: see " + folder);
    }
    return plan;
  }

  private Process start(@Nullable Path plan) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Path.of("cli/target/boilermaker.jar").toAbsolutePath().toString(),
            "dead",
            "redrive",
            "--yes",
            "--json",
            "--connection-string",
            broker.connectionString(),
            "--queue",
            Letters.QUEUE,
            "--wait",
            "30s"));
    command.addAll(
        plan == null
            ? List.of("--task", Letters.SELECTED)
            : List.of("--resume", plan.toAbsolutePath().toString()));
    if (!transactions) {
      command.add("--no-transactions");
    }
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("cli.log").toFile()))
        .start();
  }

  @Override
  public void close() {
    broker.close();
  }
}
