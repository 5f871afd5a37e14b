package io.boilermaker.benchmarks.peers;

import io.boilermaker.benchmarks.FreshQueues;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Task runners that a user would take instead of this one, each with what keeps its tasks. */
public final class PeersSuite implements Suite {

  /** On the disk of the build, for a folder of temporary files may be in memory. */
  private static final Path TARGET = Path.of("benchmarks/reference/target");

  @Override
  public String name() {
    return "peers";
  }

  @Override
  public void run(Run run) throws Exception {
    Path folder = Files.createTempDirectory(TARGET.toAbsolutePath(), "peers");
    try (FreshQueues broker = durableBroker(run, folder);
        @Nullable Postgres database = postgres(run, folder);
        @Nullable PythonWorker python = python(run, broker, folder)) {
      PeersTables tables = new PeersTables(run, broker, Disk.writeMillis(folder));
      if (database != null || python != null) {
        tables.rates(database, python);
      }
      if (database != null) {
        tables.latencies(database);
      }
    }
    // Kept if something fails, for its logs.
    Disk.delete(folder);
  }

  private static FreshQueues durableBroker(Run run, Path folder) throws IOException {
    String data = folder.resolve("broker").toString();
    return FreshQueues.start(folder.resolve("broker.log"), PeersTables.queues(run), "--data", data);
  }

  private static @Nullable Postgres postgres(Run run, Path folder) {
    try {
      return Postgres.start(folder, PeersTables.CONCURRENCY + 8);
    } catch (IOException | RuntimeException e) {
      leftOut(run, "JobRunr and db-scheduler", "PostgreSQL does not start here: " + e);
      return null;
    }
  }

  private static @Nullable PythonWorker python(Run run, FreshQueues broker, Path folder) {
    if (!PythonWorker.isInstalled()) {
      leftOut(run, PythonWorker.NAME, "it is not installed; `interop/install` does that");
      return null;
    }
    try {
      return PythonWorker.start(broker.connectionString(), folder.resolve("python.log"));
    } catch (IOException e) {
      leftOut(run, PythonWorker.NAME, e.toString());
      return null;
    }
  }

  private static void leftOut(Run run, String what, String why) {
    run.out().printf("%n%s: left out, %s.%n", what, why);
  }
}
