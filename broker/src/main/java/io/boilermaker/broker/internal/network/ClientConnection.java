package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.access.Tokens;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.link.ConnectionOutput;
import io.boilermaker.broker.internal.link.HeldMemory;
import io.boilermaker.broker.internal.link.LinkAttach;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.time.LogLimit;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Collector;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of one client and the AMQP engine behind it. */
final class ClientConnection implements ConnectionOutput {

  private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);

  // A client that connects has to open an AMQP connection in that time.
  static final int OPENING_MILLIS = 60_000;
  // A client that sends without pause must not block the others.
  private static final int MOST_READS_PER_TURN = 8;

  private final Wire wire;
  private final SelectionKey key;
  private final ConnectionEvents handler;
  private final Collector collector = Proton.collector();
  private final Connection connection = Proton.connection();
  private final PaddedTransport transport;
  private final EngineOutput output;
  private final Set<ClientConnection> touched;
  private final LogLimit limit;
  private final HeldMemory held;
  private final long startMillis;
  private boolean paused;
  private boolean leaving;

  ClientConnection(
      Wire wire, SelectionKey key, BrokerContext broker, Set<ClientConnection> touched) {
    this.wire = wire;
    this.key = key;
    this.touched = touched;
    this.startMillis = broker.time().monotonicMillis();
    this.limit = broker.log();
    this.held = broker.held().part();
    Tokens tokens = new Tokens(broker.time(), broker.rules(), broker.faults());
    LinkAttach attach = new LinkAttach(broker, tokens, this, held);
    this.handler = new ConnectionEvents(attach, tokens, this, limit);
    this.transport = new CheckedTransport(connection, handler, held, limit);
    this.output = new EngineOutput(wire, transport, broker.commitLog());
    connection.collect(collector);
    transport.bind(connection);
  }

  @Override
  public void touch() {
    touched.add(this);
  }

  @Override
  public void whenWritten(Runnable action) {
    output.whenWritten(action);
  }

  @Override
  public void encode() {
    int ignored = transport.pending();
  }

  /** Stops or resumes reading; from the next {@link #flush} on. */
  void pause(boolean pause) {
    this.paused = pause;
    touch();
  }

  /** Returns true once the client has opened its AMQP connection. */
  boolean isOpened() {
    return connection.getRemoteState() != EndpointState.UNINITIALIZED;
  }

  /** Returns what this client makes the broker keep. */
  long heldBytes() {
    return held.bytes();
  }

  boolean isClosed() {
    return !wire.socket().isOpen();
  }

  /** Reads from the socket and dispatches the resulting events. */
  void read() {
    try {
      int count = 1;
      for (int i = 0; mayRead(i) && count > 0 && transport.capacity() > 0; i++) {
        count = wire.read(transport.tail());
        wire.takeHint().ifPresent(hint -> limit.warn(log, "{} {}", this, hint));
        if (count > 0) {
          transport.process();
          dispatchEvents();
        }
      }
      if (count < 0) {
        close();
      }
    } catch (TransportException e) {
      // The engine has prepared a close frame that says why.
      limit.warn(log, "{} sent invalid AMQP: {}", this, e.getMessage());
      dispatchEvents();
    } catch (SSLException e) {
      limit.warn(log, "{} cannot be spoken to by TLS: {}", this, e.getMessage());
      close();
    } catch (IOException e) {
      log.debug("{} has disconnected: {}", this, e.getMessage());
      close();
    }
  }

  /** No event announces bytes that have left the socket already. */
  private boolean mayRead(int times) {
    return times < MOST_READS_PER_TURN || wire.hasMore();
  }

  /** A client that takes no answers is not read from, or they would pile up. */
  private boolean isReading() {
    return !paused && !output.isFull() && transport.capacity() >= 0;
  }

  void dispatchEvents() {
    for (Event event = collector.peek(); event != null; event = collector.peek()) {
      try {
        event.dispatch(handler);
      } catch (RuntimeException | StackOverflowError e) {
        handler.refuse(event, e);
      } finally {
        collector.pop();
      }
    }
  }

  /**
   * Writes as much of the pending output as the socket takes, and waits for room if needed. Output
   * that reveals uncommitted changes stays for a later turn.
   */
  void flush() {
    if (isClosed()) {
      return;
    }
    try {
      output.write();
      if (output.isEmpty() && (leaving || transport.pending() < 0)) {
        close();
      } else {
        // After a close frame the engine accepts no more input.
        int reading = isReading() ? SelectionKey.OP_READ : 0;
        key.interestOps(output.waitsForSocket() ? reading | SelectionKey.OP_WRITE : reading);
        if (output.waitsForCommit()) {
          touch();
        }
      }
    } catch (IOException e) {
      log.debug("{} has disconnected: {}", this, e.getMessage());
      close();
    }
  }

  /**
   * Sends an empty frame when it is due, and closes the connection if the peer was silent too long.
   */
  void tick(long monotonicMillis) {
    if (!isOpened() && monotonicMillis - startMillis >= OPENING_MILLIS) {
      limit.warn(log, "{} has opened no AMQP connection in a minute and is disconnected", this);
      closeWithReason(
          ErrorConditions.of(
              ErrorConditions.CONNECTION_FORCED, "No connection was opened in time."));
      return;
    }
    transport.tick(monotonicMillis);
    handler.tick();
    dispatchEvents();
    flush();
  }

  void closeLinks(ErrorCondition reason) {
    handler.closeLinks(reason);
    touch();
  }

  void closeLinks(Predicate<Link> which, ErrorCondition reason) {
    handler.closeLinks(which, reason);
    touch();
  }

  /** Closes the connection, with that reason if the client still reads. */
  void closeWithReason(ErrorCondition reason) {
    connection.setCondition(reason);
    connection.close();
    leaving = true;
    flush();
    if (!output.waitsForCommit()) {
      close();
    }
  }

  void close() {
    if (isClosed()) {
      return;
    }
    key.cancel();
    try {
      wire.close();
    } catch (IOException e) {
      log.debug("{} could not be closed", this, e);
    }
    try {
      closeTransport();
    } catch (RuntimeException | StackOverflowError e) {
      // Input of a client can leave the engine in a state in which closing it fails.
      log.debug("The AMQP engine of {} could not be closed", this, e);
    }
    handler.forgetLinks();
    held.release();
  }

  private void closeTransport() {
    if (!transport.isClosed()) {
      transport.close_tail();
      transport.close_head();
    }
    transport.unbind();
    dispatchEvents();
  }

  @Override
  public String toString() {
    return wire.toString();
  }
}
