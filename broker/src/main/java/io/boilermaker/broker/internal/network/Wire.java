package io.boilermaker.broker.internal.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of bytes between the AMQP engine and a socket, which does not block: in clear here. */
class Wire {

  private static final Logger log = LoggerFactory.getLogger(Wire.class);
  private static final int TLS_HANDSHAKE = 0x16;

  private final SocketChannel socket;
  private boolean checked;

  Wire(SocketChannel socket) {
    this.socket = socket;
  }

  SocketChannel socket() {
    return socket;
  }

  /** Reads what is there; returns 0 if that is nothing, and -1 at the end. */
  int read(ByteBuffer target) throws IOException {
    int start = target.position();
    int count = socket.read(target);
    if (count > 0 && !checked) {
      checked = true;
      checkProtocol(target.get(start));
    }
    return count;
  }

  /** Returns true if more can be read that was received already. */
  boolean hasMore() {
    return false;
  }

  /** Writes as much as the socket takes, and returns how much that was. */
  int write(ByteBuffer source) throws IOException {
    return socket.write(source);
  }

  /** Writes what an earlier call has left; returns true if nothing is left. */
  boolean flush() throws IOException {
    return true;
  }

  /** Returns true if nothing can be written before the client has sent more. */
  boolean waitsForClient() {
    return false;
  }

  void close() throws IOException {
    socket.close();
  }

  /** Logs a hint if a client starts with another protocol than AMQP. */
  private void checkProtocol(int first) {
    if (first == TLS_HANDSHAKE) {
      log.warn(
          "{} wants TLS, which this broker does not speak: its connection string must say"
              + " UseDevelopmentEmulator=true",
          this);
    } else if (first != 'A') {
      log.warn("{} does not speak AMQP, the only protocol here", this);
    }
  }

  @Override
  public String toString() {
    return "client " + socket.socket().getRemoteSocketAddress();
  }
}
