package io.boilermaker.broker.clients;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy in front of a broker that records the bytes of clients. */
public final class RecordingProxy implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<ByteArrayOutputStream> recorded = new CopyOnWriteArrayList<>();
  private final int brokerPort;

  public RecordingProxy(int brokerPort) throws IOException {
    this.brokerPort = brokerPort;
    start("accepts", this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Returns the bytes that clients have sent so far, by connection. */
  public List<byte[]> recorded() {
    return recorded.stream().map(RecordingProxy::bytes).toList();
  }

  private static byte[] bytes(ByteArrayOutputStream stream) {
    synchronized (stream) {
      return stream.toByteArray();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
      var record = new ByteArrayOutputStream();
      recorded.add(record);
      start("client", () -> copy(client.getInputStream(), broker.getOutputStream(), record));
      start(
          "broker",
          () ->
              copy(broker.getInputStream(), client.getOutputStream(), new ByteArrayOutputStream()));
    }
  }

  private static void copy(InputStream from, OutputStream to, ByteArrayOutputStream record)
      throws IOException {
    byte[] buffer = new byte[8_192];
    for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
      synchronized (record) {
        record.write(buffer, 0, count);
      }
      to.write(buffer, 0, count);
      to.flush();
    }
    to.close();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // A side has closed its socket, which ends this one as well.
              }
            },
            "recording-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
