package io.boilermaker;

import com.azure.core.credential.TokenCredential;
import io.boilermaker.internal.servicebus.QueueWatchdog;
import io.boilermaker.internal.servicebus.ServiceBusAddress;
import io.boilermaker.internal.settings.NumberSetting;
import io.boilermaker.internal.settings.SettingChecks;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The queue, the credential and the settings of a worker. Immutable; made by {@link
 * #fromEnvironment()} or {@link #builder()}.
 */
public final class BoilermakerConfig {

  private final ServiceBusAddress address;
  private final String queueName;
  private final int concurrency;
  private final int prefetch;
  private final Duration shutdownGrace;
  private final Duration maxLockRenewal;
  private final int unknownTaskRedeliveries;
  private final Duration startTimeout;
  private final Duration answerLimit;
  private final Duration giveUpAfter;
  private final Duration watchInterval;
  private final @Nullable InetSocketAddress healthAddress;
  private final List<String> expectedTasks;
  private final List<String> allowedQueues;
  private final int maxTries;
  private final Duration minRetryDelay;

  private BoilermakerConfig(Builder builder) {
    this.address = builder.address();
    this.queueName = SettingChecks.queueName("queueName", builder.queueName);
    SettingChecks.requireQueueOf(address.entityPath(), queueName);
    this.concurrency = builder.concurrency;
    this.prefetch = builder.prefetch;
    this.shutdownGrace = NumberSetting.SHUTDOWN_GRACE.bounded(builder.shutdownGrace);
    this.maxLockRenewal = NumberSetting.MAX_LOCK_RENEWAL.bounded(builder.maxLockRenewal);
    this.unknownTaskRedeliveries = builder.unknownTaskRedeliveries;
    this.startTimeout = builder.startTimeout;
    this.answerLimit = builder.answerLimit;
    this.giveUpAfter = builder.giveUpAfter;
    this.watchInterval = builder.watchInterval;
    this.healthAddress = builder.healthAddress();
    this.expectedTasks = builder.expectedTasks;
    this.allowedQueues = SettingChecks.queues("allowedQueues", builder.allowedQueues);
    this.maxTries = builder.maxTries;
    this.minRetryDelay = builder.minRetryDelay;
  }

  /**
   * Reads the environment variables {@code SERVICE_BUS_CONNECTION_STRING} or {@code
   * SERVICE_BUS_NAMESPACE_URL}, {@code SERVICE_BUS_QUEUE_NAME}, and the settings that {@code
   * docs/configuration.md} lists.
   *
   * @throws IllegalStateException if one is missing or wrong; the message names it
   */
  public static BoilermakerConfig fromEnvironment() {
    return EnvironmentConfig.read(System.getenv());
  }

  /** Reads the same settings from a map. */
  public static BoilermakerConfig fromEnvironment(Map<String, String> environment) {
    return EnvironmentConfig.read(environment);
  }

  /** Starts a configuration in code. */
  public static Builder builder() {
    return new Builder();
  }

  ServiceBusAddress address() {
    return address;
  }

  /** Returns the application's own queue. */
  public String queueName() {
    return queueName;
  }

  /** Returns how many tasks a worker runs at the same time. */
  public int concurrency() {
    return concurrency;
  }

  /** Returns how many messages beyond {@link #concurrency()} a worker takes ahead. */
  public int prefetch() {
    return prefetch;
  }

  /** Returns how long running tasks may go on once the worker is told to stop. */
  public Duration shutdownGrace() {
    return shutdownGrace;
  }

  /** Returns how long, from its start, a task's message is kept locked. */
  public Duration maxLockRenewal() {
    return maxLockRenewal;
  }

  /** Returns how often a message whose task the worker does not know is requeued. */
  public int unknownTaskRedeliveries() {
    return unknownTaskRedeliveries;
  }

  /** Returns the names of tasks without which a worker does not start. */
  public List<String> expectedTasks() {
    return expectedTasks;
  }

  /** Returns the queues to which callbacks in messages may go, beside those that code names. */
  public List<String> allowedQueues() {
    return allowedQueues;
  }

  /** Returns how often a task may run in all, whatever its policy says. */
  public int maxTries() {
    return maxTries;
  }

  /** Returns how soon a task may run again by the policy of its message. */
  public Duration minRetryDelay() {
    return minRetryDelay;
  }

  Duration startTimeout() {
    return startTimeout;
  }

  Duration answerLimit() {
    return answerLimit;
  }

  /** Returns after which silence of the service a worker considers its queue lost. */
  public Duration giveUpAfter() {
    return giveUpAfter;
  }

  /** Returns how the queue is watched: often enough to notice in time that it is lost. */
  QueueWatchdog.Watch watch() {
    Duration third = giveUpAfter.dividedBy(3);
    return new QueueWatchdog.Watch(
        toString(), watchInterval.compareTo(third) < 0 ? watchInterval : third, giveUpAfter);
  }

  /** Returns where the worker main serves its health; null if nowhere. */
  @Nullable InetSocketAddress healthAddress() {
    return healthAddress;
  }

  /** Names the queue and the namespace; holds no secret. */
  @Override
  public String toString() {
    return "queue '" + queueName + "' at " + address.host();
  }

  /** Collects a configuration; {@link #build()} checks it. Not thread safe. */
  public static final class Builder {

    private @Nullable ServiceBusAddress address;
    private @Nullable String connectionString;
    private @Nullable String namespaceUrl;
    private @Nullable TokenCredential credential;
    private @Nullable String queueName;
    private int concurrency = 16;
    private int prefetch;
    private Duration shutdownGrace = Duration.ofSeconds(25);
    private Duration maxLockRenewal = Duration.ofHours(1);
    private int unknownTaskRedeliveries = 10;
    private Duration startTimeout = Duration.ofSeconds(20);
    private Duration answerLimit = Duration.ofSeconds(30);
    private Duration giveUpAfter = Duration.ofMinutes(5);
    private Duration watchInterval = Duration.ofSeconds(30);
    private int healthPort;
    private String healthHost = "localhost";
    private List<String> expectedTasks = List.of();
    private List<String> allowedQueues = List.of();
    private int maxTries = RetryPolicy.MOST_TRIES;
    private Duration minRetryDelay = Duration.ofSeconds(1);

    private Builder() {}

    /**
     * Sets a Service Bus connection string. One with {@code UseDevelopmentEmulator=true} connects
     * without TLS, and only to this machine.
     */
    public Builder connectionString(String value) {
      this.connectionString = value;
      return this;
    }

    /**
     * Sets a namespace, such as {@code https://myapp.servicebus.windows.net}, and the credential to
     * log in with.
     */
    public Builder namespace(String url, TokenCredential tokenCredential) {
      this.namespaceUrl = url;
      this.credential = tokenCredential;
      return this;
    }

    /** Sets the application's own queue. */
    public Builder queueName(String value) {
      this.queueName = value;
      return this;
    }

    /** Sets how many tasks a worker runs at the same time, 1 to 1000; by default 16. */
    public Builder concurrency(int value) {
      this.concurrency = value;
      return this;
    }

    /**
     * Sets how many messages beyond those that run a worker takes ahead, 0 to 200; by default 0.
     * Their locks are running while they wait.
     */
    public Builder prefetch(int value) {
      this.prefetch = value;
      return this;
    }

    /**
     * Sets how long running tasks may go on once the worker is told to stop, zero or more; by
     * default 25 seconds, which is within the 30 that Kubernetes allows.
     */
    public Builder shutdownGrace(Duration value) {
      this.shutdownGrace = value;
      return this;
    }

    /**
     * Sets how long, from its start, a task's message is kept locked by renewing the lock, zero or
     * more; by default one hour. A task that runs longer loses its lock and is run again.
     */
    public Builder maxLockRenewal(Duration value) {
      this.maxLockRenewal = value;
      return this;
    }

    /**
     * Sets how often a message whose task the worker does not know is requeued, since another
     * worker may know it, before it is dead-lettered; 0 to 100, by default 10. The waits grow from
     * 1 to 30 seconds; 10 of them take three minutes.
     */
    public Builder unknownTaskRedeliveries(int value) {
      this.unknownTaskRedeliveries = value;
      return this;
    }

    /**
     * Sets the names of tasks without which a worker does not start; by default none. Name one task
     * of each module: a jar that was merged of several modules may have lost some in silence.
     */
    public Builder expectedTasks(String... names) {
      this.expectedTasks = List.of(names);
      return this;
    }

    /**
     * Sets to which queues callbacks may go because a message says so, beside the application's own
     * and those that its tasks declare; by default none. A message whose callback names another
     * queue is dead-lettered.
     */
    public Builder allowedQueues(String... names) {
      this.allowedQueues = List.of(names);
      return this;
    }

    /**
     * Sets how often a task may run in all, whatever its policy says; 1 to 100, by default 100,
     * which is the most that a policy can say.
     */
    public Builder maxTries(int value) {
      this.maxTries = value;
      return this;
    }

    /**
     * Sets how soon a task may run again because the policy of its message says so; zero to one
     * hour, by default one second. A policy of the code, by {@code @Retry} or in an exception, may
     * be shorter.
     */
    public Builder minRetryDelay(Duration value) {
      this.minRetryDelay = value;
      return this;
    }

    /**
     * Sets after which silence of the service a worker considers its queue lost; 1 second to 1 day,
     * by default 5 minutes. Until then it goes on trying to reach it. Then {@link
     * WorkerHealth#live()} is false, and {@link Boilermaker#run()} and the worker main end, so that
     * the platform restarts the process.
     */
    public Builder giveUpAfter(Duration value) {
      this.giveUpAfter = value;
      return this;
    }

    /**
     * Sets the port on which the worker main serves its health by HTTP; by default, or with 0,
     * none. The paths are {@code /live} and {@code /ready}, which answer 200 or 503, and {@code /}.
     */
    public Builder healthPort(int value) {
      this.healthPort = value;
      return this;
    }

    /**
     * Sets the host name or address that {@link #healthPort} is opened on; by default the loopback
     * address, which other machines cannot reach.
     */
    public Builder healthHost(String value) {
      this.healthHost = value;
      return this;
    }

    Builder address(ServiceBusAddress value) {
      this.address = value;
      return this;
    }

    Builder startTimeout(Duration value) {
      this.startTimeout = value;
      return this;
    }

    Builder answerLimit(Duration value) {
      this.answerLimit = value;
      return this;
    }

    Builder watchInterval(Duration value) {
      this.watchInterval = value;
      return this;
    }

    /**
     * Checks and returns the configuration.
     *
     * @throws IllegalArgumentException if something is missing or out of range
     */
    public BoilermakerConfig build() {
      NumberSetting.CONCURRENCY.check(concurrency);
      NumberSetting.PREFETCH.check(prefetch);
      NumberSetting.UNKNOWN_TASK_REDELIVERIES.check(unknownTaskRedeliveries);
      NumberSetting.SHUTDOWN_GRACE.check(shutdownGrace);
      NumberSetting.MAX_LOCK_RENEWAL.check(maxLockRenewal);
      NumberSetting.MAX_TRIES.check(maxTries);
      NumberSetting.MIN_RETRY_DELAY.check(minRetryDelay);
      NumberSetting.GIVE_UP.check(giveUpAfter);
      NumberSetting.HEALTH_PORT.check(healthPort);
      return new BoilermakerConfig(this);
    }

    private @Nullable InetSocketAddress healthAddress() {
      return healthPort == 0 ? null : new InetSocketAddress(healthHost, healthPort);
    }

    private ServiceBusAddress address() {
      if (address != null) {
        return address;
      }
      if (connectionString != null && namespaceUrl == null) {
        return ServiceBusAddress.ofConnectionString(connectionString);
      }
      if (namespaceUrl != null && connectionString == null) {
        return ServiceBusAddress.ofNamespace(
            namespaceUrl,
            Objects.requireNonNull(
                credential,
                "namespace(…) needs a credential, such as new DefaultAzureCredentialBuilder().build()"));
      }
      throw new IllegalArgumentException(
          connectionString == null
              ? "set connectionString(…) or namespace(…): nothing says where the queue is"
              : "set either connectionString(…) or namespace(…), and not both");
    }
  }
}
