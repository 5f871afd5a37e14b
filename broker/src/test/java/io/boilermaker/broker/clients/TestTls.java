package io.boilermaker.broker.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import io.boilermaker.broker.LocalServiceBus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Clients of a broker that speaks TLS. */
public final class TestTls {

  private TestTls() {}

  public static boolean isUsedBy(LocalServiceBus bus) {
    return !bus.connectionString().contains("UseDevelopmentEmulator=true");
  }

  /** Has a builder use the port of such a broker: without an emulator, Java's is always 5671. */
  public static ServiceBusClientBuilder at(LocalServiceBus bus, ServiceBusClientBuilder builder) {
    return isUsedBy(bus)
        ? builder.customEndpointAddress("https://localhost:" + bus.port())
        : builder;
  }

  /** Returns a context that trusts a certificate and nothing else. */
  public static SSLContext trusting(String pem) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "broker",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII))));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
