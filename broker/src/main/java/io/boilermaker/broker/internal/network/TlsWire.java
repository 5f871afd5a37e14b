package io.boilermaker.broker.internal.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** The way of bytes to a client that encrypts them. */
final class TlsWire extends Wire {

  private static final int RECORD_HEADER = 5;
  private static final int RECORD_LENGTH = 3;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final ByteQueue encrypted = new ByteQueue();
  private final ByteBuffer record;
  // Both are filled at their end, and read from their beginning after a flip.
  private final ByteBuffer received;
  private ByteBuffer plain;
  private boolean begun;

  TlsWire(SocketChannel socket, SSLEngine engine) throws SSLException {
    super(socket);
    this.engine = engine;
    engine.setUseClientMode(false);
    engine.beginHandshake();
    int packet = engine.getSession().getPacketBufferSize();
    this.record = ByteBuffer.allocate(packet);
    this.received = ByteBuffer.allocate(packet);
    this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
  }

  @Override
  int read(ByteBuffer target) throws IOException {
    while (plain.position() == 0) {
      if (engine.isInboundDone()) {
        return -1;
      }
      if (!decrypt()) {
        int count = socket().read(received);
        if (count <= 0) {
          return count;
        }
        checkBegin();
      }
    }
    plain.flip();
    int count = Math.min(plain.remaining(), target.remaining());
    target.put(plain.slice().limit(count));
    plain.position(plain.position() + count);
    plain.compact();
    return count;
  }

  private void checkBegin() throws SSLException {
    if (!begun && received.get(0) == 'A') {
      throw new SSLException(
          "it begins without TLS, which this broker asks for: its connection string must not say"
              + " UseDevelopmentEmulator=true");
    }
    begun = true;
  }

  @Override
  boolean hasMore() {
    return plain.position() > 0
        || (received.position() >= RECORD_HEADER
            && received.position() >= RECORD_HEADER + (received.getShort(RECORD_LENGTH) & 0xffff));
  }

  /** Decrypts one record; returns false if more has to be received for that. */
  private boolean decrypt() throws IOException {
    received.flip();
    SSLEngineResult result;
    try {
      result = engine.unwrap(received, plain);
    } finally {
      received.compact();
    }
    if (result.getStatus() == Status.BUFFER_OVERFLOW) {
      ByteBuffer larger =
          ByteBuffer.allocate(plain.position() + engine.getSession().getApplicationBufferSize());
      plain = larger.put(plain.flip());
    }
    boolean answered = shakeHands();
    return answered
        || (result.getStatus() != Status.BUFFER_UNDERFLOW
            && (result.bytesConsumed() > 0
                || result.getStatus() == Status.BUFFER_OVERFLOW
                || engine.isInboundDone()));
  }

  /** Does what the handshake needs from this side; returns whether that was anything. */
  private boolean shakeHands() throws IOException {
    boolean done = false;
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        // On the event loop: a signature takes less than a millisecond.
        for (Runnable task = engine.getDelegatedTask();
            task != null;
            task = engine.getDelegatedTask()) {
          task.run();
        }
      } else if (status != HandshakeStatus.NEED_WRAP || !encryptNothing()) {
        flush();
        return done;
      }
      done = true;
    }
  }

  private boolean encryptNothing() throws SSLException {
    int before = encrypted.size();
    encrypt(NOTHING);
    return encrypted.size() > before;
  }

  /** Encrypts one record, and returns how many bytes went into it. */
  private int encrypt(ByteBuffer source) throws SSLException {
    record.clear();
    SSLEngineResult result = engine.wrap(source, record);
    encrypted.append(record.flip());
    return result.bytesConsumed();
  }

  @Override
  int write(ByteBuffer source) throws IOException {
    int total = 0;
    while (source.hasRemaining() && flush() && !waitsForClient()) {
      int count = encrypt(source);
      shakeHands();
      if (count == 0 && engine.isOutboundDone()) {
        throw new IOException("the client has ended TLS");
      }
      total += count;
    }
    flush();
    return total;
  }

  @Override
  boolean flush() throws IOException {
    int count = 1;
    while (encrypted.size() > 0 && count > 0) {
      count = socket().write(encrypted.view());
      encrypted.drop(count);
    }
    return encrypted.size() == 0;
  }

  @Override
  boolean waitsForClient() {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status == HandshakeStatus.NEED_UNWRAP && !engine.isInboundDone();
  }

  @Override
  void close() throws IOException {
    try {
      engine.closeOutbound();
      shakeHands();
    } catch (IOException | IllegalStateException e) {
      // The client may be gone; there is nothing left to tell it.
    } finally {
      super.close();
    }
  }
}
