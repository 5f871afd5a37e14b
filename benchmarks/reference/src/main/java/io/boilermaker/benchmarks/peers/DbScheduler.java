package io.boilermaker.benchmarks.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.boilermaker.benchmarks.work.LoadApp;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** db-scheduler on PostgreSQL, with what its documentation advises for a high throughput. */
record DbScheduler(Postgres database, int threads) implements Peer {

  static final String NAME = "db-scheduler";

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS scheduled_tasks (
        task_name text NOT NULL,
        task_instance text NOT NULL,
        task_data bytea,
        execution_time timestamptz NOT NULL,
        picked boolean NOT NULL,
        picked_by text,
        last_success timestamptz,
        last_failure timestamptz,
        consecutive_failures int,
        last_heartbeat timestamptz,
        version bigint NOT NULL,
        priority smallint,
        PRIMARY KEY (task_name, task_instance));
      CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
      """;

  private static final double FETCH_BELOW = 1.0;
  private static final double FETCH_UP_TO = 4.0;

  @Override
  public String name() {
    return NAME;
  }

  /** Its settings, for the heading. */
  static String settings() {
    return Jars.of(Scheduler.class)
        + " on it polls by lock-and-fetch ("
        + FETCH_BELOW
        + ", "
        + FETCH_UP_TO
        + ") with immediate execution";
  }

  @Override
  public Worker start(int tasks, LoadApp app) throws SQLException {
    database.execute(TABLE);
    database.execute("TRUNCATE scheduled_tasks");
    OneTimeTask<Call> task =
        Tasks.oneTime("load", Call.class).execute((call, context) -> call.getData().run(app));
    SchedulerClient client = SchedulerClient.Builder.create(database.dataSource(), task).build();
    Stream<TaskInstance<?>> calls =
        LongStream.range(0, tasks).mapToObj(number -> instance(task, number));
    client.scheduleBatch(calls, Instant.now());
    database.execute("ANALYZE scheduled_tasks");
    Scheduler scheduler =
        Scheduler.create(database.dataSource(), task)
            .threads(threads)
            .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
            .enableImmediateExecution()
            .build();
    scheduler.start();
    return new Running(scheduler, task);
  }

  private static TaskInstance<Call> instance(OneTimeTask<Call> task, long number) {
    return task.instance(Long.toString(number), Call.of(number));
  }

  private record Running(Scheduler scheduler, OneTimeTask<Call> task) implements Worker {

    @Override
    public void publish(long number) {
      scheduler.schedule(instance(task, number), Instant.now());
    }

    @Override
    public void close() {
      scheduler.stop();
    }
  }
}
