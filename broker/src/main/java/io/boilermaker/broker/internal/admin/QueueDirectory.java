package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.access.AccessRule;
import io.boilermaker.broker.internal.access.AccessRules;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.link.LinkAttach;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.network.Network;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.Queues;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates, changes, describes and deletes the queues of a running broker; on the event loop only.
 */
public final class QueueDirectory {

  /** The times when a queue was created and last changed. */
  private record Times(Instant createdAt, Instant updatedAt) {}

  /** The service's limit for a queue. */
  private static final int MOST_RULES = 12;

  private final Queues queues;
  private final AccessRules rules;
  private final BrokerTime time;
  private final Network network;
  private final Instant startedAt;
  private final Map<QueueState, Times> times = new HashMap<>();

  public QueueDirectory(BrokerContext broker, Network network) {
    this.queues = broker.queues();
    this.rules = broker.rules();
    this.time = broker.time();
    this.network = network;
    this.startedAt = now();
  }

  Instant now() {
    return time.toClient(time.now());
  }

  Instant startedAt() {
    return startedAt;
  }

  QueueDescription create(String name, RequestedQueue asked) throws AdministrationException {
    if (queues.find(name) != null) {
      throw new AdministrationException(
          409, "SubCode=40900. Conflict. There is already a queue '" + name + "'.");
    }
    QueueSpec spec = settings(name, QueueSpec.named("new"), asked.properties());
    List<AccessRule> asRules = asked.rules() == null ? List.of() : rules(name, asked.rules());
    QueueState queue = queues.add(spec);
    rules.replace(name, asRules);
    times.put(queue, new Times(now(), now()));
    return describe(queue);
  }

  QueueDescription update(String name, RequestedQueue asked) throws AdministrationException {
    QueueState queue = find(name);
    QueueSpec changed = settings(queue.spec().name(), queue.spec(), asked.properties());
    List<AccessRule> asRules = asked.rules() == null ? rules.of(name) : rules(name, asked.rules());
    if ((changed.duplicateWindow() == null) != (queue.spec().duplicateWindow() == null)) {
      throw new AdministrationException(
          400,
          "RequiresDuplicateDetection of a queue cannot be changed; delete the queue and create it again.");
    }
    queues.change(queue, changed);
    rules.replace(name, asRules);
    times.put(queue, new Times(timesOf(queue).createdAt(), now()));
    return describe(queue);
  }

  /** Deletes a queue with its messages and its rules, and detaches the links to it. */
  void delete(String name) throws AdministrationException {
    QueueState queue = find(name);
    String exactName = queue.spec().name();
    queues.remove(exactName);
    rules.replace(exactName, List.of());
    times.remove(queue);
    network.closeLinks(
        link -> LinkAttach.isTo(link, exactName),
        ErrorConditions.of(ErrorConditions.NOT_FOUND, ErrorConditions.entityNotFound(exactName)));
  }

  QueueDescription get(String name) throws AdministrationException {
    return describe(find(name));
  }

  List<QueueDescription> list() {
    return queues.all().stream().map(this::describe).toList();
  }

  private QueueState find(String name) throws AdministrationException {
    QueueState queue = queues.find(name);
    if (queue == null) {
      throw new AdministrationException(404, ErrorConditions.entityNotFound(name));
    }
    return queue;
  }

  private static QueueSpec settings(String name, QueueSpec before, Map<String, String> properties)
      throws AdministrationException {
    QueueSettings settings = new QueueSettings(before);
    for (Map.Entry<String, String> property : properties.entrySet()) {
      try {
        if (!property.getValue().isEmpty()) {
          // Unknown properties are ignored: clients send back counts and times that they have read.
          settings.set(property.getKey(), property.getValue());
        }
      } catch (IllegalArgumentException e) {
        throw new AdministrationException(400, property.getKey() + ": " + e.getMessage() + ".");
      }
    }
    try {
      return settings.toSpec(name);
    } catch (IllegalArgumentException e) {
      throw new AdministrationException(400, e.getMessage() + ".");
    }
  }

  private static List<AccessRule> rules(String queue, List<RequestedRule> asked)
      throws AdministrationException {
    try {
      List<AccessRule> rules = asked.stream().map(rule -> rule.toRule(queue)).toList();
      if (rules.size() > MOST_RULES) {
        throw new IllegalArgumentException("a queue has at most " + MOST_RULES + " rules");
      }
      if (rules.stream().map(AccessRule::name).distinct().count() < rules.size()) {
        throw new IllegalArgumentException("two rules of a queue have different names");
      }
      return rules;
    } catch (IllegalArgumentException e) {
      throw new AdministrationException(400, "AuthorizationRules: " + e.getMessage() + ".");
    }
  }

  private Times timesOf(QueueState queue) {
    Times known = times.get(queue);
    return known == null ? new Times(startedAt, startedAt) : known;
  }

  private QueueDescription describe(QueueState queue) {
    Times when = timesOf(queue);
    return new QueueDescription(
        queue.spec(),
        when.createdAt(),
        when.updatedAt(),
        queue.counts(),
        queue.bytes(),
        rules.of(queue.spec().name()));
  }
}
