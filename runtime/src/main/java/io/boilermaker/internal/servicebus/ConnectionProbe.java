package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.process.Thrown;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens a connection as the SDK does, up to the first answer, and reports what stands in the way.
 * The SDK itself keeps that to its log and tries again.
 *
 * @param endpoint where to connect
 * @param limit bounds each step
 */
record ConnectionProbe(Endpoint endpoint, Duration limit) {

  /** The first bytes of a connection with login, which either side sends: AMQP 1.0 with SASL. */
  private static final byte[] AMQP_HEADER = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

  private static final int TLS_ALERT = 0x15;

  /** How the JDK says that something else than TLS came. */
  private static final String NO_TLS = "unrecognized SSL message";

  private static final String EMULATOR = "UseDevelopmentEmulator=true";

  /**
   * An address of a service.
   *
   * @param tls whether the connection is encrypted
   */
  record Endpoint(String host, int port, boolean tls) {

    private static final int AMQPS_PORT = 5671;
    private static final int AMQP_PORT = 5672;

    /**
     * Returns the endpoint that the SDK connects to.
     *
     * @param port -1 if none is given
     */
    static Endpoint of(String host, int port, boolean tls) {
      return new Endpoint(host, port == -1 ? (tls ? AMQPS_PORT : AMQP_PORT) : port, tls);
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** Why there is no connection. */
  enum Kind {
    /** Restarts, or is not there yet: worth some patience. */
    ABSENT,
    /** Answers, but never as it must. */
    WRONG_SERVER,
    /** Does not answer, which a network may do for a while. */
    SILENT
  }

  /**
   * What stands in the way.
   *
   * @param text a clause for people
   */
  record Obstacle(Kind kind, String text) {}

  /** Connects and disconnects; blocks. Returns null if nothing stands in the way. */
  @Nullable Obstacle run() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address(), endpoint.port()), millis());
      return endpoint.tls() ? encrypted(socket) : plain(socket);
    } catch (UnknownHostException e) {
      return new Obstacle(Kind.ABSENT, "unknown host " + endpoint.host());
    } catch (ConnectException e) {
      return isRefused(e)
          ? new Obstacle(
              Kind.ABSENT, "connection refused at " + endpoint + ": nothing listens on that port")
          : silent(e);
    } catch (IOException e) {
      return silent(e);
    }
  }

  private InetAddress address() throws UnknownHostException {
    return InetAddress.getByName(endpoint.host());
  }

  private int millis() {
    return (int) limit.toMillis();
  }

  private static boolean isRefused(ConnectException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
  }

  private Obstacle silent(IOException e) {
    String why =
        e instanceof SocketTimeoutException
            ? "no answer within " + limit.toSeconds() + " s"
            : String.valueOf(e.getMessage());
    return new Obstacle(Kind.SILENT, "no connection to " + endpoint + ": " + why);
  }

  private Obstacle wrong(String text) {
    return new Obstacle(Kind.WRONG_SERVER, "the server at " + endpoint + " " + text);
  }

  private @Nullable Obstacle encrypted(Socket socket) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (var tls =
        (SSLSocket)
            factory.createSocket(
                socket, endpoint.host(), endpoint.port(), /* autoClose= */ false)) {
      tls.setSoTimeout(millis());
      tls.startHandshake();
      return null;
    } catch (SSLException | EOFException | SocketException e) {
      return withoutTls(e);
    }
  }

  private Obstacle withoutTls(IOException e) {
    String text = String.valueOf(e.getMessage());
    if (!(e instanceof SSLException) || e.getCause() instanceof EOFException) {
      return closed("; if it speaks no TLS, " + EMULATOR + " is missing in the connection string");
    }
    if (text.contains(NO_TLS)) {
      return wrong("speaks no TLS: is " + EMULATOR + " missing in the connection string?");
    }
    return wrong((isUntrusted(e) ? "has no trusted certificate: " : "refuses TLS: ") + text);
  }

  private Obstacle closed(String more) {
    return new Obstacle(
        Kind.ABSENT, "the server at " + endpoint + " closes new connections at once" + more);
  }

  private static boolean isUntrusted(Throwable error) {
    for (Throwable cause : Thrown.causes(error)) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private static byte[] answer(InputStream in) throws IOException {
    try {
      return in.readNBytes(AMQP_HEADER.length / 2);
    } catch (SocketException e) {
      return new byte[0];
    }
  }

  private @Nullable Obstacle plain(Socket socket) throws IOException {
    socket.setSoTimeout(millis());
    socket.getOutputStream().write(AMQP_HEADER);
    byte[] answer = answer(socket.getInputStream());
    if (new String(answer, StandardCharsets.ISO_8859_1).equals("AMQP")) {
      return null;
    }
    if (answer.length == 0) {
      return closed("");
    }
    return wrong(
        answer[0] == TLS_ALERT
            ? "speaks TLS: " + EMULATOR + " connects without"
            : "does not speak AMQP");
  }
}
