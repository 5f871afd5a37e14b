package io.boilermaker.broker;

import io.boilermaker.broker.internal.access.AccessRule;
import io.boilermaker.broker.internal.access.AccessRules;
import io.boilermaker.broker.internal.queue.Queues;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration of a broker, as its builder collects it. */
final class BrokerSettings {

  private static final Logger log = LoggerFactory.getLogger(BrokerSettings.class);

  final List<QueueSpec> queues = new ArrayList<>();
  private final List<AccessRule> rules = new ArrayList<>();
  InetAddress address = InetAddress.getLoopbackAddress();
  int port;

  /** Null for no administration. */
  @Nullable Integer administrationPort;

  InstantSource clock = BrokerTime.SYSTEM_CLOCK;
  boolean transactions = true;

  /** Whether clients of other machines need no key. */
  boolean anonymous;

  /** The rest of the heap is for connections, and for what else runs in the JVM. */
  long maxBytes = Runtime.getRuntime().maxMemory() / 2;

  /** Null for connections in clear. */
  @Nullable Tls tls;

  /** Null for a broker in memory. */
  @Nullable Path data;

  void add(QueueSpec spec) {
    if (queues.stream().anyMatch(q -> Queues.key(q.name()).equals(Queues.key(spec.name())))) {
      throw new IllegalArgumentException("there is already a queue '" + spec.name() + "'");
    }
    queues.add(spec);
  }

  /** Adds a rule; the one with all rights replaces an earlier one. */
  void add(AccessRule rule) {
    if (rule.name().equals(AccessRule.ROOT)) {
      rules.removeIf(each -> each.name().equals(rule.name()));
    }
    if (rules.stream().anyMatch(each -> each.name().equals(rule.name()))) {
      throw new IllegalArgumentException("there is already a rule '" + rule.name() + "'");
    }
    rules.add(rule);
  }

  /** Returns the rules; where there is one, there is one with all rights too. */
  AccessRules rules() {
    List<AccessRule> all = new ArrayList<>(rules);
    if (!all.isEmpty() && all.stream().noneMatch(each -> each.name().equals(AccessRule.ROOT))) {
      all.add(AccessRule.root(AccessRule.randomKey()));
    }
    return new AccessRules(all);
  }

  static int requirePort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    return port;
  }

  /** Refuses an address that other machines reach, for a broker that asks for no key. */
  void requireKeyOrLoopback() {
    if (address.isLoopbackAddress() || !rules.isEmpty()) {
      return;
    }
    if (!anonymous) {
      throw new IllegalStateException(
          "other machines reach "
              + address.getHostAddress()
              + ", and every client could read and delete all messages: give the broker a shared"
              + " access key, or allow anonymous clients if that is meant");
    }
    log.warn(
        "Anonymous clients may do everything, also from other machines: the broker listens on {}"
            + " and has no shared access key",
        address.getHostAddress());
  }
}
