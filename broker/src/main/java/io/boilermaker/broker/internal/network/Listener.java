package io.boilermaker.broker.internal.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket on which a broker accepts connections; closed, it can open again on the same port. */
final class Listener {

  private static final Logger log = LoggerFactory.getLogger(Listener.class);
  private static final int BACKLOG = 1_024;

  private final Selector selector;
  private final SocketAddress address;
  private SelectionKey key;

  private Listener(Selector selector, SelectionKey key) throws IOException {
    this.selector = selector;
    this.key = key;
    this.address = channel().getLocalAddress();
  }

  static Listener open(Selector selector, InetSocketAddress address) throws IOException {
    return new Listener(selector, bind(selector, address));
  }

  private static SelectionKey bind(Selector selector, SocketAddress address) throws IOException {
    ServerSocketChannel channel = selector.provider().openServerSocketChannel();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address, BACKLOG);
      channel.configureBlocking(false);
      return channel.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private ServerSocketChannel channel() {
    return (ServerSocketChannel) key.channel();
  }

  int port() {
    return ((InetSocketAddress) address).getPort();
  }

  /** Accepts a waiting connection and prepares its socket; returns null if there is none. */
  @Nullable SocketChannel accept() throws IOException {
    SocketChannel socket = channel().accept();
    if (socket != null) {
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    return socket;
  }

  /** Stops accepting until {@link #resume}. */
  void pause() {
    key.interestOps(0);
  }

  void resume() {
    if (isOpen()) {
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  boolean isOpen() {
    return key.isValid();
  }

  void reopen() throws IOException {
    key = bind(selector, address);
  }

  void close() {
    try {
      channel().close();
    } catch (IOException e) {
      log.warn("A socket could not be closed", e);
    }
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
