package io.boilermaker.benchmarks.soak;

import io.boilermaker.broker.Faults.TransactionLimit;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Workers and publishers as processes, whose tasks and states misbehave: first workers are killed
 * and connections cut, then workers are stopped in order; at the end of each an account of each
 * task.
 */
public final class Soak {

  private static final String KILLS = "kills";
  private static final String DEPLOYS = "deploys";

  /** Locks of killed workers end soon; where none is killed, none may end by itself. */
  static final Duration SHORT_LOCK = Duration.ofSeconds(30);

  private static final Duration LONG_LOCK = Duration.ofMinutes(5);

  private Soak() {}

  /** Runs it with the arguments of {@code benchmarks/soak}. */
  public static void main(String[] arguments) throws Exception {
    SoakOptions options = SoakOptions.parse(arguments);
    Path folder = Files.createTempDirectory("soak");
    System.out.println(
        "soak: "
            + options.duration().toSeconds()
            + " s, seed "
            + options.seed()
            + ", in "
            + folder);
    boolean isGood;
    try (LocalServiceBus bus =
        LocalServiceBus.builder()
            .transactions(options.transactions())
            .queue(QueueSpec.named(KILLS).lockDuration(SHORT_LOCK))
            .queue(QueueSpec.named(DEPLOYS).lockDuration(LONG_LOCK))
            .start()) {
      bus.faults().limitTransactions(options.limits().toArray(TransactionLimit[]::new));
      isGood = run(options, folder, bus);
    }
    System.out.println("soak: " + (isGood ? "all accounts close" : "NOT all accounts close"));
    System.exit(isGood ? 0 : 1);
  }

  private static boolean run(SoakOptions options, Path folder, LocalServiceBus bus)
      throws Exception {
    Duration length = options.duration();
    boolean isGood = true;
    if (options.kills()) {
      Duration share = options.deploys() ? length.multipliedBy(3).dividedBy(5) : length;
      var fleet = new Fleet(folder, bus, KILLS, options, KillPhase::fault);
      isGood &= new KillPhase(fleet).run(share).print(/* isOrderly= */ false);
    }
    if (options.deploys()) {
      Duration share = options.kills() ? length.multipliedBy(2).dividedBy(5) : length;
      var fleet = new Fleet(folder, bus, DEPLOYS, options, DeployPhase::fault);
      isGood &= new DeployPhase(fleet).run(share).print(options.transactions());
    }
    return isGood;
  }
}
