package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.spi.Codecs;
import io.boilermaker.spi.Parameter;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private static final Parameter<String> TEXT = Parameter.required("text", Codecs.STRING);

  @Test
  void a_published_task_runs_with_its_arguments_and_is_completed() throws Exception {
    BlockingQueue<List<Object>> runs = new LinkedBlockingQueue<>();
    try (var bench = new Bench()) {
      bench.tasks.add(
          "echo",
          (context, arguments) -> {
            runs.add(
                List.of(
                    arguments.get(TEXT),
                    context.taskId(),
                    context.attempt(),
                    context.sequenceNumber()));
            return null;
          },
          TEXT);
      bench.startWorker();

      Task published =
          bench.app().publish(bench.tasks.definition("echo").call().arg(TEXT, "hello").task());

      assertThat(runs.poll(10, TimeUnit.SECONDS))
          .containsExactly("hello", published.id(), 1, published.sequenceNumber().getAsLong());
      bench.awaitQuiet();
      assertThat(bench.bus.counts(Bench.QUEUE).deadLettered()).isZero();
    }
  }
}
