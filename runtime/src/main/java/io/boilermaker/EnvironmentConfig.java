package io.boilermaker;

import com.azure.core.credential.TokenCredential;
import io.boilermaker.internal.servicebus.DefaultCredential;
import io.boilermaker.internal.servicebus.ServiceBusAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the configuration from environment variables; every complaint names the variable. */
final class EnvironmentConfig {

  private static final String CONNECTION_STRING = "SERVICE_BUS_CONNECTION_STRING";
  private static final String NAMESPACE_URL = "SERVICE_BUS_NAMESPACE_URL";
  private static final String QUEUE_NAME = "SERVICE_BUS_QUEUE_NAME";
  private static final String INCLUDE_MSI = "AZURE_CREDENTIAL_INCLUDE_MSI";
  private static final String UNKNOWN_TASK_REDELIVERIES = "BOILERMAKER_UNKNOWN_TASK_REDELIVERIES";

  /** Variables that were renamed, with their names of today. */
  private static final Map<String, String> FORMER_NAMES =
      Map.of("BOILERMAKER_HAND_BACKS", UNKNOWN_TASK_REDELIVERIES);

  private final Map<String, String> environment;
  private final BoilermakerConfig.Builder builder = BoilermakerConfig.builder();

  private EnvironmentConfig(Map<String, String> environment) {
    this.environment = environment;
  }

  static BoilermakerConfig read(Map<String, String> environment) {
    return new EnvironmentConfig(environment).read();
  }

  private BoilermakerConfig read() {
    requireNoFormerNames();
    address();
    queueName();
    integer("BOILERMAKER_CONCURRENCY", builder::concurrency);
    integer("BOILERMAKER_PREFETCH", builder::prefetch);
    integer(
        "BOILERMAKER_SHUTDOWN_GRACE_SECONDS",
        seconds -> builder.shutdownGrace(Duration.ofSeconds(seconds)));
    integer(
        "BOILERMAKER_MAX_LOCK_RENEWAL_SECONDS",
        seconds -> builder.maxLockRenewal(Duration.ofSeconds(seconds)));
    integer(UNKNOWN_TASK_REDELIVERIES, builder::unknownTaskRedeliveries);
    names("BOILERMAKER_EXPECTED_TASKS", builder::expectedTasks);
    messageLimits();
    integer(
        "BOILERMAKER_GIVE_UP_SECONDS", seconds -> builder.giveUpAfter(Duration.ofSeconds(seconds)));
    integer("BOILERMAKER_HEALTH_PORT", builder::healthPort);
    String healthHost = value("BOILERMAKER_HEALTH_HOST");
    if (healthHost != null) {
      builder.healthHost(healthHost);
    }
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the environment's settings are wrong: " + e.getMessage(), e);
    }
  }

  /** A setting that is silently ignored would be worse than a worker that does not start. */
  private void requireNoFormerNames() {
    FORMER_NAMES.forEach(
        (former, name) -> {
          if (value(former) != null) {
            throw new IllegalStateException(former + " is now named " + name + ": rename it");
          }
        });
  }

  private void address() {
    String connectionString = value(CONNECTION_STRING);
    String namespaceUrl = value(NAMESPACE_URL);
    if (connectionString != null) {
      checked(CONNECTION_STRING, () -> ServiceBusAddress.ofConnectionString(connectionString));
      builder.connectionString(connectionString);
    } else if (namespaceUrl != null) {
      TokenCredential credential = DefaultCredential.create(includeManagedIdentity());
      checked(NAMESPACE_URL, () -> ServiceBusAddress.ofNamespace(namespaceUrl, credential));
      builder.namespace(namespaceUrl, credential);
    } else {
      throw new IllegalStateException(
          NAMESPACE_URL
              + " is not set: set it to the namespace, such as https://myapp.servicebus.windows.net,"
              + " or set "
              + CONNECTION_STRING);
    }
  }

  private void queueName() {
    String queueName = value(QUEUE_NAME);
    if (queueName == null) {
      throw new IllegalStateException(QUEUE_NAME + " is not set: set it to the name of the queue");
    }
    builder.queueName(queueName);
  }

  private void names(String name, Consumer<String[]> setting) {
    String names = value(name);
    if (names != null) {
      setting.accept(
          Arrays.stream(names.split(","))
              .map(String::trim)
              .filter(each -> !each.isEmpty())
              .toArray(String[]::new));
    }
  }

  private void messageLimits() {
    names("BOILERMAKER_ALLOWED_QUEUES", builder::allowedQueues);
    integer("BOILERMAKER_MAX_TRIES", builder::maxTries);
    integer(
        "BOILERMAKER_MIN_RETRY_DELAY_SECONDS",
        seconds -> builder.minRetryDelay(Duration.ofSeconds(seconds)));
  }

  private boolean includeManagedIdentity() {
    String text = value(INCLUDE_MSI);
    if (text == null || text.equalsIgnoreCase("false")) {
      return false;
    }
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    throw new IllegalStateException(INCLUDE_MSI + " must be true or false");
  }

  private void integer(String name, IntConsumer setting) {
    String text = value(name);
    if (text == null) {
      return;
    }
    try {
      setting.accept(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalStateException(name + " must be a whole number, not '" + text + "'", e);
    }
  }

  private @Nullable String value(String name) {
    String text = environment.get(name);
    return text == null || text.isBlank() ? null : text.trim();
  }

  private static void checked(String name, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }
}
