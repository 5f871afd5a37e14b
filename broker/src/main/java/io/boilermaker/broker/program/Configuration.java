package io.boilermaker.broker.program;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues and rules of a configuration file. */
record Configuration(List<QueueSpec> queues, List<PlacedRule> rules) {

  /**
   * A rule.
   *
   * @param place where it stands
   * @param queue the queue that it is for; null for all
   */
  record PlacedRule(String place, @Nullable String queue, ConfiguredRule rule) {}

  /**
   * Adds all to a broker.
   *
   * @throws IllegalArgumentException if something is not allowed, or there already
   */
  void addTo(LocalServiceBus.Builder broker) {
    queues.forEach(broker::queue);
    for (PlacedRule each : rules) {
      try {
        each.rule().addTo(broker, each.queue());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(each.place() + ": " + e.getMessage(), e);
      }
    }
  }
}
