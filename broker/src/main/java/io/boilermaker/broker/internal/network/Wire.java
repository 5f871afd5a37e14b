package io.boilermaker.broker.internal.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** The way of bytes between the AMQP engine and a socket, which does not block: in clear here. */
class Wire {

  private static final int TLS_HANDSHAKE = 0x16;

  private final SocketChannel socket;
  private boolean checked;
  private int first = 'A';

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
      first = target.get(start);
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

  /** Returns, once, what a client speaks in place of AMQP; nothing if it speaks AMQP. */
  Optional<String> takeHint() {
    int begin = first;
    first = 'A';
    if (begin == TLS_HANDSHAKE) {
      return Optional.of(
          "wants TLS, which this broker does not speak: its connection string must say"
              + " UseDevelopmentEmulator=true");
    }
    return begin == 'A'
        ? Optional.empty()
        : Optional.of("does not speak AMQP, the only protocol here");
  }

  @Override
  public String toString() {
    return "client " + socket.socket().getRemoteSocketAddress();
  }
}
