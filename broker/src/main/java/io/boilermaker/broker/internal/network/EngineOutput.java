package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.queue.CommitLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a connection on their way from the AMQP engine to the socket. */
final class EngineOutput {

  // Output beyond this stays in the engine until the socket has taken the earlier bytes.
  private static final int BUFFER_BYTES = 256 * 1_024;

  private final Wire wire;
  private final PaddedTransport transport;
  private final CommitLog commitLog;
  private final FramePadding padding = new FramePadding();
  private final UncommittedOutput output = new UncommittedOutput();
  private List<Runnable> afterWriting = new ArrayList<>();

  EngineOutput(Wire wire, PaddedTransport transport, CommitLog commitLog) {
    this.wire = wire;
    this.transport = transport;
    this.commitLog = commitLog;
  }

  /** Runs the action once the socket has taken everything that was written so far. */
  void whenWritten(Runnable action) {
    afterWriting.add(action);
  }

  /** Writes committed output, as much as the socket takes. */
  void write() throws IOException {
    takeFromEngine();
    int written = 1;
    while (output.hasReady() && written > 0) {
      written = wire.write(output.ready());
      output.drop(written);
      takeFromEngine();
    }
    if (wire.flush() && !output.hasReady() && transport.pending() <= 0) {
      List<Runnable> actions = afterWriting;
      afterWriting = new ArrayList<>();
      actions.forEach(Runnable::run);
    }
  }

  private void takeFromEngine() {
    while (output.size() < BUFFER_BYTES && transport.pending() > 0) {
      ByteBuffer head = transport.head();
      int length = head.remaining();
      padding.pass(head, output.bytes(), transport.hasRoom());
      output.hold(commitLog.last());
      transport.pop(length);
    }
    output.release(commitLog.committed());
  }

  /** Returns true if bytes wait for room in the socket. */
  boolean waitsForSocket() throws IOException {
    return !wire.flush() || (output.hasReady() && !wire.waitsForClient());
  }

  /** Returns true if bytes wait for a change to be committed. */
  boolean waitsForCommit() {
    return output.isHolding();
  }

  /** Returns true if no more fits before the socket has taken some. */
  boolean isFull() {
    return output.size() >= BUFFER_BYTES;
  }

  boolean isEmpty() throws IOException {
    return output.size() == 0 && wire.flush();
  }
}
