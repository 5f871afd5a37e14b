package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The complete example of the seed, from the annotated method to its call. */
class SeedTest {

  private static final String APP =
      """
      package com.example;

      import io.boilermaker.annotations.BoilermakerApp;
      import io.boilermaker.annotations.StateFactory;
      import java.util.Map;

      @BoilermakerApp
      public final class App {
        private final Map<String, String> data;

        private App(Map<String, String> data) {
          this.data = data;
        }

        @StateFactory
        public static App create() {
          return new App(Map.of("key", "value"));
        }

        Map<String, String> data() {
          return data;
        }
      }
      """;

  private static final String TASKS =
      """
      package com.example;

      import io.boilermaker.annotations.BackgroundTask;
      import io.boilermaker.annotations.Default;

      final class Tasks {
        private Tasks() {}

        @BackgroundTask
        static String backgroundTask1(
            App state, String somearg, @Default("true") boolean somekwarg) {
          return state.data().get("key") + " " + somearg + " " + somekwarg;
        }
      }
      """;

  @Test
  void a_worker_calls_the_method() {
    Loaded loaded = Compiled.sources(APP, TASKS).load();
    Object app = loaded.call("com.example.App", "create");
    assertThat(loaded.tasks()).hasToString("[backgroundTask1 (com.example.Tasks.backgroundTask1)]");
    assertThat(
            loaded.run(
                "backgroundTask1", "{\"args\":[\"a\"],\"kwargs\":{\"somekwarg\":false}}", app))
        .isEqualTo("value a false");
    assertThat(loaded.run("backgroundTask1", "{\"args\":[\"a\"]}", app)).isEqualTo("value a true");
  }

  @Test
  void the_generated_code_is_what_a_person_would_write() {
    Goldens.check("seed", Compiled.sources(APP, TASKS).succeeds().generated());
  }
}
