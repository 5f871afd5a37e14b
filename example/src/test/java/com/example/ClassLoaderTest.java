package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that are built on threads whose class loader does not see their tasks. */
@Timeout(60)
class ClassLoaderTest {

  private final WorkerProcesses processes = new WorkerProcesses(queue -> queue);

  @AfterEach
  void close() {
    processes.close();
  }

  private BoilermakerConfig config() {
    return BoilermakerConfig.builder()
        .connectionString(processes.bus.connectionString())
        .queueName(WorkerProcesses.QUEUE)
        .build();
  }

  private static <T> T on(ClassLoader loader, Callable<T> action) throws Exception {
    var task = new FutureTask<>(action);
    var thread = new Thread(task);
    thread.setContextClassLoader(loader);
    thread.start();
    return task.get();
  }

  // N-R06
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tasks_are_found_by_the_loader_of_the_states_class(boolean isNull) throws Exception {
    ClassLoader loader = isNull ? null : ClassLoader.getPlatformClassLoader();
    Boilermaker<App> app =
        on(
            loader,
            () -> {
              Boilermaker<App> built = Boilermaker.builder(App.create()).config(config()).build();
              built.start();
              return built;
            });
    try (app) {
      BackgroundTask1Tasks.on(app).apply("one");

      processes.awaitEmptyQueue();
    }
  }

  // N-R06
  @Test
  void an_application_built_on_a_good_thread_starts_on_any() throws Exception {
    try (Boilermaker<App> app = Boilermaker.builder(App.create()).config(config()).build()) {
      on(
          ClassLoader.getPlatformClassLoader(),
          () -> {
            app.start();
            return app;
          });

      assertThat(app.health().live()).isTrue();
    }
  }

  // N-R06
  @Test
  void a_state_without_tasks_is_told_which_loaders_were_asked() throws Exception {
    try (Boilermaker<Object> app =
        on(
            ClassLoader.getPlatformClassLoader(),
            () -> Boilermaker.<Object>builder("a state without tasks").config(config()).build())) {
      assertThatThrownBy(app::start).hasMessageContaining("java.lang.String");
    }
  }
}
