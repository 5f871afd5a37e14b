package io.boilermaker.broker;

import io.boilermaker.broker.internal.time.BrokerTime;
import io.boilermaker.broker.internal.tls.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Objects;

/** The certificate with which a broker encrypts its connections. */
public final class Tls {

  /** Finds or makes the certificate. */
  private interface Source {
    ServerCertificate certificate(InetAddress address) throws IOException;
  }

  private final Source source;

  private Tls(Source source) {
    this.source = source;
  }

  /**
   * Has the broker make a certificate at each start, for {@code localhost}, the name of this
   * machine and the address it listens on. Clients have to be told to trust {@linkplain
   * LocalServiceBus#certificate() it}.
   *
   * @return a certificate to be made
   */
  public static Tls selfSigned() {
    return new Tls(
        address -> ServerCertificate.selfSigned(address, BrokerTime.SYSTEM_CLOCK.instant()));
  }

  /**
   * Takes the certificate of a key store, which is read at the start of the broker.
   *
   * @param keyStore a file in the format PKCS12, with one key and its certificates
   * @param password that of the file and of the key
   * @return the certificate
   */
  public static Tls ofPkcs12(Path keyStore, String password) {
    Objects.requireNonNull(keyStore, "keyStore");
    char[] secret = password.toCharArray();
    return new Tls(address -> ServerCertificate.read(keyStore, secret));
  }

  /**
   * @throws UncheckedIOException if the key store cannot be read
   */
  ServerCertificate open(InetAddress address) {
    try {
      return source.certificate(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
