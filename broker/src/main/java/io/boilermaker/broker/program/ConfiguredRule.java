package io.boilermaker.broker.program;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.internal.admin.QueueSettings;
import java.util.ArrayList;
import java.util.List;
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
      case "Rights/" -> rights.add(QueueSettings.right(value));
      default -> {
        return false;
      }
    }
    return true;
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
