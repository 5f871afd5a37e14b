package io.boilermaker.broker;

import io.boilermaker.broker.internal.access.AccessGrant;
import io.boilermaker.broker.internal.access.AccessRule;
import io.boilermaker.broker.internal.access.TokenRefusedException;
import io.boilermaker.broker.internal.admin.AdministrationRequests;
import io.boilermaker.broker.internal.admin.AdministrationServer;
import io.boilermaker.broker.internal.admin.QueueDirectory;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.network.EventLoop;
import io.boilermaker.broker.internal.queue.Quota;
import io.boilermaker.broker.internal.store.BrokerData;
import io.boilermaker.broker.internal.store.DataRefusedException;
import io.boilermaker.broker.internal.time.BrokerTime;
import io.boilermaker.broker.internal.time.ThreadEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a broker from its start to its end: state, thread, and server for administration.
 */
final class RunningBroker {

  private final BrokerContext context;
  private final EventLoop loop;
  private final Thread thread;
  private @Nullable AdministrationServer administration;

  private RunningBroker(BrokerContext context, EventLoop loop) {
    this.context = context;
    this.loop = loop;
    this.thread = new Thread(loop, "boilermaker-broker-" + loop.network().port());
    thread.setDaemon(true);
  }

  static RunningBroker start(BrokerSettings settings) {
    settings.requireKeyOrLoopback();
    BrokerTime time = new BrokerTime(settings.clock);
    BrokerData opened = open(settings, time);
    try {
      if (opened.queues().isEmpty() && settings.administrationPort == null) {
        throw new IllegalStateException("a broker needs at least one queue: call queue(...)");
      }
      BrokerContext context =
          BrokerContext.of(
              opened.queues(), opened.commitLog(), time, settings.transactions, settings.rules());
      InetSocketAddress address = new InetSocketAddress(settings.address, settings.port);
      RunningBroker broker = new RunningBroker(context, listen(address, context));
      broker.thread.start();
      if (settings.administrationPort != null) {
        broker.administer(new InetSocketAddress(settings.address, settings.administrationPort));
      }
      return broker;
    } catch (RuntimeException e) {
      opened.commitLog().close();
      throw e;
    }
  }

  private static BrokerData open(BrokerSettings settings, BrokerTime time) {
    Path data = settings.data;
    if (data == null) {
      return BrokerData.inMemory(settings.queues, new Quota(settings.maxBytes));
    }
    try {
      return BrokerData.open(data, settings.queues, new Quota(settings.maxBytes), time);
    } catch (DataRefusedException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory '" + data + "' cannot be opened: " + e, e);
    }
  }

  private static EventLoop listen(InetSocketAddress address, BrokerContext context) {
    try {
      return EventLoop.listen(address, context);
    } catch (IOException e) {
      throw cannotListen(address, e);
    }
  }

  private void administer(InetSocketAddress address) {
    QueueDirectory directory = new QueueDirectory(context, loop.network());
    AdministrationRequests requests = new AdministrationRequests(loop, directory);
    try {
      administration =
          AdministrationServer.listen(
              address, requests, this::checkToken, !context.rules().isNone());
    } catch (IOException e) {
      close();
      throw cannotListen(address, e);
    }
  }

  private void checkToken(String token, String path, String operation)
      throws TokenRefusedException {
    BrokerTime time = context.time();
    AccessGrant grant = context.rules().grant(token, time.toClient(time.now()));
    if (!grant.covers(path, null)) {
      throw new TokenRefusedException("Unauthorized access. The token is not for '" + path + "'.");
    }
    if (!grant.covers(path, AccessRight.MANAGE)) {
      throw new TokenRefusedException(
          "SubCode=40100: Unauthorized : Unauthorized access for '"
              + operation
              + "' operation on endpoint 'sb://localhost/"
              + path
              + "'. 'Manage' claim(s) are required.");
    }
  }

  private static UncheckedIOException cannotListen(InetSocketAddress address, IOException e) {
    return new UncheckedIOException(
        "cannot listen on "
            + address.getAddress().getHostAddress()
            + ":"
            + address.getPort()
            + ": "
            + e.getMessage(),
        e);
  }

  BrokerContext context() {
    return context;
  }

  EventLoop loop() {
    return loop;
  }

  /** Returns the connection string of a rule for the port of messages. */
  String connectionString(String rule) {
    return connectionString(loop.network().port(), rule);
  }

  /** Returns the connection string for the port of administration; null if there is none. */
  @Nullable String administrationConnectionString() {
    return administration == null ? null : connectionString(administration.port(), AccessRule.ROOT);
  }

  private String connectionString(int port, String rule) {
    return "Endpoint=sb://localhost:"
        + port
        + context.rules().credentials(rule)
        + ";UseDevelopmentEmulator=true;";
  }

  void close() {
    if (administration != null) {
      administration.close();
    }
    loop.stop();
    ThreadEnd.await(thread);
  }

  /** Returns when the thread has ended, by {@link #close} or because it failed. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }
}
