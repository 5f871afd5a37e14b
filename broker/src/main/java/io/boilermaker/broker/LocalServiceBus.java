package io.boilermaker.broker;

import io.boilermaker.broker.internal.access.AccessRule;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.network.EventLoop;
import io.boilermaker.broker.internal.queue.QueueState;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * A Service Bus namespace in this JVM, to which unmodified Azure SDKs connect over TCP. For
 * development and tests. It keeps everything in memory unless it has a {@linkplain Builder#data
 * data directory}.
 *
 * <pre>{@code
 * try (LocalServiceBus bus =
 *     LocalServiceBus.builder()
 *         .queue(QueueSpec.named("tasks").lockDuration(Duration.ofSeconds(30)))
 *         .start()) {
 *   String connectionString = bus.connectionString();
 * }
 * }</pre>
 *
 * <p>Several can run at the same time, each with its own queues. All methods may be called from any
 * thread.
 */
public final class LocalServiceBus implements AutoCloseable {

  private final RunningBroker broker;
  private final BrokerContext context;
  private final EventLoop loop;

  private LocalServiceBus(RunningBroker broker) {
    this.broker = broker;
    this.context = broker.context();
    this.loop = broker.loop();
  }

  /**
   * Creates a builder.
   *
   * @return a builder with no queues yet, for a free port on the loopback address
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the connection string for an SDK client. Its key is a placeholder that every client may
   * use, unless there is a {@linkplain Builder#sharedAccessKey shared access key}.
   *
   * @return a connection string with {@code UseDevelopmentEmulator=true}, which makes the SDKs
   *     connect without TLS, unless the broker {@linkplain Builder#tls has a certificate}
   */
  public String connectionString() {
    return broker.connectionString(AccessRule.ROOT);
  }

  /**
   * Returns the connection string with the key of a {@linkplain Builder#rule rule}.
   *
   * @param rule the name of the rule
   * @return a connection string like {@link #connectionString()}
   * @throws IllegalArgumentException if there is no such rule
   */
  public String connectionString(String rule) {
    return broker.connectionString(Objects.requireNonNull(rule, "rule"));
  }

  /**
   * Returns the connection string for an administration client, which speaks HTTP on another port.
   *
   * @return a connection string like {@link #connectionString()}
   * @throws IllegalStateException if this broker has no {@linkplain Builder#administration(int)
   *     port for administration}
   */
  public String administrationConnectionString() {
    String connectionString = broker.administrationConnectionString();
    if (connectionString == null) {
      throw new IllegalStateException(
          "this broker has no port for administration: call administration(...) to give it one");
    }
    return connectionString;
  }

  /**
   * Returns the certificate of a broker that {@linkplain Builder#tls encrypts}.
   *
   * @return PEM, for the trust stores of clients
   * @throws IllegalStateException if this broker does not encrypt
   */
  public String certificate() {
    if (broker.certificate() == null) {
      throw new IllegalStateException("this broker has no certificate: call tls(...) for one");
    }
    return broker.certificate().pem();
  }

  /**
   * Returns the port on which clients connect.
   *
   * @return the actual port, also if 0 was configured
   */
  public int port() {
    return loop.network().port();
  }

  /**
   * Counts the messages of a queue.
   *
   * @param queue the name of the queue
   * @return the counts, all taken at the same moment
   * @throws IllegalArgumentException if there is no such queue
   * @throws IllegalStateException if this broker is closed
   */
  public QueueCounts counts(String queue) {
    Objects.requireNonNull(queue, "queue");
    return loop.await(() -> context.queues().require(queue).counts());
  }

  /**
   * Returns the messages of a queue: every message in order, in any state, and then those of the
   * dead-letter queue. Nothing is locked or changed.
   *
   * @param queue the name of the queue
   * @return the messages, all taken at the same moment
   * @throws IllegalArgumentException if there is no such queue
   * @throws IllegalStateException if this broker is closed
   */
  public List<PeekedMessage> peek(String queue) {
    Objects.requireNonNull(queue, "queue");
    return loop.await(() -> new QueuePeek(context).messages(context.queues().require(queue)));
  }

  /**
   * Removes all messages from all queues, in any state, with the dead letters and the ids that
   * duplicate detection remembers. Clients stay connected; those that hold a lock have lost it.
   *
   * @throws IllegalStateException if this broker is closed
   */
  public void purge() {
    loop.await(
        () -> {
          context.queues().all().forEach(QueueState::purge);
          return true;
        });
  }

  /**
   * Moves the broker's time forward. Everything that is due within the duration has happened when
   * this returns: locks have expired, scheduled messages are visible and on their way to a waiting
   * receiver, messages have reached their time to live.
   *
   * <p>Clients do not notice that the broker's time runs ahead of theirs: times that they send and
   * receive are translated. A message scheduled an hour from a client's present is due an hour
   * later here too. A time that a client got before, such as the end of a lock, may come sooner
   * than the client expects.
   *
   * @param duration how far to move; not negative
   * @throws IllegalArgumentException if the duration is negative
   * @throws IllegalStateException if this broker is closed
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + duration);
    }
    loop.await(
        () -> {
          context.advance(duration);
          return duration;
        });
  }

  /**
   * Waits until workers have emptied queues. Whenever no message is active or locked, {@linkplain
   * #advance time moves} to the next scheduled message. Returns when the queues hold only deferred
   * messages and dead letters. So a retry after three days, with its failure callback, takes
   * milliseconds.
   *
   * <p>Messages that are sent after this returns are not waited for; publish before, or from the
   * tasks themselves.
   *
   * @param patience how long to wait, in real time
   * @param queues the names of queues that have receivers, at least one; give several if tasks of
   *     one publish to another
   * @throws IllegalArgumentException if there is no such queue
   * @throws IllegalStateException if the queues are not quiet in time, with a message that says
   *     what they hold; or if this broker is closed
   */
  public void runUntilQuiet(Duration patience, String... queues) {
    new RunUntilQuiet(loop, context).run(patience, queues);
  }

  /**
   * Returns the faults that a test can plan.
   *
   * @return the faults of this broker; none is planned at first
   */
  public Faults faults() {
    return new Faults(loop, context.faults());
  }

  /**
   * Closes every connection and discards all messages that are not in a data directory. No thread
   * or socket is left when this returns. Closing again does nothing.
   */
  @Override
  public void close() {
    broker.close();
  }

  /**
   * Waits until this broker is closed or has failed, for example because its disk is full. For
   * programs that run a broker and do nothing else.
   *
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public void awaitEnd() throws InterruptedException {
    broker.awaitEnd();
  }

  /** The configuration of a broker that is not started yet. Not thread safe. */
  public static final class Builder extends AccessSettings<Builder> {

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Adds a queue.
     *
     * @param spec its name and settings
     * @return this builder
     * @throws IllegalArgumentException if there already is a queue of that name
     */
    public Builder queue(QueueSpec spec) {
      Objects.requireNonNull(spec, "spec");
      settings.add(spec);
      return this;
    }

    /**
     * Sets the port to listen on.
     *
     * @param port 0 for any free port (the default), or up to 65535
     * @return this builder
     * @throws IllegalArgumentException if the port is out of range
     */
    public Builder port(int port) {
      settings.port = BrokerSettings.requirePort(port);
      return this;
    }

    /**
     * Serves administration clients of the SDKs, which create, read, list, change and delete queues
     * and read their counts by HTTP on a port of its own. Off by default.
     *
     * @param port 0 for any free port, or up to 65535; the emulator's is 5300
     * @return this builder
     * @throws IllegalArgumentException if the port is out of range
     * @see LocalServiceBus#administrationConnectionString()
     */
    public Builder administration(int port) {
      settings.administrationPort = BrokerSettings.requirePort(port);
      return this;
    }

    /**
     * Sets the address to listen on. The default is the loopback address, which other machines
     * cannot reach. For any other the broker needs a {@linkplain #sharedAccessKey key}, or must be
     * told that {@linkplain #anonymousClients it is meant to have none}.
     *
     * @param address a local address, or the wildcard address
     * @return this builder
     */
    public Builder bindAddress(InetAddress address) {
      settings.address = Objects.requireNonNull(address, "address");
      return this;
    }

    /**
     * Sets the clock that decides when locks and messages expire. The default is the system clock.
     *
     * @param clock a clock that never goes back, for example one that a test sets
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      settings.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets whether clients can use transactions. They can by default, as in the Standard and
     * Premium tiers; in the Basic tier they cannot.
     *
     * @param supported false to refuse them
     * @return this builder
     */
    public Builder transactions(boolean supported) {
      settings.transactions = supported;
      return this;
    }

    /**
     * Limits how much memory the messages of all queues take, with the ids that duplicate detection
     * remembers. Beyond it messages are refused with {@code amqp:resource-limit-exceeded} until
     * some have gone. The default is half of the heap.
     *
     * @param bytes as the broker estimates them: the size of a message and about 1 KiB
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder maxBytes(long bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException("the most bytes must be positive, not " + bytes);
      }
      settings.maxBytes = bytes;
      return this;
    }

    /**
     * Keeps the messages in a directory, so that a later broker with the same directory has them.
     * Everything confirmed to a client survives the end of the process, also by {@code kill -9},
     * and the loss of power as far as the disk keeps what was forced to it: messages in order with
     * their sequence numbers and delivery counts, scheduled, deferred and dead-lettered ones,
     * settlements, transactions, and the message ids of duplicate detection. Locks do not survive:
     * a message that was locked counts one more failed delivery, as if its lock had expired.
     *
     * <p>Queues of the directory that are not added here keep their settings; for those that are,
     * the settings given here apply. By default there is no directory, and everything is in memory.
     *
     * <p>Needs {@code com.h2database:h2-mvstore} on the class path, an optional dependency.
     *
     * @param directory one that an earlier broker made, an empty one, or one that does not exist;
     *     used by one broker at a time
     * @return this builder
     */
    public Builder data(Path directory) {
      settings.data = Objects.requireNonNull(directory, "directory");
      return this;
    }

    /**
     * Starts the broker; when this returns it accepts connections.
     *
     * @return the running broker, to be closed by the caller
     * @throws IllegalStateException if there is no queue and clients cannot create one; if other
     *     machines reach the address, there is no key, and anonymous clients are not allowed; or if
     *     a data directory was given and {@code com.h2database:h2-mvstore} is not on the class path
     * @throws UncheckedIOException if it cannot listen on that address and port, for example
     *     because the port is taken; or if the data directory is damaged, is not a broker's, is in
     *     use, or cannot be read and written
     */
    public LocalServiceBus start() {
      return new LocalServiceBus(RunningBroker.start(settings));
    }
  }
}
