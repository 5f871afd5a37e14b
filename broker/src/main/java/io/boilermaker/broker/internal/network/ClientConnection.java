package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.access.Tokens;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.link.ConnectionOutput;
import io.boilermaker.broker.internal.link.LinkAttach;
import io.boilermaker.broker.internal.message.ErrorConditions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Collector;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Event;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.Transport;
import org.apache.qpid.proton.engine.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's socket and the AMQP engine behind it: bytes in, events out, bytes back. */
final class ClientConnection implements ConnectionOutput {

  private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);

  private static final int MAX_FRAME_BYTES = 65_536;
  private static final int IDLE_TIMEOUT_MILLIS = 240_000;
  // Who connects and does not open a connection in that time is not going to.
  static final int OPENING_MILLIS = 60_000;
  // A client that sends without pause must let the others have their turn.
  private static final int MOST_READS_PER_TURN = 8;
  private static final int TLS_HANDSHAKE = 0x16;

  private final SocketChannel socket;
  private final SelectionKey key;
  private final ConnectionEvents handler;
  private final Collector collector = Proton.collector();
  private final Connection connection = Proton.connection();
  private final Transport transport = new PaddedTransport();
  private final EngineOutput output;
  private final Set<ClientConnection> touched;
  private final long startMillis;
  private boolean greeted;
  private boolean paused;
  private boolean leaving;

  ClientConnection(
      SocketChannel socket, SelectionKey key, BrokerContext broker, Set<ClientConnection> touched) {
    this.socket = socket;
    this.key = key;
    this.touched = touched;
    this.output = new EngineOutput(transport, broker.commitLog());
    this.startMillis = broker.time().monotonicMillis();
    Tokens tokens = new Tokens(broker.time(), broker.key(), broker.faults());
    this.handler = new ConnectionEvents(new LinkAttach(broker, tokens, this), tokens);
    transport.setMaxFrameSize(MAX_FRAME_BYTES);
    transport.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
    transport.setEmitFlowEventOnSend(false);
    Sasl sasl = transport.sasl();
    sasl.server();
    sasl.setMechanisms(SaslHandshake.MECHANISMS);
    sasl.allowSkip(true);
    sasl.setListener(new SaslHandshake());
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

  /** Stops or resumes reading; from the next {@link #flush} on. */
  void pause(boolean pause) {
    this.paused = pause;
    touch();
  }

  boolean isClosed() {
    return !socket.isOpen();
  }

  /** Reads what the socket has and lets the handler see what it means. */
  void read() {
    try {
      int count = 1;
      for (int i = 0; i < MOST_READS_PER_TURN && count > 0 && transport.capacity() > 0; i++) {
        ByteBuffer tail = transport.tail();
        int start = tail.position();
        count = socket.read(tail);
        if (count > 0) {
          greet(tail, start);
          transport.process();
          dispatchEvents();
        }
      }
      if (count < 0) {
        close();
      }
    } catch (TransportException e) {
      // The engine has prepared a close frame that says why.
      log.warn("{} sent what is not AMQP: {}", this, e.getMessage());
      dispatchEvents();
    } catch (IOException e) {
      log.debug("{} is gone: {}", this, e.getMessage());
      close();
    }
  }

  void dispatchEvents() {
    Event event = collector.peek();
    while (event != null) {
      try {
        event.dispatch(handler);
      } finally {
        collector.pop();
      }
      event = collector.peek();
    }
  }

  /**
   * Writes as much of the pending output as the socket takes, and waits for room if need be. What
   * tells of changes that are not safe yet stays for a later turn.
   */
  void flush() {
    if (isClosed()) {
      return;
    }
    try {
      output.writeTo(socket);
      if (output.isEmpty() && (leaving || transport.pending() < 0)) {
        close();
      } else {
        // Behind a close frame the engine takes nothing more.
        int reading = paused || transport.capacity() < 0 ? 0 : SelectionKey.OP_READ;
        key.interestOps(output.waitsForSocket() ? reading | SelectionKey.OP_WRITE : reading);
        if (output.waitsForCommit()) {
          touch();
        }
      }
    } catch (IOException e) {
      log.debug("{} is gone: {}", this, e.getMessage());
      close();
    }
  }

  /** Sends an empty frame when it is time, and gives up a peer that has been silent too long. */
  void tick(long monotonicMillis) {
    boolean opened = connection.getRemoteState() != EndpointState.UNINITIALIZED;
    if (!opened && monotonicMillis - startMillis >= OPENING_MILLIS) {
      log.warn("{} has opened no AMQP connection in {} ms, and is cut off", this, OPENING_MILLIS);
      sayGoodbye(
          ErrorConditions.of(
              ErrorConditions.CONNECTION_FORCED, "No connection was opened in time."));
      return;
    }
    transport.tick(monotonicMillis);
    handler.checkTokens();
    dispatchEvents();
    flush();
  }

  /** Detaches the links to queues and tells the client why. */
  void closeLinks(ErrorCondition reason) {
    handler.closeLinks(reason);
    touch();
  }

  /** Detaches some links and tells the client why. */
  void closeLinks(Predicate<Link> which, ErrorCondition reason) {
    handler.closeLinks(which, reason);
    touch();
  }

  /** Closes the connection and tells the client why, as far as it listens. */
  void sayGoodbye(ErrorCondition reason) {
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
      socket.close();
    } catch (IOException e) {
      log.debug("{} could not be closed", this, e);
    }
    try {
      closeTransport();
    } catch (RuntimeException | StackOverflowError e) {
      // What a client sends can leave the engine in a state in which it cannot even end.
      log.debug("The engine of {} does not end", this, e);
    }
    handler.forgetLinks();
  }

  private void closeTransport() {
    if (!transport.isClosed()) {
      transport.close_tail();
      transport.close_head();
    }
    transport.unbind();
    dispatchEvents();
  }

  /** Gives a hint in the log when a client begins in another language than AMQP. */
  private void greet(ByteBuffer bytes, int start) {
    if (!greeted) {
      greeted = true;
      int first = bytes.get(start);
      if (first == TLS_HANDSHAKE) {
        log.warn(
            "{} wants TLS, which this broker does not speak: its connection string must say"
                + " UseDevelopmentEmulator=true",
            this);
      } else if (first != 'A') {
        log.warn("{} does not speak AMQP, the only protocol here", this);
      }
    }
  }

  @Override
  public String toString() {
    return "client " + socket.socket().getRemoteSocketAddress();
  }
}
