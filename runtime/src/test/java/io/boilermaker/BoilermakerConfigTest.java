package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.internal.servicebus.ServiceBusAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class BoilermakerConfigTest {

  private static final String LOCAL =
      "Endpoint=sb://localhost:5672;SharedAccessKeyName=x;SharedAccessKey=y;"
          + "UseDevelopmentEmulator=true;";

  private static Map<String, String> environment(String... pairs) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of("SERVICE_BUS_CONNECTION_STRING", LOCAL, "SERVICE_BUS_QUEUE_NAME", "tasks"));
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return environment;
  }

  @Test
  void the_environment_sets_everything_and_the_rest_has_defaults() {
    BoilermakerConfig config =
        BoilermakerConfig.fromEnvironment(
            environment(
                "BOILERMAKER_CONCURRENCY",
                "3",
                "BOILERMAKER_PREFETCH",
                "7",
                "BOILERMAKER_EXPECTED_TASKS",
                " a, b,,",
                "BOILERMAKER_ALLOWED_QUEUES",
                "mails, team/billing",
                "BOILERMAKER_MAX_TRIES",
                "20",
                "BOILERMAKER_MIN_RETRY_DELAY_SECONDS",
                "5"));

    assertThat(config.concurrency()).isEqualTo(3);
    assertThat(config.prefetch()).isEqualTo(7);
    assertThat(config.expectedTasks()).containsExactly("a", "b");
    assertThat(config.allowedQueues()).containsExactly("mails", "team/billing");
    assertThat(config.maxTries()).isEqualTo(20);
    assertThat(config.minRetryDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.shutdownGrace()).isEqualTo(Duration.ofSeconds(25));
    assertThat(config).hasToString("queue 'tasks' at localhost:5672");
  }

  @Test
  void a_namespace_url_stands_in_for_a_connection_string() {
    BoilermakerConfig config =
        BoilermakerConfig.fromEnvironment(
            environment(
                "SERVICE_BUS_CONNECTION_STRING",
                "",
                "SERVICE_BUS_NAMESPACE_URL",
                "https://myapp.servicebus.windows.net/"));

    assertThat(config).hasToString("queue 'tasks' at myapp.servicebus.windows.net");
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICE_BUS_CONNECTION_STRING, '', SERVICE_BUS_NAMESPACE_URL is not set",
    "SERVICE_BUS_QUEUE_NAME, '', SERVICE_BUS_QUEUE_NAME is not set",
    "SERVICE_BUS_CONNECTION_STRING, nonsense, SERVICE_BUS_CONNECTION_STRING",
    "BOILERMAKER_CONCURRENCY, many, BOILERMAKER_CONCURRENCY must be a whole number",
    "BOILERMAKER_CONCURRENCY, 0, BOILERMAKER_CONCURRENCY must be 1 to 1000",
    "BOILERMAKER_PREFETCH, 201, BOILERMAKER_PREFETCH must be 0 to 200",
    "BOILERMAKER_ALLOWED_QUEUES, a;b, BOILERMAKER_ALLOWED_QUEUES cannot have 'a;b'",
    "BOILERMAKER_MAX_TRIES, 101, BOILERMAKER_MAX_TRIES must be 1 to 100",
    "BOILERMAKER_MIN_RETRY_DELAY_SECONDS, 3601, BOILERMAKER_MIN_RETRY_DELAY_SECONDS must be 0 to 3600",
    "BOILERMAKER_SHUTDOWN_GRACE_SECONDS, -1, BOILERMAKER_SHUTDOWN_GRACE_SECONDS must be 0"
  })
  void a_missing_or_wrong_variable_is_named(String name, String value, String message) {
    assertThatThrownBy(() -> BoilermakerConfig.fromEnvironment(environment(name, value)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }

  /** The SDK connects with TLS except to the emulator, and so elsewhere. */
  @ParameterizedTest
  @CsvSource({
    "sb://localhost, true, localhost, localhost:5672",
    "sb://localhost:7, true, localhost:7, localhost:7",
    "sb://myapp.example, false, myapp.example, myapp.example:5671",
    "sb://myapp.example:7, false, myapp.example:7, myapp.example:7"
  })
  void an_address_without_a_port_has_that_of_its_connection(
      String url, boolean emulator, String shown, String connected) {
    ServiceBusAddress address =
        ServiceBusAddress.ofConnectionString(
            "Endpoint="
                + url
                + ";SharedAccessKeyName=n;SharedAccessKey=k;"
                + "UseDevelopmentEmulator="
                + emulator);

    assertThat(address.host()).isEqualTo(shown);
    assertThat(address.endpoint()).hasToString(connected);
  }

  // O-14
  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:0", "127.0.0.1", "127.1.2.3", "[::1]:5", "host.docker.internal"})
  void the_emulators_plain_connection_is_for_this_machine(String host) {
    assertThat(ServiceBusAddress.ofConnectionString(LOCAL.replace("localhost:5672", host)).host())
        .isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.servicebus.windows.net", "10.0.0.1", "localhost.example.com"})
  void the_emulators_plain_connection_is_refused_to_other_machines(String host) {
    assertThatThrownBy(
            () -> ServiceBusAddress.ofConnectionString(LOCAL.replace("localhost:5672", host)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UseDevelopmentEmulator")
        .hasMessageContaining(host);
  }

  // N-S13
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Endpoint=sb://user:SECRET@localhost:5672/;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true",
        "Endpoint=sb://SECRET@localhost:5672/SECRET?SECRET#SECRET;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true",
      })
  void a_configuration_shows_host_and_port_and_nothing_else(String connectionString) {
    BoilermakerConfig config =
        BoilermakerConfig.builder().connectionString(connectionString).queueName("q").build();
    assertThat(config.toString()).contains("localhost:5672").doesNotContain("SECRET");
  }

  // N-S13
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:SECRET@",
        "SECRET@@host",
        "https:///?sig=SECRET",
        "https://a b?SECRET",
        "SECRET\u0000@",
        "#SECRET"
      })
  void a_namespace_that_is_none_is_not_quoted_with_what_may_be_secret(String url) {
    assertThatThrownBy(() -> ServiceBusAddress.ofNamespace(url, request -> Mono.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the text is not the URL of a namespace")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void a_variable_that_was_renamed_is_refused_with_its_new_name() {
    Map<String, String> environment = environment("BOILERMAKER_HAND_BACKS", "3");

    assertThatThrownBy(() -> BoilermakerConfig.fromEnvironment(environment))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "BOILERMAKER_HAND_BACKS is now named BOILERMAKER_UNKNOWN_TASK_REDELIVERIES: rename it");
  }

  // N-R16
  @ParameterizedTest
  @ValueSource(strings = {"tasks\n", " tasks", "tasks ", "\ttasks", "ta\u0000sks"})
  void a_queue_name_with_a_line_end_or_blanks_around_it_is_refused_at_once(String name) {
    var builder = BoilermakerConfig.builder().connectionString(LOCAL).queueName(name);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("queueName");
  }

  @Test
  void the_default_application_names_the_missing_variable() {
    // The build's own environment has no namespace set.
    assertThat(System.getenv("SERVICE_BUS_QUEUE_NAME")).isNull();
    assertThatThrownBy(Boilermaker::getDefault)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SERVICE_BUS_NAMESPACE_URL");
  }

  // N-R16: they are added to times and turned into nanoseconds
  @Test
  void a_duration_without_end_is_the_longest_one() {
    Duration forever = ChronoUnit.FOREVER.getDuration();

    BoilermakerConfig config =
        BoilermakerConfig.builder()
            .connectionString("Endpoint=sb://host;SharedAccessKeyName=n;SharedAccessKey=k")
            .queueName("tasks")
            .shutdownGrace(forever)
            .maxLockRenewal(forever)
            .build();

    Duration longest = Duration.ofSeconds(Integer.MAX_VALUE);
    assertThat(config.shutdownGrace()).isEqualTo(longest);
    assertThat(config.maxLockRenewal()).isEqualTo(longest);
    assertThat(Worker.stopLimit(config)).isGreaterThan(longest);
  }
}
