package io.boilermaker;

import io.boilermaker.internal.process.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers the first bytes of each connection with the same bytes, and closes it. */
public final class AnsweringServer implements AutoCloseable {

  private final ServerSocket server;
  private final byte[] answer;

  /**
   * @param answer empty to close connections without
   */
  public AnsweringServer(byte[] answer) {
    this.answer = answer.clone();
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DaemonThreads.named("answering-server").newThread(this::serve).start();
  }

  public static AnsweringServer http() {
    return new AnsweringServer("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
  }

  public int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        if (answer.length > 0 && client.getInputStream().read() >= 0) {
          client.getOutputStream().write(answer);
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        }
      } catch (IOException e) {
        // The client has gone, or this is closed.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
