package io.boilermaker.benchmarks.peers;

import io.boilermaker.Boilermaker;
import io.boilermaker.Task;
import io.boilermaker.benchmarks.FreshQueues;
import io.boilermaker.benchmarks.work.LoadApp;
import io.boilermaker.benchmarks.work.Workload;
import java.util.List;
import java.util.stream.LongStream;

/**
 * This library on our broker.
 *
 * @param prefetch how many messages are taken ahead
 */
record Ours(FreshQueues broker, int concurrency, int prefetch) implements Peer {

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public Worker start(int tasks, LoadApp app) {
    String queue = broker.next();
    fill(queue, tasks);
    Boilermaker<LoadApp> worker =
        Boilermaker.builder(app)
            .config(broker.config(queue).concurrency(concurrency).prefetch(prefetch).build())
            .build();
    worker.start();
    return new Running(worker);
  }

  /** Puts tasks into a queue. */
  void fill(String queue, int tasks) {
    List<Task> calls = LongStream.range(0, tasks).mapToObj(Workload::call).toList();
    try (Boilermaker<Object> publisher =
        Boilermaker.builder(new Object()).config(broker.config(queue).build()).build()) {
      publisher.publishAll(calls);
    }
  }

  private record Running(Boilermaker<LoadApp> app) implements Worker {

    @Override
    public void publish(long number) {
      app.publish(Workload.call(number));
    }

    @Override
    public void close() {
      app.close();
    }
  }
}
