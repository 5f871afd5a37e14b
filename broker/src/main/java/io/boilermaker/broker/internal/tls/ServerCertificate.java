package io.boilermaker.broker.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The key of a broker with its certificate.
 *
 * @param chain the certificate, and those that have signed it
 */
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {

  private static final String LOCALHOST = "localhost";
  private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  private static final int LINE = 64;

  /**
   * Makes a certificate for this machine: {@code localhost}, its name, and the address on which the
   * broker listens.
   */
  public static ServerCertificate selfSigned(InetAddress address, Instant now) {
    Set<String> names = new LinkedHashSet<>(List.of(LOCALHOST));
    Set<InetAddress> addresses = new LinkedHashSet<>();
    try {
      addresses.add(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      addresses.add(InetAddress.getByAddress(LOOPBACK_6));
      String name = InetAddress.getLocalHost().getHostName();
      if (name.matches("[A-Za-z0-9.-]{1,253}")) {
        names.add(name);
      }
    } catch (UnknownHostException e) {
      // A machine whose name is not known is reached by another one.
    }
    if (!address.isAnyLocalAddress()) {
      addresses.add(address);
    }
    try {
      return SelfSigned.make(names, addresses, now);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java signs with elliptic curves", e);
    }
  }

  /** Reads the only key of a key store. */
  public static ServerCertificate read(Path keyStore, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(keyStore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      List<String> aliases = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          aliases.add(alias);
        }
      }
      if (aliases.size() != 1) {
        throw new IOException("it holds " + aliases.size() + " keys, and must hold one");
      }
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate each : store.getCertificateChain(aliases.get(0))) {
        chain.add((X509Certificate) each);
      }
      return new ServerCertificate(
          (PrivateKey) store.getKey(aliases.get(0), password), List.copyOf(chain));
    } catch (NoSuchFileException e) {
      throw new IOException("the key store '" + keyStore + "' does not exist", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new IOException(
          "the key store '" + keyStore + "' cannot be read as PKCS12: " + e.getMessage(), e);
    }
  }

  /** Returns the context in which connections are encrypted. */
  public SSLContext context() {
    try {
      char[] password = {};
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(LOCALHOST, key, password, chain.toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the certificate cannot be used", e);
    }
  }

  /** Returns the chain as PEM, for the trust stores of clients. */
  public String pem() {
    StringBuilder text = new StringBuilder();
    Base64.Encoder base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII));
    for (X509Certificate each : chain) {
      try {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(base64.encodeToString(each.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the certificate cannot be encoded", e);
      }
    }
    return text.toString();
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "ServerCertificate"
        + chain.stream().map(X509Certificate::getSubjectX500Principal).toList();
  }
}
