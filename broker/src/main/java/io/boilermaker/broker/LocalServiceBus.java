package io.boilermaker.broker;

import io.boilermaker.broker.internal.access.AccessKey;
import io.boilermaker.broker.internal.access.TokenRefusedException;
import io.boilermaker.broker.internal.admin.AdministrationRequests;
import io.boilermaker.broker.internal.admin.AdministrationServer;
import io.boilermaker.broker.internal.admin.QueueDirectory;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.network.EventLoop;
import io.boilermaker.broker.internal.queue.Queues;
import io.boilermaker.broker.internal.store.Data;
import io.boilermaker.broker.internal.store.DataRefusedException;
import io.boilermaker.broker.internal.time.BrokerTime;
import io.boilermaker.broker.internal.time.ThreadEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Service Bus namespace in this JVM, to which unmodified Azure SDKs connect over TCP. For
 * development and tests. It keeps everything in memory, unless it is given a {@linkplain
 * Builder#data directory} for its data.
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

  private final EventLoop loop;
  private final Thread thread;
  private final BrokerContext broker;
  private final int port;
  private @Nullable AdministrationServer administration;

  private LocalServiceBus(EventLoop loop, BrokerContext broker) {
    this.loop = loop;
    this.broker = broker;
    this.port = loop.network().port();
    this.thread = new Thread(loop, "boilermaker-broker-" + port);
    thread.setDaemon(true);
  }

  /**
   * Begins the description of a broker.
   *
   * @return a builder with no queues yet, for a free port on the loopback address
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What to give to an SDK client. The key in it is a placeholder that every client may use.
   *
   * @return a connection string with {@code UseDevelopmentEmulator=true}, which makes the SDKs
   *     connect without TLS
   */
  public String connectionString() {
    return connectionString(port);
  }

  /**
   * What to give to an administration client, which speaks HTTP to another port than the others.
   *
   * @return a connection string like {@link #connectionString()}
   * @throws IllegalStateException if this broker has no {@linkplain Builder#administration(int)
   *     port for administration}
   */
  public String administrationConnectionString() {
    if (administration == null) {
      throw new IllegalStateException(
          "this broker has no port for administration: call administration(...) to give it one");
    }
    return connectionString(administration.port());
  }

  private String connectionString(int port) {
    return "Endpoint=sb://localhost:"
        + port
        + ";SharedAccessKeyName="
        + AccessKey.NAME
        + ";SharedAccessKey="
        + broker.key().orPlaceholder()
        + ";UseDevelopmentEmulator=true;";
  }

  /**
   * The port on which clients connect.
   *
   * @return a port number, also when a free one was asked for
   */
  public int port() {
    return port;
  }

  /**
   * How many messages a queue holds right now.
   *
   * @param queue the name of the queue
   * @return the counts, all taken at the same moment
   * @throws IllegalArgumentException if there is no such queue
   * @throws IllegalStateException if this broker is closed
   */
  public QueueCounts counts(String queue) {
    Objects.requireNonNull(queue, "queue");
    return loop.await(() -> broker.queues().require(queue).counts());
  }

  /**
   * What a queue holds right now: every message in its order, in whatever state, and then those of
   * the dead-letter queue. Nothing is locked or changed.
   *
   * @param queue the name of the queue
   * @return the messages, all as they were at the same moment
   * @throws IllegalArgumentException if there is no such queue
   * @throws IllegalStateException if this broker is closed
   */
  public List<PeekedMessage> peek(String queue) {
    Objects.requireNonNull(queue, "queue");
    return loop.await(() -> new QueuePeek(broker).messages(broker.queues().require(queue)));
  }

  /**
   * Lets time pass at once. Everything that is due within the duration has happened when this
   * returns: locks have expired, scheduled messages are visible and on their way to a waiting
   * receiver, messages have outlived their time.
   *
   * <p>Clients do not notice that the broker's time runs ahead of theirs: times that they send and
   * receive are translated. A message scheduled an hour from a client's present is due an hour
   * later here too. What a client learned before, such as the end of a lock, may be over sooner
   * than it believes.
   *
   * @param duration how much time passes; not negative
   * @throws IllegalArgumentException if the duration is negative
   * @throws IllegalStateException if this broker is closed
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + duration);
    }
    loop.await(
        () -> {
          broker.advance(duration);
          return duration;
        });
  }

  /**
   * Lets workers empty queues, with time moved forward: whenever nothing is active or locked, time
   * {@linkplain #advance passes at once} up to the next scheduled message. Returns when the queues
   * hold nothing but deferred messages and dead letters. So a retry of three days, with its failure
   * callback, is a matter of milliseconds.
   *
   * <p>Messages that are sent later do not count; publish before, or from the work itself.
   *
   * @param patience how long to wait, in real time
   * @param queues the names of queues that have receivers, one at least; more than one where work
   *     of one makes work in another
   * @throws IllegalArgumentException if there is no such queue
   * @throws IllegalStateException if the queues are not quiet in time; the message tells what they
   *     hold; or if this broker is closed
   */
  public void runUntilQuiet(Duration patience, String... queues) {
    new RunUntilQuiet(loop, broker).run(patience, queues);
  }

  /**
   * What a test can make go wrong.
   *
   * @return the faults of this broker; there are none until one of its methods is called
   */
  public Faults faults() {
    return new Faults(loop, broker.faults());
  }

  /**
   * Closes every connection and forgets all messages that are not in a data directory. No thread or
   * socket is left when this returns. Closing again does nothing.
   */
  @Override
  public void close() {
    if (administration != null) {
      administration.close();
    }
    loop.stop();
    ThreadEnd.await(thread);
  }

  /** Returns when this broker is closed, or has failed. */
  public void awaitEnd() throws InterruptedException {
    thread.join();
  }

  private void administer(InetSocketAddress address) throws IOException {
    QueueDirectory directory = new QueueDirectory(broker, loop.network());
    administration =
        AdministrationServer.listen(
            address, new AdministrationRequests(loop, directory), this::checkToken);
  }

  private void checkToken(String token, String path) throws TokenRefusedException {
    BrokerTime time = broker.time();
    if (!broker.key().grant(token, time.toClient(time.now())).covers(path)) {
      throw new TokenRefusedException("Unauthorized access. The token is not for '" + path + "'.");
    }
  }

  /** Describes a broker before it starts. Not thread safe. */
  public static final class Builder {

    private static final int NO_ADMINISTRATION = -1;

    private final List<QueueSpec> queues = new ArrayList<>();
    private int port;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private InstantSource clock = BrokerTime.SYSTEM_CLOCK;
    private boolean transactions = true;
    private AccessKey key = AccessKey.NONE;
    private int administrationPort = NO_ADMINISTRATION;
    private @Nullable Path data;

    private Builder() {}

    /**
     * Adds a queue.
     *
     * @param spec its name and settings
     * @return this builder
     * @throws IllegalArgumentException if there is a queue of that name already
     */
    public Builder queue(QueueSpec spec) {
      Objects.requireNonNull(spec, "spec");
      if (queues.stream().anyMatch(q -> Queues.key(q.name()).equals(Queues.key(spec.name())))) {
        throw new IllegalArgumentException("there is already a queue '" + spec.name() + "'");
      }
      queues.add(spec);
      return this;
    }

    /**
     * Sets the port to listen on.
     *
     * @param port 0 for any free port (the default), or up to 65535
     * @return this builder
     * @throws IllegalArgumentException if there can be no such port
     */
    public Builder port(int port) {
      this.port = requirePort(port);
      return this;
    }

    /**
     * Lets clients create, read, list, change and delete queues, and read their counts, as the
     * administration clients of the SDKs do: by HTTP, on a port of its own. They cannot by default.
     *
     * @param port 0 for any free port, or up to 65535; the emulator's is 5300
     * @return this builder
     * @throws IllegalArgumentException if there can be no such port
     * @see LocalServiceBus#administrationConnectionString()
     */
    public Builder administration(int port) {
      this.administrationPort = requirePort(port);
      return this;
    }

    private static int requirePort(int port) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
      }
      return port;
    }

    /**
     * Sets the address to listen on. The default is the loopback address, which other machines
     * cannot reach. Any other opens the broker to the network: it asks no client for a valid key.
     *
     * @param address a local address, or the wildcard address
     * @return this builder
     */
    public Builder bindAddress(InetAddress address) {
      this.address = Objects.requireNonNull(address, "address");
      return this;
    }

    /**
     * Sets the clock that decides when locks and messages expire. The default is the system clock.
     *
     * @param clock a clock that never goes back, for example one that a test sets
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Asks clients for tokens signed with a key, as the service does: without one they are refused
     * with {@code amqp:unauthorized-access}, or 401 by the administration. The connection strings
     * hold the key. By default every token is good.
     *
     * @param value the key of {@code RootManageSharedAccessKey}, any text but an empty one
     * @return this builder
     * @throws IllegalArgumentException if it is empty, or has a semicolon, which no connection
     *     string can hold
     */
    public Builder sharedAccessKey(String value) {
      if (value.isEmpty() || value.contains(";")) {
        throw new IllegalArgumentException("a shared access key is not empty and has no semicolon");
      }
      this.key = new AccessKey(value);
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
      this.transactions = supported;
      return this;
    }

    /**
     * Makes the broker keep its messages in a directory, so that they are there when a later one is
     * given the same directory. What was confirmed to a client survives the end of the process,
     * also one by {@code kill -9}, and the loss of power as far as the disk keeps what was forced
     * to it: messages in their order with their sequence numbers and delivery counts, scheduled,
     * deferred and dead-lettered ones, settlements, transactions, and the message ids of duplicate
     * detection. Locks do not survive: a message that was locked counts one more failed delivery,
     * as when a lock runs out.
     *
     * <p>Queues of the directory that are not added here are kept with their settings; for those
     * that are, the settings given here count. By default there is no directory, and all is in
     * memory.
     *
     * <p>Needs {@code com.h2database:h2-mvstore} on the class path, an optional dependency.
     *
     * @param directory one that an earlier broker made, an empty one, or one that does not exist;
     *     of one broker at a time
     * @return this builder
     */
    public Builder data(Path directory) {
      this.data = Objects.requireNonNull(directory, "directory");
      return this;
    }

    /**
     * Starts the broker; when this returns it accepts connections.
     *
     * @return the running broker, to be closed by the caller
     * @throws IllegalStateException if there is no queue and clients cannot create one, or if a
     *     data directory was given and {@code com.h2database:h2-mvstore} is not on the class path
     * @throws UncheckedIOException if it cannot listen on that address and port, for example
     *     because the port is taken; or if the data directory is damaged, is not a broker's, is in
     *     use, or cannot be read and written
     */
    public LocalServiceBus start() {
      BrokerTime time = new BrokerTime(clock);
      Data opened = open(time);
      try {
        if (opened.queues().isEmpty() && administrationPort == NO_ADMINISTRATION) {
          throw new IllegalStateException("a broker needs at least one queue: call queue(...)");
        }
        BrokerContext broker =
            BrokerContext.of(opened.queues(), opened.durability(), time, transactions, key);
        EventLoop loop = EventLoop.listen(new InetSocketAddress(address, port), broker);
        LocalServiceBus bus = new LocalServiceBus(loop, broker);
        bus.thread.start();
        if (administrationPort != NO_ADMINISTRATION) {
          startAdministration(bus);
        }
        return bus;
      } catch (IOException e) {
        opened.durability().close();
        throw cannotListen(port, e);
      } catch (RuntimeException e) {
        opened.durability().close();
        throw e;
      }
    }

    private Data open(BrokerTime time) {
      if (data == null) {
        return Data.inMemory(queues);
      }
      try {
        return Data.open(data, queues, time);
      } catch (DataRefusedException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "the data directory '" + data + "' cannot be opened: " + e, e);
      }
    }

    private void startAdministration(LocalServiceBus bus) {
      try {
        bus.administer(new InetSocketAddress(address, administrationPort));
      } catch (IOException e) {
        bus.close();
        throw cannotListen(administrationPort, e);
      }
    }

    private UncheckedIOException cannotListen(int port, IOException e) {
      return new UncheckedIOException(
          "cannot listen on " + address.getHostAddress() + ":" + port + ": " + e.getMessage(), e);
    }
  }
}
