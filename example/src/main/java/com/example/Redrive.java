package com.example;

import com.azure.core.amqp.models.AmqpMessageBodyType;
import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import com.azure.messaging.servicebus.models.SubQueue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sends the tasks of a dead-letter queue to their queue again, as if they had never run. */
public final class Redrive {

  private static final int PAGE = 100;
  private static final Duration WAIT = Duration.ofSeconds(10);

  /** What the service and workers have noted on a message; a copy must not remember it. */
  private static final Set<String> NOTES =
      Set.of(
          "DeadLetterReason",
          "DeadLetterErrorDescription",
          "boilermaker-hand-backs",
          "boilermaker-interruptions");

  private final ServiceBusReceiverClient deadLetters;
  private final ServiceBusSenderClient queue;
  private int sent;

  private Redrive(ServiceBusReceiverClient deadLetters, ServiceBusSenderClient queue) {
    this.deadLetters = deadLetters;
    this.queue = queue;
  }

  public static void main(String[] arguments) {
    String name = System.getenv("SERVICE_BUS_QUEUE_NAME");
    var clients =
        new ServiceBusClientBuilder()
            .connectionString(System.getenv("SERVICE_BUS_CONNECTION_STRING"));
    try (var queue = clients.sender().queueName(name).buildClient();
        var deadLetters =
            clients
                .receiver()
                .queueName(name)
                .subQueue(SubQueue.DEAD_LETTER_QUEUE)
                .disableAutoComplete()
                .maxAutoLockRenewDuration(Duration.ZERO)
                .buildClient()) {
      var redrive = new Redrive(deadLetters, queue);
      int left = redrive.run();
      System.out.println("sent again: " + redrive.sent + ", not received: " + left);
      System.exit(left == 0 ? 0 : 1);
    }
  }

  /** Returns how many messages could not be received. */
  private int run() {
    Set<Long> planned = plan();
    Set<Long> seen = new TreeSet<>();
    List<ServiceBusReceivedMessage> others = new ArrayList<>();
    boolean progress = true;
    while (progress && !planned.isEmpty()) {
      progress = false;
      for (ServiceBusReceivedMessage message : deadLetters.receiveMessages(PAGE, WAIT)) {
        progress |= seen.add(message.getSequenceNumber());
        if (planned.remove(message.getSequenceNumber())) {
          // In this order: a crash between the two sends a task twice, and loses none.
          queue.sendMessage(copy(message));
          deadLetters.complete(message);
          sent++;
        } else {
          // Held, since an abandoned message comes back at once.
          others.add(message);
        }
      }
    }
    others.forEach(this::release);
    return planned.size();
  }

  /** Chooses the messages. Those that fail again meanwhile have other numbers. */
  private Set<Long> plan() {
    Set<Long> planned = new TreeSet<>();
    long next = 0;
    List<ServiceBusReceivedMessage> page = page(next);
    while (!page.isEmpty()) {
      for (ServiceBusReceivedMessage message : page) {
        refusal(message)
            .ifPresentOrElse(
                why ->
                    System.out.println(
                        "left alone: number " + message.getSequenceNumber() + ", " + why),
                () -> planned.add(message.getSequenceNumber()));
        next = message.getSequenceNumber() + 1;
      }
      page = page(next);
    }
    return planned;
  }

  private List<ServiceBusReceivedMessage> page(long from) {
    return deadLetters.peekMessages(PAGE, from).stream().toList();
  }

  private void release(ServiceBusReceivedMessage message) {
    try {
      deadLetters.abandon(message);
    } catch (ServiceBusException e) {
      // Its lock has ended: it is back already.
    }
  }

  /** Returns why a message is left alone; nothing if it is sent again. */
  private static Optional<String> refusal(ServiceBusReceivedMessage message) {
    if (message.getState() != ServiceBusMessageState.ACTIVE) {
      return Optional.of("it is " + message.getState());
    }
    return Envelope.of(message)
        .map(envelope -> envelope.isOfGraph() ? "its progress is kept in a store" : "")
        .or(() -> Optional.of("it is no task"))
        .filter(refusal -> !refusal.isEmpty());
  }

  private static ServiceBusMessage copy(ServiceBusReceivedMessage message) {
    Envelope envelope = Envelope.of(message).orElseThrow();
    byte[] body = envelope.withoutAttempts(message.getBody().toBytes());
    var copy =
        new ServiceBusMessage(BinaryData.fromBytes(body))
            .setContentType(message.getContentType())
            .setCorrelationId(message.getCorrelationId())
            .setSubject(message.getSubject());
    copy.getApplicationProperties().putAll(message.getApplicationProperties());
    copy.getApplicationProperties().keySet().removeAll(NOTES);
    // A queue with duplicate detection drops a message whose id it has seen. The same id for the
    // same dead letter lets it drop what a crash of this program sends twice.
    return copy.setMessageId(envelope.taskId() + ":redrive:" + message.getSequenceNumber());
  }

  /**
   * What this needs to know of a task.
   *
   * @param from where the number of its attempts begins in the body
   * @param to where it ends
   */
  private record Envelope(String taskId, boolean isOfGraph, int from, int to) {

    private static final int LONGEST_ID = 100;

    /** Returns nothing if the message is no task. */
    static Optional<Envelope> of(ServiceBusReceivedMessage message) {
      if (message.getRawAmqpMessage().getBody().getBodyType() != AmqpMessageBodyType.DATA) {
        return Optional.empty();
      }
      try (JsonParser json = new JsonFactory().createParser(message.getBody().toBytes())) {
        Envelope read = read(json);
        boolean isTask = read.to > 0 && !read.taskId.isEmpty();
        return isTask && read.taskId.length() <= LONGEST_ID ? Optional.of(read) : Optional.empty();
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    private static Envelope read(JsonParser json) throws IOException {
      String taskId = "";
      boolean isOfGraph = false;
      int from = 0;
      int to = 0;
      json.nextToken();
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (field.equals("task_id") && value == JsonToken.VALUE_STRING) {
          taskId = json.getText();
        } else if (field.equals("graph_id")) {
          isOfGraph = value != JsonToken.VALUE_NULL;
        } else if (field.equals("attempts") && moveToField(json, "attempts")) {
          from = (int) json.currentTokenLocation().getByteOffset();
          if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            to = from + json.getText().length();
          }
          moveToField(json, "");
        }
        json.skipChildren();
      }
      return new Envelope(taskId, isOfGraph, from, to);
    }

    /** Moves to the value of a field of the current object, or to the end of the object. */
    private static boolean moveToField(JsonParser json, String name) throws IOException {
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        json.nextToken();
        if (field.equals(name)) {
          return true;
        }
        json.skipChildren();
      }
      return false;
    }

    /** Returns the body with no attempts, and nothing else changed. */
    byte[] withoutAttempts(byte[] body) {
      var changed = new ByteArrayOutputStream();
      changed.write(body, 0, from);
      changed.write('0');
      changed.write(body, to, body.length - to);
      return changed.toByteArray();
    }
  }
}
