package io.boilermaker.micrometer;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.RetryPolicy;
import io.boilermaker.Task;
import io.boilermaker.TaskContext;
import io.boilermaker.TaskDefinition;
import io.boilermaker.TaskHandlers;
import io.boilermaker.TaskRegistry;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.codec.Arguments;
import io.boilermaker.codec.Parameters;
import io.boilermaker.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A broker, an application with interceptors, and tasks whose bodies a test says. */
final class TestTasks implements AutoCloseable {

  static final String QUEUE = "tasks";

  private static final List<String> NAMES = List.of("work", "callback", "child");

  /** What a task does. */
  interface Body {
    Object run(TaskContext context) throws Exception;
  }

  private final Map<String, Body> bodies = new ConcurrentHashMap<>();
  final LocalServiceBus bus = LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).start();
  final Boilermaker<TestTasks> app;

  TestTasks(Interceptor... interceptors) {
    this(builder -> builder, interceptors);
  }

  TestTasks(UnaryOperator<BoilermakerConfig.Builder> settings, Interceptor... interceptors) {
    Boilermaker.Builder<TestTasks> builder =
        Boilermaker.builder(this)
            .config(
                settings
                    .apply(
                        BoilermakerConfig.builder()
                            .connectionString(bus.connectionString())
                            .queueName(QUEUE)
                            .concurrency(2))
                    .build());
    for (Interceptor each : interceptors) {
      builder.interceptor(each);
    }
    app = builder.build();
  }

  TestTasks body(String name, Body body) {
    bodies.put(name, body);
    return this;
  }

  static Task task(String name) {
    return Task.named(name, List.of(), Map.of())
        .withPolicy(RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED));
  }

  /** Waits until nothing is left but dead letters. */
  void awaitQuiet() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              var counts = bus.counts(QUEUE);
              return app.health().inFlight() == 0
                  && counts.active() + counts.locked() + counts.scheduled() == 0;
            });
  }

  @Override
  public void close() {
    app.close();
    bus.close();
  }

  /** Found by the service loader. */
  public static final class Registry implements TaskRegistry {

    @Override
    public List<TaskHandlers> handlers() {
      return List.of(new Handlers());
    }
  }

  private static final class Handlers extends TaskHandlers {

    Handlers() {
      super(
          NAMES.stream()
              .map(
                  name ->
                      TaskDefinition.builder(name, "TestTasks." + name, TestTasks.class)
                          .policy(RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED))
                          .build())
              .toArray(TaskDefinition[]::new));
    }

    @Override
    protected Parameters parameters(int task) {
      return Parameters.of();
    }

    @Override
    public Object invoke(int task, Object state, TaskContext context, Arguments arguments)
        throws Throwable {
      Body body = ((TestTasks) state).bodies.get(NAMES.get(task));
      return body == null ? null : body.run(context);
    }
  }
}
