package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.message.MessageContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where a client's changes go: into the queues at once, or into a transaction until it commits. */
public interface Changes {

  /** The changes of a client that declared no transaction. */
  Changes AT_ONCE = new AtOnce();

  /** Sends messages to a queue: all of them, or none. */
  void submit(QueueState queue, List<MessageContent> contents, Instant now)
      throws TransactionFullException;

  /**
   * Sends messages whose sequence numbers the client wants to know. In a transaction the numbers
   * are given before the messages are there; those of a transaction that does not commit stay
   * unused.
   */
  List<Long> schedule(QueueState queue, List<MessageContent> contents, Instant now)
      throws TransactionFullException;

  Settlement.Result settle(SubQueue queue, UUID token, Settlement settlement, Instant now);

  /** One of the changes was refused; so a transaction, which is all or nothing, is lost. */
  void fail();

  /** Applies each change by itself. */
  final class AtOnce implements Changes {

    private AtOnce() {}

    @Override
    public void submit(QueueState queue, List<MessageContent> contents, Instant now) {
      contents.forEach(content -> queue.submit(content, now));
    }

    @Override
    public List<Long> schedule(QueueState queue, List<MessageContent> contents, Instant now) {
      return contents.stream().map(content -> queue.submit(content, now)).toList();
    }

    @Override
    public Settlement.Result settle(
        SubQueue queue, UUID token, Settlement settlement, Instant now) {
      return queue.settle(token, settlement, now);
    }

    @Override
    public void fail() {}
  }
}
