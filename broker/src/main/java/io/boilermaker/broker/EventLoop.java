package io.boilermaker.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a broker. In each turn it reads what clients sent, applies it to the queues, hands
 * out messages, and only then writes. So no client learns of any change before all changes of the
 * turn are made, and whoever wants to make them last has one place to do it: before the writing.
 */
final class EventLoop implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(EventLoop.class);
  private static final long TICK_MILLIS = 1_000;
  private static final int BACKLOG = 1_024;

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final SelectionKey listening;
  private final BrokerContext broker;
  private final Set<ClientConnection> connections = new LinkedHashSet<>();
  private final Set<ClientConnection> touched = new LinkedHashSet<>();
  private final Queue<Runnable> calls = new ConcurrentLinkedQueue<>();
  private final List<Runnable> atEndOfTurn = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean closed;
  private long nextTick;

  private EventLoop(Selector selector, ServerSocketChannel listener, BrokerContext broker)
      throws IOException {
    this.selector = selector;
    this.listener = listener;
    this.broker = broker;
    this.listening = listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Listens on that address; nobody is served before this runs. */
  static EventLoop listen(InetSocketAddress address, BrokerContext broker) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel listener = selector.provider().openServerSocketChannel();
    try {
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listener.bind(address, BACKLOG);
      listener.configureBlocking(false);
      return new EventLoop(selector, listener, broker);
    } catch (IOException e) {
      listener.close();
      selector.close();
      throw e;
    }
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  /** Has the action run on this thread; the result is there at the end of that turn. */
  <T extends @Nullable Object> CompletableFuture<T> call(Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    calls.add(
        () -> {
          try {
            T value = action.call();
            atEndOfTurn.add(() -> result.complete(value));
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    if (closed) {
      result.completeExceptionally(new IllegalStateException("the broker is closed"));
    } else {
      selector.wakeup();
    }
    return result;
  }

  void stop() {
    stopping = true;
    selector.wakeup();
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        turn();
      }
    } catch (IOException | RuntimeException e) {
      log.error("The broker has stopped because of an internal error; please report it", e);
    } finally {
      shutDown();
    }
  }

  private void turn() throws IOException {
    selector.select(broker.time().waitFor(broker.queues().nextDue()));
    runCalls();
    broker.queues().runDue(broker.time().now());
    for (SelectionKey key : selector.selectedKeys()) {
      serve(key);
    }
    selector.selectedKeys().clear();
    broker.dispatcher().run();
    tick();
    writeTouched();
    atEndOfTurn.forEach(Runnable::run);
    atEndOfTurn.clear();
    if (broker.dispatcher().hasWork()) {
      selector.wakeup();
    }
  }

  private void runCalls() {
    Runnable call = calls.poll();
    while (call != null) {
      call.run();
      call = calls.poll();
    }
  }

  private void serve(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.attachment() instanceof ClientConnection connection) {
      touched.add(connection);
      if (key.isReadable()) {
        guard(connection, connection::read);
      }
    } else {
      accept(key);
    }
  }

  /** Whatever one client makes the engine do, the others are to be served. */
  private static void guard(ClientConnection connection, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | StackOverflowError e) {
      log.warn(
          "{} is cut off, because what it sent cannot be processed: {}", connection, e.toString());
      log.debug("The place where that was found", e);
      cutOff(connection);
    }
  }

  private static void cutOff(ClientConnection connection) {
    try {
      connection.sayGoodbye(Errors.of(Errors.DECODE_ERROR, "What was sent cannot be processed."));
    } catch (RuntimeException | StackOverflowError e) {
      connection.close();
    }
  }

  private void accept(SelectionKey key) {
    try {
      SocketChannel socket = listener.accept();
      if (socket != null) {
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey own = socket.register(selector, SelectionKey.OP_READ);
        ClientConnection connection = new ClientConnection(socket, own, broker, touched);
        own.attach(connection);
        connections.add(connection);
      }
    } catch (IOException e) {
      // Most likely there is no file descriptor left; the next tick tries again.
      log.warn("A connection could not be accepted: {}", e.getMessage());
      key.interestOps(0);
    }
  }

  private void tick() {
    long now = broker.time().monotonicMillis();
    if (now >= nextTick) {
      nextTick = now + TICK_MILLIS;
      connections.removeIf(ClientConnection::isClosed);
      connections.forEach(connection -> guard(connection, () -> connection.tick(now)));
      listening.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  private void writeTouched() {
    List<ClientConnection> writing = List.copyOf(touched);
    touched.clear();
    writing.forEach(connection -> guard(connection, connection::flush));
  }

  private void shutDown() {
    ErrorCondition reason = Errors.of(Errors.CONNECTION_FORCED, "The broker is shutting down.");
    connections.forEach(connection -> guard(connection, () -> connection.sayGoodbye(reason)));
    closed = true;
    runCalls();
    atEndOfTurn.forEach(Runnable::run);
    try {
      listener.close();
      selector.close();
    } catch (IOException e) {
      log.warn("A socket could not be closed", e);
    }
  }
}
