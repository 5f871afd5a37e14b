package io.boilermaker.broker.program;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.LocalServiceBus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule of a configuration file, as it is read. */
final class ConfiguredRule {

  private final List<AccessRight> rights = new ArrayList<>();
  private @Nullable String name;
  private @Nullable String key;

  /**
   * Sets one of its properties.
   *
   * @param property such as {@code KeyName}, or {@code Rights/0}
   * @return false if a rule has no such property
   * @throws IllegalArgumentException if the value is not allowed
   */
  boolean set(String property, String value) {
    switch (property.replaceFirst("/\\d+$", "/")) {
      case "KeyName" -> name = value;
      case "PrimaryKey" -> key = value;
      case "Rights/" -> rights.add(right(value));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static AccessRight right(String value) {
    for (AccessRight right : AccessRight.values()) {
      if (right.claim().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
        return right;
      }
    }
    throw new IllegalArgumentException("must be Listen, Send or Manage, not '" + value + "'");
  }

  /**
   * Adds the rule to a broker.
   *
   * @param queue the queue that it is for; null for all
   * @throws IllegalArgumentException if it is not complete, or not allowed
   */
  void addTo(LocalServiceBus.Builder broker, @Nullable String queue) {
    if (name == null || key == null) {
      throw new IllegalArgumentException("a rule has a KeyName and a PrimaryKey");
    }
    AccessRight[] all = rights.toArray(AccessRight[]::new);
    if (queue == null) {
      broker.rule(name, key, all);
    } else {
      broker.queueRule(queue, name, key, all);
    }
  }
}
