package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.message.MessageContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Takes the changes of a client: into the queues at once, or into a transaction to be committed.
 */
public interface UnitOfWork {

  /** The unit of work of a request without a transaction. */
  UnitOfWork AT_ONCE = new AtOnce();

  /** Sends messages to a queue: all of them, or none. */
  void submit(QueueState queue, List<MessageContent> contents, Instant now)
      throws SendRefusedException;

  /**
   * Sends messages and returns their sequence numbers. In a transaction numbers are reserved before
   * the messages exist; those of a transaction that does not commit stay unused.
   */
  List<Long> schedule(QueueState queue, List<MessageContent> contents, Instant now)
      throws SendRefusedException;

  Settlement.Result settle(SubQueue queue, UUID token, Settlement settlement, Instant now);

  /** Estimates how much of the quota messages take. */
  static long footprint(List<MessageContent> contents) {
    return contents.stream().mapToLong(each -> Quota.ofMessage(each.footprint())).sum();
  }

  /** Makes a transaction, which is all or nothing, fail because one of its changes was refused. */
  void fail();

  /** Applies each change by itself. */
  final class AtOnce implements UnitOfWork {

    private AtOnce() {}

    @Override
    public void submit(QueueState queue, List<MessageContent> contents, Instant now)
        throws SendRefusedException {
      queue.quota().require(footprint(contents));
      contents.forEach(content -> queue.submit(content, now));
    }

    @Override
    public List<Long> schedule(QueueState queue, List<MessageContent> contents, Instant now)
        throws SendRefusedException {
      queue.quota().require(footprint(contents));
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
