package io.boilermaker.benchmarks.work;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.Boilermaker;
import io.boilermaker.PublishResult;
import io.boilermaker.Task;
import io.boilermaker.benchmarks.rounds.Side;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** The ways to publish. All go to one queue of the suite's, which nobody reads. */
final class PublishSides implements AutoCloseable {

  static final int IN_FLIGHT = 64;
  static final String SCHEDULE = "sender, schedule";
  static final String SCHEDULE_JSON = "the same, which encodes each";
  static final String SEND = "sender, send";
  static final String BATCHES = "sender, batches";
  static final String ONE_BY_ONE = "apply, one by one";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Boilermaker<Object> app;
  private final Boilermaker<Object> oneInterceptor;
  private final Boilermaker<Object> threeInterceptors;
  private final ServiceBusSenderClient sender;
  private final ServiceBusSenderAsyncClient asyncSender;
  private final ServiceBusSenderClient jsonSender;
  private final byte[] body;
  private final ObjectNode json;

  PublishSides(Bus bus) throws IOException {
    String queue = bus.newQueue();
    this.app = bus.publisher(queue);
    this.oneInterceptor = bus.publisher(queue, 1);
    this.threeInterceptors = bus.publisher(queue, 3);
    this.sender = bus.client().sender().queueName(queue).buildClient();
    this.asyncSender = bus.client().sender().queueName(queue).buildAsyncClient();
    // By a connection of its own, as each way has that is compared with it.
    this.jsonSender = bus.client().sender().queueName(queue).buildClient();
    this.body = bus.body();
    this.json = (ObjectNode) MAPPER.readTree(body);
  }

  /** One at a time, in turns. */
  List<Side> inTurns(int tasks) {
    List<Turns.Way> ways =
        List.of(
            new Turns.Way("ours", i -> app.publish(Workload.call(i))),
            new Turns.Way(SCHEDULE, i -> sender.scheduleMessage(message(i), aMomentAgo())),
            new Turns.Way(
                SCHEDULE_JSON, i -> jsonSender.scheduleMessage(encodedMessage(), aMomentAgo())));
    return new Turns(ways, tasks).sides();
  }

  /** Encodes a body and an id of its own, as a user of the bare sender has to. */
  private ServiceBusMessage encodedMessage() {
    String id = UUID.randomUUID().toString();
    ObjectNode task = json.deepCopy().put("task_id", id);
    try {
      return new ServiceBusMessage(MAPPER.writeValueAsBytes(task)).setMessageId(id);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Side apply(String name, int tasks) {
    return oneByOne(name, tasks, i -> app.publish(Workload.call(i)));
  }

  Side schedule(int tasks) {
    return oneByOne(SCHEDULE, tasks, i -> sender.scheduleMessage(message(i), aMomentAgo()));
  }

  Side send(int tasks) {
    return oneByOne(SEND, tasks, i -> sender.sendMessage(message(i)));
  }

  Side applyAsync(int tasks) {
    return inFlight("ours", tasks, i -> app.publishAsync(Workload.call(i)));
  }

  Side applyAsyncWithOne(int tasks) {
    return inFlight(
        PassingInterceptor.ONE, tasks, i -> oneInterceptor.publishAsync(Workload.call(i)));
  }

  Side applyAsyncWithThree(int tasks) {
    return inFlight(
        PassingInterceptor.THREE, tasks, i -> threeInterceptors.publishAsync(Workload.call(i)));
  }

  Side scheduleAsync(int tasks) {
    return inFlight(
        SCHEDULE, tasks, i -> asyncSender.scheduleMessage(message(i), aMomentAgo()).toFuture());
  }

  Side sendAsync(int tasks) {
    return inFlight(SEND, tasks, i -> asyncSender.sendMessage(message(i)).toFuture());
  }

  Side publishAll(int batches, int tasks) {
    return inBatches("ours", batches, tasks, this::publishAll);
  }

  /** Batches as large as the queue takes. */
  Side sendBatches(int batches, int tasks) {
    return inBatches(BATCHES, batches, tasks, this::sendBatches);
  }

  private void publishAll(int count) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(Workload.call(i));
    }
    if (!app.publishAll(tasks).stream().allMatch(PublishResult::isPublished)) {
      throw new IllegalStateException("a task was not published");
    }
  }

  private void sendBatches(int count) {
    int sent = 0;
    while (sent < count) {
      ServiceBusMessageBatch batch = sender.createMessageBatch();
      while (sent < count && batch.tryAddMessage(message(sent))) {
        sent++;
      }
      sender.sendMessages(batch);
    }
  }

  private ServiceBusMessage message(int number) {
    return new ServiceBusMessage(body).setMessageId("message-" + number);
  }

  /** As ours, so that a message is not late where clocks differ. */
  static OffsetDateTime aMomentAgo() {
    return OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1);
  }

  private static Side oneByOne(String name, int tasks, IntConsumer publication) {
    return new Side(
        name,
        () -> {
          Meter meter = new Meter(tasks / 5, tasks);
          for (int i = 0; i < meter.events(); i++) {
            publication.accept(i);
            meter.event();
          }
          return meter.await();
        });
  }

  private static Side inFlight(
      String name, int tasks, IntFunction<CompletableFuture<?>> publication) {
    return new Side(
        name,
        () -> {
          Meter meter = new Meter(tasks / 5, tasks);
          Semaphore free = new Semaphore(IN_FLIGHT);
          for (int i = 0; i < meter.events(); i++) {
            free.acquire();
            var unused =
                publication
                    .apply(i)
                    .whenComplete(
                        (published, error) -> {
                          free.release();
                          if (error == null) {
                            meter.event();
                          }
                        });
          }
          return meter.await();
        });
  }

  private static Side inBatches(String name, int batches, int tasks, IntConsumer publication) {
    return new Side(
        name,
        () -> {
          Meter meter = new Meter(tasks, batches * tasks);
          for (int batch = 0; batch <= batches; batch++) {
            publication.accept(tasks);
            for (int i = 0; i < tasks; i++) {
              meter.event();
            }
          }
          return meter.await();
        });
  }

  @Override
  public void close() {
    app.close();
    oneInterceptor.close();
    threeInterceptors.close();
    sender.close();
    asyncSender.close();
    jsonSender.close();
  }
}
