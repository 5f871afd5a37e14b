package io.boilermaker.broker;

import io.boilermaker.broker.internal.access.AccessRule;
import io.boilermaker.broker.internal.admin.AdministrationAccess;
import io.boilermaker.broker.internal.admin.AdministrationRequests;
import io.boilermaker.broker.internal.admin.AdministrationServer;
import io.boilermaker.broker.internal.admin.QueueDirectory;
import io.boilermaker.broker.internal.admin.QueuesPage;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.network.EventLoop;
import io.boilermaker.broker.internal.queue.Quota;
import io.boilermaker.broker.internal.store.BrokerData;
import io.boilermaker.broker.internal.store.DataRefusedException;
import io.boilermaker.broker.internal.time.BrokerTime;
import io.boilermaker.broker.internal.time.ThreadEnd;
import io.boilermaker.broker.internal.tls.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a broker from its start to its end: state, thread, and server for administration.
 */
final class RunningBroker {

  private final BrokerContext context;
  private final EventLoop loop;
  private final Thread thread;
  private final @Nullable ServerCertificate certificate;
  private @Nullable AdministrationServer administration;

  private RunningBroker(
      BrokerContext context, EventLoop loop, @Nullable ServerCertificate certificate) {
    this.context = context;
    this.certificate = certificate;
    this.loop = loop;
    this.thread = new Thread(loop, "boilermaker-broker-" + loop.network().port());
    thread.setDaemon(true);
  }

  static RunningBroker start(BrokerSettings settings) {
    settings.requireKeyOrLoopback();
    ServerCertificate certificate =
        settings.tls == null ? null : settings.tls.open(settings.address);
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
      RunningBroker broker =
          new RunningBroker(context, listen(address, context, tls(certificate)), certificate);
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
    }
  }

  private static @Nullable SSLContext tls(@Nullable ServerCertificate certificate) {
    return certificate == null ? null : certificate.context();
  }

  private static EventLoop listen(
      InetSocketAddress address, BrokerContext context, @Nullable SSLContext tls) {
    try {
      return EventLoop.listen(address, context, tls);
    } catch (IOException e) {
      throw cannotListen(address, e);
    }
  }

  private void administer(InetSocketAddress address) {
    QueueDirectory directory = new QueueDirectory(context, loop.network());
    AdministrationRequests requests = new AdministrationRequests(loop, directory);
    AdministrationAccess access = new AdministrationAccess(context.rules(), context.time());
    try {
      administration =
          AdministrationServer.listen(address, tls(certificate), requests, access, page());
    } catch (IOException e) {
      close();
      throw cannotListen(address, e);
    }
  }

  private QueuesPage page() {
    QueueHeads heads = new QueueHeads(context);
    return new QueuesPage(() -> loop.await(heads::all));
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

  /** Returns the certificate; null if connections are in clear. */
  @Nullable ServerCertificate certificate() {
    return certificate;
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
        + (certificate == null ? ";UseDevelopmentEmulator=true;" : ";");
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
