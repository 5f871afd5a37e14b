package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.queue.StoreFailedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a broker. In each turn it reads what clients sent, applies it to the queues,
 * delivers messages, and only then writes. So no client sees a change before all changes of the
 * turn are made. With a data directory, another thread commits them, and output is held back until
 * it has.
 */
public final class EventLoop implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

  private final Selector selector;
  private final Network network;
  private final Timers timers;
  private final BrokerContext broker;
  private final Queue<Runnable> calls = new ConcurrentLinkedQueue<>();
  private final UncommittedResults results = new UncommittedResults();
  private volatile boolean stopping;
  private volatile boolean closed;

  private EventLoop(Selector selector, Network network, Timers timers, BrokerContext broker) {
    this.selector = selector;
    this.network = network;
    this.timers = timers;
    this.broker = broker;
  }

  /**
   * Listens on that address; no client is served before this runs.
   *
   * @param tls encrypts connections; null for connections in clear
   */
  public static EventLoop listen(
      InetSocketAddress address, BrokerContext broker, @Nullable SSLContext tls)
      throws IOException {
    Selector selector = Selector.open();
    Timers timers = new Timers(broker.time());
    broker.commitLog().onProgress(selector::wakeup);
    try {
      Network network = Network.listen(selector, address, broker, timers, tls);
      return new EventLoop(selector, network, timers, broker);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  /** Returns the connections; to be used on this thread only. */
  public Network network() {
    return network;
  }

  /**
   * Runs the action on this thread; the result is complete when that turn has ended and its changes
   * are committed.
   */
  public <T extends @Nullable Object> CompletableFuture<T> call(Callable<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    calls.add(
        () -> {
          try {
            T value = action.call();
            results.add(result, value);
          } catch (Exception | VirtualMachineError e) {
            // Errors too: a message may be larger than the memory left to show it.
            result.completeExceptionally(e);
          }
        });
    if (closed) {
      result.completeExceptionally(closedException());
    } else {
      selector.wakeup();
    }
    return result;
  }

  /** Runs the action like {@link #call}, and waits for the result. */
  public <T extends @Nullable Object> T await(Callable<T> action) {
    try {
      return call(action).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  public void stop() {
    stopping = true;
    selector.wakeup();
  }

  @Override
  public void run() {
    ErrorCondition reason =
        ErrorConditions.of(ErrorConditions.CONNECTION_FORCED, "The broker is shutting down.");
    try {
      while (!stopping) {
        turn();
      }
    } catch (StoreFailedException e) {
      reason = ErrorConditions.of(ErrorConditions.INTERNAL_ERROR, String.valueOf(e.getMessage()));
      log.error("The broker has stopped: {}", e.getMessage());
    } catch (IOException | RuntimeException e) {
      log.error("The broker has stopped because of an internal error; please report it", e);
    } finally {
      shutDown(reason);
    }
  }

  private void turn() throws IOException {
    broker.commitLog().check();
    long wait = broker.time().waitFor(broker.queues().nextDue());
    selector.select(timers.waitAtMost(wait));
    runCalls();
    timers.runDue();
    broker.queues().runDue(broker.time().now());
    for (SelectionKey key : selector.selectedKeys()) {
      network.serve(key);
    }
    selector.selectedKeys().clear();
    broker.dispatcher().run();
    broker.commitLog().endTurn();
    network.tick();
    network.write();
    completeResults();
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

  private void completeResults() {
    results.hold(broker.commitLog().last());
    results.release(broker.commitLog().committed());
  }

  private static IllegalStateException closedException() {
    return new IllegalStateException("the broker is closed");
  }

  private void shutDown(ErrorCondition reason) {
    // First, so that clients still learn of the changes that this commits.
    broker.commitLog().close();
    network.close(reason);
    closed = true;
    runCalls();
    completeResults();
    results.refuse(closedException());
    try {
      selector.close();
    } catch (IOException e) {
      log.warn("A socket could not be closed", e);
    }
  }
}
