package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.boilermaker.internal.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is said of a wrong setting: its name, the shape of its value, and the nearest right one. */
class SettingMessagesTest {

  private static final String LOCAL =
      "Endpoint=sb://localhost;SharedAccessKeyName=name;SharedAccessKey=SECRET;"
          + "UseDevelopmentEmulator=true";

  private static Map<String, String> environment(String... pairs) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of("SERVICE_BUS_CONNECTION_STRING", LOCAL, "SERVICE_BUS_QUEUE_NAME", "tasks"));
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return environment;
  }

  private static List<String> warnings(String... pairs) {
    return Variables.warnings(environment(pairs));
  }

  // N-D15
  @ParameterizedTest
  @CsvSource({
    "BOILERMAKER_CONCURENCY, BOILERMAKER_CONCURRENCY",
    "BOILERMAKER_MAX_RETRIES, BOILERMAKER_MAX_TRIES",
    "boilermaker_prefetch, BOILERMAKER_PREFETCH",
    "BOILERMAKERCONCURRENCY, BOILERMAKER_CONCURRENCY",
    "BOILERMAKR_HEALTH_PORT, BOILERMAKER_HEALTH_PORT",
    "BOILERMAKER_GRACE_SHUTDOWN_SECONDS, ''",
    "AZURE_CREDENTIALS_INCLUDE_MSI, AZURE_CREDENTIAL_INCLUDE_MSI",
    "SERVICEBUS_NAMESPACE_URL, SERVICE_BUS_NAMESPACE_URL"
  })
  void a_misspelt_variable_is_named_with_the_one_that_is_meant(String name, String meant) {
    assertThat(warnings(name, "SECRET"))
        .containsExactly(
            name
                + " is no variable of Boilermaker and is ignored: "
                + (meant.isEmpty()
                    ? "docs/configuration.md lists all of them"
                    : "is " + meant + " meant?"));
  }

  // N-D15
  @Test
  void variables_of_others_draw_no_warning() {
    assertThat(
            warnings(
                "BOILERMAKER_CONCURRENCY", "4",
                "BOILERMAKER_BROKER_KEY", "SECRET",
                "SERVICE_BUS_QUEUE_NAME_2", "other",
                "SERVICE_BUS_QUEUE_NAMES", "a,b",
                "JAVA_HOME", "/jdk",
                "PATH", "/bin",
                // Kubernetes sets these for a service named "boilermaker-worker".
                "BOILERMAKER_WORKER_SERVICE_HOST", "10.0.0.1",
                "BOILERMAKER_WORKER_SERVICE_PORT", "80",
                "BOILERMAKER_WORKER_PORT_80_TCP_ADDR", "10.0.0.1"))
        .isEmpty();
  }

  // N-D15
  @Test
  void all_variables_of_the_documentation_are_known() throws IOException {
    List<String> documented =
        Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
            .matcher(Files.readString(Path.of("../docs/configuration.md")))
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(Variables.ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVICE_BUS_QUEUE_NAME, SERVICE_BUS_QUEUENAME",
    "SERVICE_BUS_QUEUE_NAME, ServiceBusQueueName",
    "SERVICE_BUS_CONNECTION_STRING, SERVICEBUS_NAMESPACE_URL"
  })
  void a_missing_variable_is_named_with_the_one_that_looks_like_it(String name, String other) {
    Map<String, String> environment = environment(other, "SECRET");
    environment.remove(name);
    assertThatThrownBy(() -> BoilermakerConfig.fromEnvironment(environment))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not set")
        .hasMessageEndingWith("; " + other + " is set: rename it, if it is meant")
        .hasMessageNotContaining("SECRET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONCURRENCY | 5000 | must be 1 to 1000, not 5000; the nearest is 1000",
        "CONCURRENCY | 0 | must be 1 to 1000, not 0; the nearest is 1",
        "CONCURRENCY | 99999999999 | must be 1 to 1000, not 99999999999; the nearest is 1000",
        "CONCURRENCY | 2.5 | must be a whole number, not '2.5'; the nearest is 3",
        "CONCURRENCY | 1,000 | must be a whole number, not '1,000'; the nearest is 1000",
        "GIVE_UP_SECONDS | 30s | must be a whole number, not '30s'; the nearest is 30",
        "GIVE_UP_SECONDS | -5 min | must be a whole number, not '-5 min'; the nearest is 1",
        "MIN_RETRY_DELAY_SECONDS | 1.5 | must be a whole number, not '1.5'; the nearest is 2",
        "HEALTH_PORT | 80800 | must be 0 to 65535, not 80800; the nearest is 65535",
        "HEALTH_PORT | tcp://10.0.0.1:80 | must be a whole number, not a text of 17 characters",
        "PREFETCH | many | must be a whole number, not a text of 4 characters",
        "SHUTDOWN_GRACE_SECONDS | -1 | must be 0 to 2147483647, not -1; the nearest is 0"
      })
  void a_number_out_of_range_is_told_with_the_nearest_right_one(
      String name, String value, String message) {
    assertThatThrownBy(
            () -> BoilermakerConfig.fromEnvironment(environment("BOILERMAKER_" + name, value)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("BOILERMAKER_" + name + " " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BOILERMAKER_CONCURRENCY",
        "BOILERMAKER_HEALTH_PORT",
        "BOILERMAKER_GIVE_UP_SECONDS",
        "BOILERMAKER_ALLOWED_QUEUES",
        "AZURE_CREDENTIAL_INCLUDE_MSI",
        "SERVICE_BUS_QUEUE_NAME"
      })
  void a_secret_in_the_wrong_variable_is_not_shown(String name) {
    for (String secret : List.of(LOCAL, "amqps://user:SECRET@host", "S0SECRET/+Aa==")) {
      assertThatThrownBy(() -> BoilermakerConfig.fromEnvironment(environment(name, secret)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(name)
          .hasMessageNotContaining("SECRET");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Endpoint=sb://host | no 'SharedAccessKeyName='; it has Endpoint",
        "Endpoint=sb://host;SharedAccessKeyName=n | no 'SharedAccessKey='; it has Endpoint, Shared",
        "Endpoint=sb://host;SharedAccessKeyName=n;SharedAccessKey= | 'SharedAccessKey=' with nothing",
        "Endpoint=sb://host;SharedAccessKeyName=n;SharedAcessKey=SECRET | is 'SharedAccessKey' meant",
        "Endpoint=sb://host;SharedAccessKeyName=n;SECRET | a part that is none of Endpoint, Shared",
        "Endpoint=sb://host;SharedAccessKey | has 'SharedAccessKey' without '='",
        "Endpoint=sb://host;;SharedAccessKeyName=n;SharedAccessKey=SECRET | a part that is none of",
        "'\"Endpoint=sb://host;SharedAccessKeyName=n;SharedAccessKey=SECRET\"' | quotation mark",
        "SharedAccessKeyName=n;SharedAccessKey=SECRET | no 'Endpoint='",
        "AccountName=n;AccountKey=SECRET | none of Endpoint",
        "Endpoint=sb://host;SharedAccessSignature=SECRET | does not begin with 'SharedAccessSignature",
        "Endpoint=sb://h;SharedAccessKey=SECRET;SharedAccessSignature=SharedAccessSignature sr=SECRET"
            + " | both a key and a signature",
        "SECRET | none of Endpoint"
      })
  void a_connection_string_without_a_part_is_told_which(String connectionString, String message) {
    assertThatThrownBy(
            () ->
                BoilermakerConfig.fromEnvironment(
                    environment("SERVICE_BUS_CONNECTION_STRING", connectionString)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("SERVICE_BUS_CONNECTION_STRING: the ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint=sb://host/;sharedaccesskeyname=n;sharedaccesskey=k==;",
        "Endpoint=sb://host;SharedAccessSignature=SharedAccessSignature sr=x&sig=y",
        "Endpoint=sb://host;SharedAccessKeyName=n;SharedAccessKey=k;EntityPath=Tasks"
      })
  void a_good_connection_string_is_taken_by_us_and_by_the_sdk(String connectionString) {
    BoilermakerConfig config =
        BoilermakerConfig.builder().connectionString(connectionString).queueName("tasks").build();
    assertThat(config).hasToString("queue 'tasks' at host");
    try (Boilermaker<String> app = Boilermaker.builder("state").config(config).build()) {
      assertThat(app).isNotNull();
    }
  }

  @Test
  void a_connection_string_for_another_queue_is_refused_before_the_service_does() {
    var builder =
        BoilermakerConfig.builder()
            .connectionString(LOCAL + ";EntityPath=mails")
            .queueName("tasks");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is for the queue 'mails' (its EntityPath), not for 'tasks'");
  }

  // N-D08
  @Test
  void an_application_without_a_configuration_says_how_to_give_one() {
    assertThatThrownBy(() -> Boilermaker.builder("state").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "no configuration is set: call config(BoilermakerConfig.fromEnvironment()), or"
                + " config(BoilermakerConfig.builder()…build()), or inline(…) in a test");
    assertThatThrownBy(() -> BoilermakerConfig.builder().queueName("tasks").build())
        .hasMessageContaining("set connectionString(…) or namespace(…)");
    assertThatThrownBy(
            () -> BoilermakerConfig.builder().namespace("https://a.b", null).queueName("q").build())
        .hasMessageContaining("namespace(…) needs a credential");
    assertThatThrownBy(() -> Boilermaker.builder(null)).hasMessageContaining("needs the state");
  }

  // N-D17
  @Test
  void a_health_port_that_is_taken_is_told_by_its_variable() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = new InetSocketAddress("localhost", taken.getLocalPort());
      assertThatThrownBy(() -> HealthServer.start(address, () -> null))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot serve the health on localhost:" + taken.getLocalPort())
          .hasMessageContaining("Set BOILERMAKER_HEALTH_PORT to a port that no other process uses");
    }
  }

  // N-D17
  @ParameterizedTest
  @ValueSource(strings = {"no-such-host.invalid", "192.0.2.1"})
  void a_health_host_that_is_not_here_is_told_by_its_variable(String host) {
    assertThatThrownBy(() -> HealthServer.start(new InetSocketAddress(host, 0), () -> null))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot serve the health on " + host)
        .hasMessageContaining("Set BOILERMAKER_HEALTH_HOST to an address of this machine");
  }

  // N-D19
  @Test
  void a_namespace_beside_a_connection_string_is_ignored_and_said_so() {
    var log = (Logger) LoggerFactory.getLogger(BoilermakerConfig.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    log.setLevel(Level.WARN);
    try {
      BoilermakerConfig.fromEnvironment(
          environment("SERVICE_BUS_NAMESPACE_URL", "https://other.servicebus.windows.net"));
    } finally {
      log.setLevel(null);
      log.detachAppender(lines);
    }
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "SERVICE_BUS_CONNECTION_STRING and SERVICE_BUS_NAMESPACE_URL are both set: the"
                + " connection string is used, and the URL ignored");
  }

  @Test
  void names_of_settings_are_not_twice() {
    assertThat(Variables.ALL).doesNotHaveDuplicates();
    assertThat(Arrays.asList(Variables.QUEUE_NAME, Variables.NAMESPACE_URL))
        .isSubsetOf(Variables.ALL);
  }
}
