package io.boilermaker.benchmarks.peers;

import io.boilermaker.benchmarks.work.LoadApp;
import io.boilermaker.benchmarks.work.Workload;
import java.io.Serializable;
import java.util.ArrayList;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/**
 * The arguments of a task, as runners take them that store objects: the same as ours. Public, for
 * JobRunr calls by reflection.
 */
public record Call(long number, String customer, ArrayList<String> lines, boolean urgent)
    implements JobRequest, Serializable {

  static Call of(long number) {
    return new Call(number, Workload.CUSTOMER, new ArrayList<>(Workload.LINES), false);
  }

  void run(LoadApp app) {
    app.work(number, customer, lines, urgent);
  }

  @Override
  public Class<Handler> getJobRequestHandler() {
    return Handler.class;
  }

  /** What JobRunr calls. */
  public record Handler(LoadApp app) implements JobRequestHandler<Call> {

    @Override
    public void run(Call call) {
      call.run(app);
    }
  }
}
