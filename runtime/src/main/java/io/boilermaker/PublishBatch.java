package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Tasks that go to one queue in one request: all of them, or none. */
final class PublishBatch {

  // A request is a message itself, and 256 KB is what the smallest tier takes.
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_TASKS = 500;

  /** What a message adds to its body: id, annotations, and the map around it. */
  private static final int FRAME_BYTES = 300;

  private final String queue;
  private final List<OutgoingTask> tasks = new ArrayList<>();
  private final List<CompletableFuture<PublishResult>> results = new ArrayList<>();
  private int bytes;

  PublishBatch(String queue) {
    this.queue = queue;
  }

  String queue() {
    return queue;
  }

  boolean hasRoomFor(OutgoingTask task) {
    return tasks.isEmpty() || (tasks.size() < MOST_TASKS && bytes + size(task) <= MOST_BYTES);
  }

  void add(OutgoingTask task, CompletableFuture<PublishResult> result) {
    tasks.add(task);
    results.add(result);
    bytes += size(task);
  }

  private static int size(OutgoingTask task) {
    return task.body().length() + FRAME_BYTES;
  }

  List<ServiceBusMessage> messages() {
    return tasks.stream().map(OutgoingTask::message).toList();
  }

  void published(List<Long> sequenceNumbers) {
    for (int i = 0; i < tasks.size(); i++) {
      Task task = tasks.get(i).task().withSequenceNumber(sequenceNumbers.get(i));
      results.get(i).complete(new PublishResult(task, null));
    }
  }

  void failed(Function<OutgoingTask, CompletableFuture<PublishException>> describe) {
    for (int i = 0; i < tasks.size(); i++) {
      Task task = tasks.get(i).task();
      CompletableFuture<PublishResult> result = results.get(i);
      var unused =
          describe
              .apply(tasks.get(i))
              .thenAccept(failure -> result.complete(new PublishResult(task, failure)));
    }
  }
}
