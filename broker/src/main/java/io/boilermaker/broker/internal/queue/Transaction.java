package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.message.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are applied all together or not at all. Until the commit the queues are unchanged: a
 * sent message is not there yet, a settled one stays locked to its receiver for as long as the lock
 * lasts. A rollback therefore only drops the transaction.
 */
public final class Transaction implements UnitOfWork {

  /** The limit of the service; settlements do not count. */
  static final int MOST_MESSAGES = 100;

  /** The service rolls back transactions that take longer. */
  static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** One prepared change. */
  private interface Operation {
    boolean isPossible(Instant now);

    void apply(Instant now);
  }

  private record Submission(QueueState queue, MessageContent content, @Nullable Long number)
      implements Operation {

    @Override
    public boolean isPossible(Instant now) {
      return !queue.isDeleted();
    }

    @Override
    public void apply(Instant now) {
      if (number == null) {
        queue.submit(content, now);
      } else {
        queue.submit(content, number, now);
      }
    }
  }

  private record Disposition(SubQueue queue, UUID token, Settlement settlement)
      implements Operation {

    @Override
    public boolean isPossible(Instant now) {
      return queue.check(token, settlement, now) == Settlement.Result.DONE;
    }

    @Override
    public void apply(Instant now) {
      queue.settle(token, settlement, now);
    }
  }

  private final Instant end;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Runnable> releases = new ArrayList<>();
  private final Set<UUID> settled = new HashSet<>();
  private @Nullable QueueState entity;
  private int messages;
  private boolean usesLinks;
  private boolean usesManagement;
  private boolean failed;

  public Transaction(Instant declaredAt) {
    this.end = declaredAt.plus(TIMEOUT);
  }

  public boolean isOver(Instant now) {
    return !end.isAfter(now);
  }

  /**
   * Adds changes that go through that queue. There can be only one: returns false, and the
   * transaction fails, if earlier changes went through another.
   */
  public boolean enter(QueueState via) {
    if (entity == null) {
      entity = via;
    }
    failed |= entity != via;
    return entity == via;
  }

  /**
   * Notes how the next change came.
   *
   * @param management true if it is a request to a management node, false if it came on a link
   * @return whether the transaction has changes of both kinds
   */
  public boolean isMixedBy(boolean management) {
    usesManagement |= management;
    usesLinks |= !management;
    return usesManagement && usesLinks;
  }

  @Override
  public void submit(QueueState queue, List<MessageContent> contents, Instant now)
      throws SendRefusedException {
    countIn(queue, contents);
    contents.forEach(content -> operations.add(new Submission(queue, content, null)));
  }

  @Override
  public List<Long> schedule(QueueState queue, List<MessageContent> contents, Instant now)
      throws SendRefusedException {
    countIn(queue, contents);
    List<Long> numbers = new ArrayList<>();
    for (MessageContent content : contents) {
      long number = queue.main().nextSequenceNumber();
      operations.add(new Submission(queue, content, number));
      numbers.add(number);
    }
    return numbers;
  }

  private void countIn(QueueState queue, List<MessageContent> contents)
      throws SendRefusedException {
    if (messages + contents.size() > MOST_MESSAGES) {
      failed = true;
      throw new TransactionFullException();
    }
    long bytes = UnitOfWork.footprint(contents);
    try {
      queue.quota().require(bytes);
    } catch (QuotaExceededException e) {
      failed = true;
      throw e;
    }
    messages += contents.size();
    reserve(queue.quota(), bytes);
  }

  private void reserve(Quota quota, long bytes) {
    quota.take(bytes);
    releases.add(() -> quota.take(-bytes));
  }

  /** Frees what this has reserved; has to be called when it ends without a commit too. */
  public void release() {
    releases.forEach(Runnable::run);
    releases.clear();
  }

  /** Prepares a settlement; for this transaction the lock is released by it. */
  @Override
  public Settlement.Result settle(SubQueue queue, UUID token, Settlement settlement, Instant now) {
    Settlement.Result result =
        settled.contains(token) ? Settlement.Result.LOCK_LOST : queue.check(token, settlement, now);
    if (result == Settlement.Result.DONE) {
      settled.add(token);
      operations.add(new Disposition(queue, token, settlement));
    } else {
      failed = true;
    }
    return result;
  }

  @Override
  public void fail() {
    failed = true;
  }

  /**
   * Applies all changes in one step. Returns false, and changes nothing, if one of them is no
   * longer possible, such as the settlement of a message whose lock was lost in the meantime.
   */
  public boolean commit(Instant now) {
    release();
    boolean possible =
        !failed && !isOver(now) && operations.stream().allMatch(o -> o.isPossible(now));
    if (possible) {
      operations.forEach(operation -> operation.apply(now));
    }
    return possible;
  }
}
