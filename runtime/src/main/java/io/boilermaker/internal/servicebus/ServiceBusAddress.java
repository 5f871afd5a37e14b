package io.boilermaker.internal.servicebus;

import com.azure.core.credential.TokenCredential;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClientBuilder;
import io.boilermaker.internal.settings.ConnectionString;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A namespace and the way to log in to it.
 *
 * @param host the host, with its port if one was given; for messages
 * @param endpoint where the SDK connects
 * @param entityPath the only queue that the login is for; null if it is for all
 * @param login gives the address and the login to a client builder
 */
public record ServiceBusAddress(
    String host, ConnectionProbe.Endpoint endpoint, @Nullable String entityPath, Login login) {

  /** A misspelt address that an error may quote: no login and no query is in it. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9 .,:/_-]{0,100}");

  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  /** Gives an address and a login to a client builder. */
  public interface Login {

    /** Configures the clients of messages. */
    void configure(ServiceBusClientBuilder builder);

    /** Configures the client of administration. */
    default void configureAdministration(ServiceBusAdministrationClientBuilder builder) {
      throw new UnsupportedOperationException();
    }
  }

  private record ByConnectionString(String connectionString) implements Login {

    @Override
    public void configure(ServiceBusClientBuilder builder) {
      builder.connectionString(connectionString);
    }

    @Override
    public void configureAdministration(ServiceBusAdministrationClientBuilder builder) {
      builder.connectionString(connectionString);
    }
  }

  private record ByCredential(String host, TokenCredential credential) implements Login {

    @Override
    public void configure(ServiceBusClientBuilder builder) {
      builder.credential(host, credential);
    }

    @Override
    public void configureAdministration(ServiceBusAdministrationClientBuilder builder) {
      builder.endpoint("https://" + host).credential(credential);
    }
  }

  /**
   * Reads a connection string.
   *
   * @throws IllegalArgumentException if the text is no connection string, or asks for the
   *     emulator's plain connection to another machine
   */
  public static ServiceBusAddress ofConnectionString(String connectionString) {
    var parts = ConnectionString.parse(connectionString);
    URI uri = uri(parts.endpoint());
    if (uri == null) {
      // Without the text: what was taken for the address may hold the key.
      throw new IllegalArgumentException(
          "the Endpoint of the connection string is not the URL of a namespace; its parts are"
              + " separated by ';', as in Endpoint=sb://myapp.servicebus.windows.net/;…");
    }
    boolean plain = parts.isForEmulator();
    if (plain && !isThisMachine(uri.getHost())) {
      throw new IllegalArgumentException(
          "UseDevelopmentEmulator=true connects without TLS, and so only to localhost, 127.0.0.1,"
              + " [::1] or host.docker.internal, not to "
              + uri.getHost());
    }
    return new ServiceBusAddress(
        uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort(),
        ConnectionProbe.Endpoint.of(uri.getHost(), uri.getPort(), !plain),
        parts.entityPath(),
        new ByConnectionString(connectionString));
  }

  /**
   * Takes the URL of a namespace, or its host alone.
   *
   * @throws IllegalArgumentException if the URL has no host
   */
  public static ServiceBusAddress ofNamespace(String url, TokenCredential credential) {
    URI uri = uri(url.contains("://") ? url : "https://" + url);
    if (uri == null) {
      throw new IllegalArgumentException(
          (HARMLESS.matcher(url).matches() ? "'" + url + "'" : "the text")
              + " is not the URL of a namespace, such as https://myapp.servicebus.windows.net");
    }
    String host = uri.getHost();
    return new ServiceBusAddress(
        host,
        ConnectionProbe.Endpoint.of(host, /* port= */ -1, /* tls= */ true),
        /* entityPath= */ null,
        new ByCredential(host, credential));
  }

  /** Returns where the SDK connects, without a lookup of the host. */
  public InetSocketAddress unresolved() {
    return InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port());
  }

  private static @Nullable URI uri(String text) {
    try {
      URI uri = URI.create(text.trim());
      return uri.getHost() == null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isThisMachine(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.equals("host.docker.internal")
        || LOOPBACK_V4.matcher(name).matches();
  }
}
