package io.boilermaker;

import com.azure.core.credential.TokenCredential;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.servicebus.DefaultCredential;
import io.boilermaker.internal.servicebus.ServiceBusAddress;
import io.boilermaker.internal.settings.NumberSetting;
import io.boilermaker.internal.settings.SettingChecks;
import io.boilermaker.internal.settings.Variables;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Reads the configuration from environment variables; every complaint names the variable. */
final class EnvironmentConfig {

  private static final Logger log = GuardedLogger.of(BoilermakerConfig.class);

  /** Variables that were renamed, with their names of today. */
  private static final Map<String, String> FORMER_NAMES =
      Map.of("BOILERMAKER_HAND_BACKS", NumberSetting.UNKNOWN_TASK_REDELIVERIES.variable());

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
    Variables.warnings(environment).forEach(log::warn);
    address();
    queueName();
    integer(NumberSetting.CONCURRENCY, builder::concurrency);
    integer(NumberSetting.PREFETCH, builder::prefetch);
    seconds(NumberSetting.SHUTDOWN_GRACE, builder::shutdownGrace);
    seconds(NumberSetting.MAX_LOCK_RENEWAL, builder::maxLockRenewal);
    integer(NumberSetting.UNKNOWN_TASK_REDELIVERIES, builder::unknownTaskRedeliveries);
    names(Variables.EXPECTED_TASKS, builder::expectedTasks);
    messageLimits();
    seconds(NumberSetting.GIVE_UP, builder::giveUpAfter);
    integer(NumberSetting.HEALTH_PORT, builder::healthPort);
    String healthHost = value(Variables.HEALTH_HOST);
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
    String connectionString = value(Variables.CONNECTION_STRING);
    String namespaceUrl = value(Variables.NAMESPACE_URL);
    boolean withManagedIdentity = includeManagedIdentity();
    if (connectionString != null) {
      checked(
          Variables.CONNECTION_STRING,
          () -> ServiceBusAddress.ofConnectionString(connectionString));
      builder.connectionString(connectionString);
      if (namespaceUrl != null) {
        log.warn(
            "{} and {} are both set: the connection string is used, and the URL ignored",
            Variables.CONNECTION_STRING,
            Variables.NAMESPACE_URL);
      }
    } else if (namespaceUrl != null) {
      TokenCredential credential = DefaultCredential.create(withManagedIdentity);
      checked(
          Variables.NAMESPACE_URL, () -> ServiceBusAddress.ofNamespace(namespaceUrl, credential));
      builder.namespace(namespaceUrl, credential);
    } else {
      throw missing(
          Variables.NAMESPACE_URL,
          "the namespace, such as https://myapp.servicebus.windows.net, or set "
              + Variables.CONNECTION_STRING);
    }
  }

  private IllegalStateException missing(String name, String what) {
    return new IllegalStateException(
        name + " is not set: set it to " + what + Variables.similar(name, environment));
  }

  private void queueName() {
    if (value(Variables.QUEUE_NAME) == null) {
      throw missing(Variables.QUEUE_NAME, "the name of the queue");
    }
    String queueName = value(Variables.QUEUE_NAME);
    checked(Variables.QUEUE_NAME, () -> SettingChecks.queueName(Variables.QUEUE_NAME, queueName));
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
    names(
        Variables.ALLOWED_QUEUES,
        queues -> {
          checked(
              Variables.ALLOWED_QUEUES,
              () -> SettingChecks.queues(Variables.ALLOWED_QUEUES, List.of(queues)));
          builder.allowedQueues(queues);
        });
    integer(NumberSetting.MAX_TRIES, builder::maxTries);
    seconds(NumberSetting.MIN_RETRY_DELAY, builder::minRetryDelay);
  }

  private boolean includeManagedIdentity() {
    String text = value(Variables.INCLUDE_MSI);
    if (text == null || text.equalsIgnoreCase("false")) {
      return false;
    }
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    throw new IllegalStateException(Variables.INCLUDE_MSI + " must be true or false");
  }

  private void integer(NumberSetting setting, IntConsumer use) {
    String text = value(setting.variable());
    if (text != null) {
      use.accept(setting.parse(text));
    }
  }

  private void seconds(NumberSetting setting, Consumer<Duration> use) {
    integer(setting, seconds -> use.accept(Duration.ofSeconds(seconds)));
  }

  private @Nullable String value(String name) {
    String text = environment.get(name);
    return text == null || text.isBlank() ? null : text.trim();
  }

  private static void checked(String name, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      String text = e.getMessage();
      throw new IllegalStateException(
          text != null && text.startsWith(name) ? text : name + ": " + text, e);
    }
  }
}
