package io.boilermaker.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.CreateMessageBatchOptions;
import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.benchmarks.FreshQueues;
import java.io.IOException;
import java.nio.file.Files;

/** The broker of a suite, with a queue for each measurement, and the messages it starts with. */
final class Bus implements AutoCloseable {

  private static final int QUEUES = 2_000;

  private final FreshQueues queues;
  private final byte[] body;

  private Bus(FreshQueues queues) {
    this.queues = queues;
    this.body = bodyOfOurs();
  }

  /** Starts a broker that keeps everything in memory. */
  static Bus start() throws IOException {
    return new Bus(FreshQueues.start(Files.createTempFile("broker", ".log"), QUEUES));
  }

  /** Returns the body that our publisher would send: the same bytes for all sides. */
  private byte[] bodyOfOurs() {
    String queue = newQueue();
    try (Boilermaker<Object> app = publisher(queue);
        var receiver = client().receiver().queueName(queue).buildClient()) {
      app.publish(Workload.call(0));
      var message = receiver.peekMessage();
      if (message == null) {
        throw new IllegalStateException("the published task is not in its queue");
      }
      return message.getBody().toBytes();
    }
  }

  /** The body of every message. */
  byte[] body() {
    return body.clone();
  }

  /** The same for a call with another number. */
  byte[] body(int number) {
    return new String(body, UTF_8).replace("[0,", "[" + number + ",").getBytes(UTF_8);
  }

  String connectionString() {
    return queues.connectionString();
  }

  ServiceBusClientBuilder client() {
    return new ServiceBusClientBuilder().connectionString(connectionString());
  }

  /** An empty queue that nobody has used. */
  String newQueue() {
    return queues.next();
  }

  /** A new queue with messages in it. */
  String filledQueue(int messages) {
    String queue = newQueue();
    fill(queue, messages);
    return queue;
  }

  /** Puts more messages into a queue. */
  void fill(String queue, int messages) {
    try (ServiceBusSenderClient sender = client().sender().queueName(queue).buildClient()) {
      int sent = 0;
      while (sent < messages) {
        ServiceBusMessageBatch batch = sender.createMessageBatch(new CreateMessageBatchOptions());
        while (sent < messages && batch.tryAddMessage(new ServiceBusMessage(body))) {
          sent++;
        }
        sender.sendMessages(batch);
      }
    }
  }

  /** An application of ours on a queue, to publish with. */
  Boilermaker<Object> publisher(String queue) {
    return publisher(queue, 0);
  }

  /** The same with interceptors that only count. */
  Boilermaker<Object> publisher(String queue, int interceptors) {
    return PassingInterceptor.add(Boilermaker.builder(new Object()), interceptors)
        .config(config(queue).build())
        .build();
  }

  BoilermakerConfig.Builder config(String queue) {
    return queues.config(queue);
  }

  @Override
  public void close() {
    queues.close();
  }
}
