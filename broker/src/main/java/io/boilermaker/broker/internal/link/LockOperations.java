package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.link.RequestBody.BadFieldException;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.queue.Settlement;
import io.boilermaker.broker.internal.queue.SubQueue;
import io.boilermaker.broker.internal.queue.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Management operations on messages that the client has locked. */
final class LockOperations {

  private final SubQueue queue;
  private final BrokerContext broker;

  LockOperations(SubQueue queue, BrokerContext broker) {
    this.queue = queue;
    this.broker = broker;
  }

  /** Renews all of the locks, or none if one is lost. */
  NodeReply renew(RequestBody body) throws BadFieldException {
    Instant now = broker.time().now();
    List<UUID> tokens = body.uuids("lock-tokens");
    if (!tokens.stream().allMatch(token -> queue.isLocked(token, now))) {
      return lockLost();
    }
    List<Date> expirations = new ArrayList<>();
    for (UUID token : tokens) {
      Instant until = queue.renew(token, now);
      expirations.add(Date.from(broker.time().toClient(until == null ? now : until)));
    }
    // The SDKs expect an array here, and the encoder makes one only of objects.
    return NodeReply.ok(Map.of("expirations", expirations.toArray(Date[]::new)));
  }

  /** Settles all of the messages, or none if one of the locks is lost. */
  NodeReply updateDisposition(RequestBody body, UnitOfWork unit) throws BadFieldException {
    Instant now = broker.time().now();
    List<UUID> tokens = body.uuids("lock-tokens");
    Settlement settlement = settlement(body);
    if (!tokens.stream().allMatch(token -> queue.isLocked(token, now))) {
      return lockLost();
    }
    // Twice the same one is one settlement: the lock would be lost to the second.
    for (UUID token : new LinkedHashSet<>(tokens)) {
      switch (unit.settle(queue, token, settlement, now)) {
        case DONE -> {}
        case LOCK_LOST -> {
          return lockLost();
        }
        case NOT_ALLOWED -> {
          return NodeReply.failed(
              400,
              ErrorConditions.NOT_ALLOWED,
              "A message in a dead-letter queue cannot be dead-lettered.");
        }
      }
    }
    return NodeReply.ok(Map.of());
  }

  private static Settlement settlement(RequestBody body) throws BadFieldException {
    Map<String, @Nullable Object> changes = body.mapOrEmpty("properties-to-modify");
    return switch (body.text("disposition-status")) {
      case "completed" -> new Settlement.Complete();
      case "abandoned" -> new Settlement.Abandon(changes);
      // Spelled so in the protocol.
      case "defered" -> new Settlement.Defer(changes);
      case "suspended" ->
          new Settlement.DeadLetter(
              body.textOrNull("deadletter-reason"),
              body.textOrNull("deadletter-description"),
              changes);
      default ->
          throw new BadFieldException(
              "disposition-status", "completed, abandoned, defered or suspended");
    };
  }

  private static NodeReply lockLost() {
    return NodeReply.failed(410, ErrorConditions.MESSAGE_LOCK_LOST, ErrorConditions.LOCK_LOST_TEXT);
  }
}
