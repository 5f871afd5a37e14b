package io.boilermaker;

import io.boilermaker.interceptor.PublicationBatch;
import io.boilermaker.internal.servicebus.MessageScheduler;
import io.boilermaker.internal.servicebus.PendingPublications;
import io.boilermaker.internal.servicebus.Publication;
import io.boilermaker.internal.servicebus.PublishBatch;
import io.boilermaker.internal.servicebus.QueueSender;
import io.boilermaker.internal.servicebus.Reachability;
import io.boilermaker.internal.servicebus.ServiceRequests;
import io.boilermaker.internal.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Publishes the tasks of an application to queues of one namespace. Thread safe. */
final class ServiceBusPublisher implements TaskPublisher {

  /** Beyond which those that are idle are forgotten. */
  private static final int MOST_SENDERS = 64;

  private final MessageScheduler scheduler;
  private final OutgoingTasks outgoingTasks;
  private final TimeSource time;
  private final ServiceRequests requests;
  private final Reachability reachability;
  private final PublishFailures failures;
  private final Map<String, QueueSender> senders = new ConcurrentHashMap<>();
  private final PendingPublications pending;

  /**
   * @param outgoingTasks makes the messages
   */
  ServiceBusPublisher(ServiceBusConnection connection, OutgoingTasks outgoingTasks) {
    this.outgoingTasks = outgoingTasks;
    this.scheduler = connection.scheduler();
    this.time = connection.time();
    this.requests = connection.publishRequests();
    this.reachability = connection.reachability();
    this.failures = new PublishFailures(connection.config(), scheduler);
    this.pending = new PendingPublications(time.ticker());
  }

  @Override
  public CompletableFuture<Task> publish(Task task, PublishOptions options) {
    var published = new CompletableFuture<Task>();
    try {
      OutgoingTask outgoing = outgoingTasks.call(task, options);
      send(outgoing.queue(), publications(outgoing, outgoing.options(options), published));
    } catch (PublishException e) {
      published.completeExceptionally(e);
    }
    return pending.count(published);
  }

  @Override
  public CompletableFuture<Task> publishAsync(Task task, PublishOptions options) {
    return pending.handed(publish(task, options));
  }

  /** In as few requests as the tasks' sizes allow. */
  @Override
  public CompletableFuture<List<PublishResult>> publishAll(List<Task> tasks) {
    List<CompletableFuture<PublishResult>> results = new ArrayList<>();
    Map<String, List<Publication>> byQueue = new HashMap<>();
    PublicationBatch batch = outgoingTasks.batch(tasks.size());
    try {
      for (Task task : tasks) {
        var published = new CompletableFuture<Task>();
        results.add(published.handle((sent, error) -> result(task, sent, error)));
        add(task, batch, published, byQueue);
      }
    } catch (Throwable t) {
      byQueue.values().forEach(queue -> queue.forEach(each -> each.result().failed(t)));
      throw t;
    }
    byQueue.forEach(this::send);
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> results.stream().map(CompletableFuture::join).toList());
  }

  private void add(
      Task task,
      @Nullable PublicationBatch batch,
      CompletableFuture<Task> published,
      Map<String, List<Publication>> byQueue) {
    try {
      OutgoingTask outgoing = outgoingTasks.call(task, PublishOptions.none(), batch);
      byQueue
          .computeIfAbsent(outgoing.queue(), queue -> new ArrayList<>())
          .addAll(publications(outgoing, outgoing.options(PublishOptions.none()), published));
    } catch (PublishException e) {
      published.completeExceptionally(e);
    }
  }

  private static PublishResult result(
      Task task, @Nullable Task published, @Nullable Throwable error) {
    return published == null
        ? new PublishResult(task, (PublishException) error)
        : new PublishResult(published, null);
  }

  /**
   * Makes the publication of a task.
   *
   * @param published completed when it has ended
   * @return one, or none if no reader could take the task
   */
  private List<Publication> publications(
      OutgoingTask outgoing, PublishOptions options, CompletableFuture<Task> published) {
    PublishException refusal = outgoing.refusal();
    if (refusal != null) {
      outgoing.ended(refusal);
      published.completeExceptionally(refusal);
      return List.of();
    }
    return List.of(
        new Publication(
            outgoing.message(),
            outgoing.size(),
            options.delay(),
            options.attempts(),
            time.nanos(),
            new Waiting(outgoing, published)));
  }

  /** Whoever waits for the publication of a task. */
  private final class Waiting implements Publication.Result {
    private final OutgoingTask outgoing;
    private final CompletableFuture<Task> published;

    Waiting(OutgoingTask outgoing, CompletableFuture<Task> published) {
      this.outgoing = outgoing;
      this.published = published;
    }

    @Override
    public void published(long sequenceNumber) {
      outgoing.ended(null);
      published.complete(outgoing.task().withSequenceNumber(sequenceNumber));
    }

    @Override
    public void failed(Throwable error) {
      outgoing.ended(error);
      var unused = failures.describe(outgoing, error).subscribe(published::completeExceptionally);
    }
  }

  private void send(String queue, List<Publication> publications) {
    // The SDK gives up its connection on a thread that is interrupted.
    boolean isInterrupted = Thread.interrupted();
    try {
      if (senders.size() >= MOST_SENDERS) {
        senders.values().removeIf(QueueSender::isIdle);
      }
      senders
          .computeIfAbsent(
              queue, name -> new QueueSender(batch -> schedule(name, batch), time.ticker()))
          .send(publications);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Mono<List<Long>> schedule(String queue, PublishBatch batch) {
    return reachability.watch(
        requests.ask(
            () -> scheduler.scheduleAll(queue, batch.messages(), batch.delay()),
            time.since(batch.since())));
  }

  @Override
  public void awaitPublished(Duration limit) {
    pending.await(limit);
  }

  @Override
  public void close() {
    scheduler.close();
  }
}
