package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.link.RequestBody.BadFieldException;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.queue.MessageLock;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.queue.SubQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.jspecify.annotations.Nullable;

/** Management operations that return messages, or delete them unread. */
final class ReadOperations {

  private static final int MOST_PEEKED = 1_000;
  private static final int MOST_DELETED = 4_000;

  private final SubQueue queue;
  private final BrokerContext broker;
  private final long mostBytes;

  ReadOperations(SubQueue queue, BrokerContext broker) {
    this.queue = queue;
    this.broker = broker;
    this.mostBytes = broker.queues().mostBytesAtOnce();
  }

  NodeReply peek(RequestBody body) throws BadFieldException {
    long from = body.number("from-sequence-number");
    long count = Math.max(0, Math.min(MOST_PEEKED, body.number("message-count")));
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    long bytes = 0;
    for (QueuedMessage message : queue.peek(from, (int) count)) {
      bytes += message.content().footprint();
      if (bytes > mostBytes && !messages.isEmpty()) {
        // Clients ask again for the others.
        break;
      }
      messages.add(encoded(message));
    }
    return messages.isEmpty()
        ? NodeReply.failed(204, ErrorConditions.MESSAGE_NOT_FOUND, "There is no message to peek.")
        : NodeReply.ok(Map.of("messages", messages));
  }

  /** Receives deferred messages: locked, or removed if the client asks for that. */
  NodeReply receiveBySequenceNumber(RequestBody body) throws BadFieldException {
    boolean delete = body.number("receiver-settle-mode") == 0;
    List<QueuedMessage> deferred = queue.deferred(body.numbers("sequence-numbers"));
    if (deferred == null || deferred.isEmpty()) {
      return NodeReply.failed(
          404,
          ErrorConditions.MESSAGE_NOT_FOUND,
          "There is no deferred message with one of these sequence numbers.");
    }
    long bytes = deferred.stream().mapToLong(each -> each.content().footprint()).sum();
    if (bytes > mostBytes && deferred.size() > 1) {
      return NodeReply.failed(
          403,
          ErrorConditions.RESOURCE_LIMIT_EXCEEDED,
          "The messages take " + bytes + " bytes: receive fewer of them at once.");
    }
    Instant now = broker.time().now();
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    for (QueuedMessage message : deferred) {
      messages.add(delete ? remove(message) : lock(message, now));
    }
    return NodeReply.ok(Map.of("messages", messages));
  }

  /** Deletes active messages unread. */
  NodeReply batchDelete(RequestBody body) throws BadFieldException {
    long count = body.number("message-count");
    if (count < 1 || count > MOST_DELETED) {
      throw new BadFieldException("message-count", "1 to " + MOST_DELETED);
    }
    Instant before = broker.time().fromClient(body.time("enqueued-time-utc"));
    int deleted = queue.removeActive(before, (int) count);
    return deleted == 0
        ? NodeReply.failed(204, ErrorConditions.MESSAGE_NOT_FOUND, "There is no message to delete.")
        : NodeReply.ok(Map.of("message-count", deleted));
  }

  private Map<String, @Nullable Object> remove(QueuedMessage message) {
    queue.remove(message);
    return encoded(message);
  }

  private Map<String, @Nullable Object> lock(QueuedMessage message, Instant now) {
    MessageLock lock = queue.lock(message, now);
    Map<String, @Nullable Object> entry = encoded(message);
    entry.put("lock-token", lock.token());
    return entry;
  }

  private Map<String, @Nullable Object> encoded(QueuedMessage message) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("message", new Binary(broker.writer().write(message)));
    return entry;
  }
}
