package io.boilermaker.broker;

import io.boilermaker.broker.internal.access.AccessRule;
import java.util.Objects;

/**
 * The configuration of who may use a broker, and who can read what it sends.
 *
 * @param <B> the builder that has these settings among others
 */
public abstract sealed class AccessSettings<B extends AccessSettings<B>>
    permits LocalServiceBus.Builder {

  final BrokerSettings settings = new BrokerSettings();

  AccessSettings() {}

  abstract B self();

  /**
   * Requires tokens signed with a key, as the service does: clients without one are refused with
   * {@code amqp:unauthorized-access}, or 401 by the administration. The connection strings contain
   * the key. By default every token is accepted.
   *
   * @param value the key of {@code RootManageSharedAccessKey}, taken byte for byte; not empty
   * @return this builder
   * @throws IllegalArgumentException if it is empty, begins or ends with a blank, or has a
   *     semicolon or a control character, which a connection string cannot contain
   */
  public B sharedAccessKey(String value) {
    settings.add(AccessRule.root(value));
    return self();
  }

  /**
   * Adds a rule with some of the rights: clients that sign with its key may do no more. With it,
   * tokens are required as with a {@linkplain #sharedAccessKey shared access key}, which is made up
   * if none is given.
   *
   * @param name the name of the rule's key, {@code SharedAccessKeyName} in connection strings
   * @param key taken byte for byte
   * @param rights one at least
   * @return this builder
   * @throws IllegalArgumentException if there is a rule of that name, or a connection string cannot
   *     contain the name or the key
   */
  public B rule(String name, String key, AccessRight... rights) {
    settings.add(AccessRule.of("", name, key, AccessRight.including(rights)));
    return self();
  }

  /**
   * Adds a rule like {@link #rule}, whose key is for one queue only.
   *
   * @return this builder
   */
  public B queueRule(String queue, String name, String key, AccessRight... rights) {
    settings.add(AccessRule.of(queue, name, key, AccessRight.including(rights)));
    return self();
  }

  /**
   * Sets whether a broker may run without a key on an {@linkplain
   * LocalServiceBus.Builder#bindAddress address that other machines reach}. Every client may then
   * read and delete everything, and the broker logs a warning when it starts. Not allowed by
   * default. On the loopback address no key is needed.
   *
   * @param allowed true for a network that is trusted as a whole
   * @return this builder
   */
  public B anonymousClients(boolean allowed) {
    settings.anonymous = allowed;
    return self();
  }

  /**
   * Encrypts all connections. By default they are in clear.
   *
   * @param tls the certificate
   * @return this builder
   */
  public B tls(Tls tls) {
    settings.tls = Objects.requireNonNull(tls, "tls");
    return self();
  }
}
