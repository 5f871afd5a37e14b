package io.boilermaker.broker.program;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for connections that are encrypted. */
final class TlsOptions {

  private static final String PASSWORD_VARIABLE = "BOILERMAKER_BROKER_TLS_PASSWORD";

  @Option(
      names = "--tls",
      description =
          "Encrypt all connections, with a certificate that is made at the start and printed last, as"
              + " PEM for the trust stores of clients.")
  private boolean tls;

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description =
          "Encrypt with the certificate and key of this file (PKCS12). Its password is in the"
              + " environment variable "
              + PASSWORD_VARIABLE
              + ".")
  private @Nullable Path keyStore;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "Also write the certificate to this file, as PEM.")
  private @Nullable Path certificate;

  /** Has a broker encrypt its connections, if that is asked for. */
  void addTo(LocalServiceBus.Builder builder) {
    if (areGiven()) {
      builder.tls(keyStore == null ? Tls.selfSigned() : Tls.ofPkcs12(keyStore, password()));
    } else if (certificate != null) {
      throw new IllegalArgumentException("--tls-certificate needs --tls or --tls-keystore");
    }
  }

  /** Returns true if connections are to be encrypted. */
  boolean areGiven() {
    return tls || keyStore != null;
  }

  private static String password() {
    String password = System.getenv(PASSWORD_VARIABLE);
    return password == null ? "" : password;
  }

  /** Writes the certificate of a broker where that is asked for. */
  void writeCertificate(LocalServiceBus bus) {
    if (certificate != null) {
      try {
        Files.writeString(certificate, bus.certificate());
      } catch (IOException e) {
        bus.close();
        String why =
            e instanceof NoSuchFileException
                ? "there is no folder for '" + certificate + "'"
                : e.toString();
        throw new UncheckedIOException("the certificate cannot be written: " + why, e);
      }
    }
  }
}
