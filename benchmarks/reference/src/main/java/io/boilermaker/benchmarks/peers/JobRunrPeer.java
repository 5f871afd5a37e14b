package io.boilermaker.benchmarks.peers;

import io.boilermaker.benchmarks.work.LoadApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/**
 * JobRunr on PostgreSQL. Usage statistics are sent by its dashboard alone, which is not started.
 *
 * @param storage its tables
 */
record JobRunrPeer(Postgres database, StorageProvider storage, int workers) implements Peer {

  static final String NAME = "JobRunr";

  /** The shortest that it takes. */
  static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

  /** Makes its tables. */
  static JobRunrPeer create(Postgres database, int workers) {
    StorageProvider storage = SqlStorageProviderFactory.using(database.dataSource());
    storage.setJobMapper(new JobMapper(new JacksonJsonMapper()));
    return new JobRunrPeer(database, storage, workers);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Its settings, for the heading. */
  static String settings() {
    return Jars.of(BackgroundJobServer.class)
        + " on it polls every "
        + POLL_INTERVAL.toSeconds()
        + " s (the shortest interval that it takes; its default: "
        + BackgroundJobServerConfiguration.DEFAULT_POLL_INTERVAL.toSeconds()
        + " s)";
  }

  @Override
  public Worker start(int tasks, LoadApp app) throws SQLException {
    database.execute("TRUNCATE jobrunr_jobs");
    JobRequestScheduler scheduler = new JobRequestScheduler(storage);
    if (tasks > 0) {
      scheduler.enqueue(LongStream.range(0, tasks).mapToObj(Call::of));
    }
    database.execute("ANALYZE jobrunr_jobs");
    BackgroundJobServer server =
        new BackgroundJobServer(
            storage,
            new JacksonJsonMapper(),
            new Activator(new Call.Handler(app)),
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andWorkerCount(workers)
                .andPollInterval(POLL_INTERVAL));
    server.start();
    return new Running(scheduler, server);
  }

  private record Activator(Call.Handler handler) implements JobActivator {

    @Override
    public <T> T activateJob(Class<T> type) {
      return type.cast(handler);
    }
  }

  private record Running(JobRequestScheduler scheduler, BackgroundJobServer server)
      implements Worker {

    @Override
    public void publish(long number) {
      scheduler.enqueue(Call.of(number));
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
