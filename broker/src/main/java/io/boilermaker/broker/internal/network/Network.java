package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.message.ErrorConditions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Link;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener and the connections of a broker, and the faults of a test that affect them; on the
 * event loop only.
 */
public final class Network {

  private static final Logger log = LoggerFactory.getLogger(Network.class);
  private static final long TICK_MILLIS = 1_000;
  private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(100);

  private final Selector selector;
  private final Listener listener;
  private final BrokerContext broker;
  private final Timers timers;
  private final @Nullable SSLContext tls;
  private final Connections connections;
  private final Set<ClientConnection> touched = new LinkedHashSet<>();
  private Duration latency = Duration.ZERO;
  private boolean frozen;
  private long nextTick;

  private Network(
      Selector selector,
      Listener listener,
      BrokerContext broker,
      Timers timers,
      @Nullable SSLContext tls) {
    this.tls = tls;
    this.selector = selector;
    this.listener = listener;
    this.broker = broker;
    this.timers = timers;
    this.connections = new Connections(broker.held(), broker.log());
  }

  /** Listens on that address; no client is served before the loop runs. */
  static Network listen(
      Selector selector,
      InetSocketAddress address,
      BrokerContext broker,
      Timers timers,
      @Nullable SSLContext tls)
      throws IOException {
    return new Network(selector, Listener.open(selector, address), broker, timers, tls);
  }

  public int port() {
    return listener.port();
  }

  /** Reads from a socket, or accepts a connection. */
  void serve(SelectionKey key) {
    if (!key.isValid() || frozen) {
      return;
    }
    if (key.attachment() instanceof ClientConnection connection) {
      touched.add(connection);
      if (key.isReadable()) {
        read(connection);
      }
    } else {
      accept();
    }
  }

  private void read(ClientConnection connection) {
    if (latency.isZero()) {
      readNow(connection);
    } else {
      connection.pause(true);
      timers.after(latency, () -> readLater(connection));
    }
  }

  private void readLater(ClientConnection connection) {
    if (frozen) {
      timers.after(BEFORE_NEXT_TRY, () -> readLater(connection));
    } else if (!connection.isClosed()) {
      connection.pause(false);
      touched.add(connection);
      readNow(connection);
    }
  }

  private void readNow(ClientConnection connection) {
    guard(connection, connection::read);
    connections.closeLargestOfTooMuch();
  }

  /** Runs an action so that a failure disconnects this client only. */
  private void guard(ClientConnection connection, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | StackOverflowError e) {
      broker.log().warn(log, "{} is disconnected: its input failed: {}", connection, e.toString());
      log.debug("The input failed here", e);
      disconnect(connection);
    }
  }

  private static void disconnect(ClientConnection connection) {
    try {
      connection.closeWithReason(
          ErrorConditions.of(ErrorConditions.DECODE_ERROR, "What was sent cannot be processed."));
    } catch (RuntimeException | StackOverflowError e) {
      connection.close();
    }
  }

  private void accept() {
    try {
      SocketChannel socket = listener.accept();
      if (socket != null && !connections.makeRoom()) {
        socket.close();
      } else if (socket != null) {
        SelectionKey own = socket.register(selector, SelectionKey.OP_READ);
        ClientConnection connection = new ClientConnection(wire(socket), own, broker, touched);
        own.attach(connection);
        connections.add(connection);
      }
    } catch (IOException e) {
      // Most likely no file descriptor is left; the next tick tries again.
      broker.log().warn(log, "A connection could not be accepted: {}", e.getMessage());
      listener.pause();
    }
  }

  private Wire wire(SocketChannel socket) throws IOException {
    return tls == null ? new Wire(socket) : new TlsWire(socket, tls.createSSLEngine());
  }

  /** Once a second, keeps connections alive and closes those whose client is silent. */
  void tick() {
    long now = broker.time().monotonicMillis();
    if (now >= nextTick && !frozen) {
      nextTick = now + TICK_MILLIS;
      connections.open().forEach(connection -> guard(connection, () -> connection.tick(now)));
      listener.resume();
    }
  }

  /** Writes the output for clients. */
  void write() {
    if (frozen) {
      return;
    }
    List<ClientConnection> writing = List.copyOf(touched);
    touched.clear();
    writing.forEach(connection -> guard(connection, connection::flush));
  }

  public void dropConnections() {
    forEach(ClientConnection::close);
  }

  public void closeConnections(ErrorCondition reason) {
    forEach(connection -> connection.closeWithReason(reason));
  }

  public void closeLinks(ErrorCondition reason) {
    forEach(connection -> connection.closeLinks(reason));
  }

  public void closeLinks(Predicate<Link> which, ErrorCondition reason) {
    forEach(connection -> connection.closeLinks(which, reason));
  }

  private void forEach(Consumer<ClientConnection> action) {
    connections.open().forEach(connection -> guard(connection, () -> action.accept(connection)));
  }

  /** Delays all reading from now on. */
  public void delay(Duration latency) {
    this.latency = latency;
  }

  /** Closes connections and accepts none for that long. */
  public void goAway(Duration duration) {
    listener.close();
    dropConnections();
    releaseSockets();
    timers.after(duration, this::listenAgain);
  }

  /** A selector keeps a closed socket, and so the port, until it selects again. */
  private void releaseSockets() {
    try {
      selector.selectNow();
    } catch (IOException e) {
      log.warn("Closed sockets could not be released", e);
    }
  }

  private void listenAgain() {
    if (listener.isOpen()) {
      return;
    }
    try {
      listener.reopen();
    } catch (IOException e) {
      log.warn("The broker cannot listen on {} again yet: {}", listener, e.getMessage());
      timers.after(BEFORE_NEXT_TRY, this::listenAgain);
    }
  }

  /** Stops reading and writing for that long. */
  public void freeze(Duration duration) {
    frozen = true;
    selector.keys().stream().filter(SelectionKey::isValid).forEach(key -> key.interestOps(0));
    timers.after(duration, this::thaw);
  }

  private void thaw() {
    frozen = false;
    // Flushing makes connections readable again; the tick does it for the listener.
    touched.addAll(connections.open());
    nextTick = 0;
  }

  void close(ErrorCondition reason) {
    closeConnections(reason);
    listener.close();
  }
}
