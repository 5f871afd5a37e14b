package io.boilermaker.benchmarks.redrive;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import com.azure.messaging.servicebus.models.SubQueue;
import io.boilermaker.benchmarks.redrive.RedriveKills.Account;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The messages of a trial. */
final class Letters {

  static final String QUEUE = "redrive";
  static final String SELECTED = "selected";
  private static final String OTHER = "other";

  private static final int GROUP = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String BODY =
      "{\"task_id\":\"%s\",\"should_dead_letter\":true,\"acks_late\":true,\"function_name\":\"%s\","
          + "\"attempts\":{\"attempts\":3,\"last_retry\":\"2026-01-31T12:00:00Z\"},"
          + "\"policy\":{\"max_tries\":5,\"delay\":120,\"delay_max\":120,\"retry_mode\":0},"
          + "\"payload\":{\"args\":[],\"kwargs\":{}},\"graph_id\":null,\"on_success\":null,"
          + "\"on_failure\":null}";

  private Set<String> selected = new HashSet<>();

  static int port(String connectionString) {
    return URI.create(connectionString.replaceAll("^Endpoint=([^;]*);.*", "$1")).getPort();
  }

  private static ServiceBusClientBuilder clients(String connectionString) {
    return new ServiceBusClientBuilder().connectionString(connectionString);
  }

  /** Makes dead letters, those that are selected among others. */
  void fill(String connectionString, int count, int others) {
    selected = new HashSet<>();
    List<String> tasks = new ArrayList<>();
    int every = others == 0 ? Integer.MAX_VALUE : count / others;
    for (int i = 0; i < count; i++) {
      tasks.add(SELECTED);
      if (others > 0 && i % every == 0) {
        tasks.add(OTHER);
      }
    }
    try (ServiceBusSenderClient sender =
        clients(connectionString).sender().queueName(QUEUE).buildClient()) {
      for (int start = 0; start < tasks.size(); start += GROUP) {
        sender.sendMessages(
            tasks.subList(start, Math.min(tasks.size(), start + GROUP)).stream()
                .map(this::message)
                .toList());
      }
    }
    bury(connectionString, tasks.size());
  }

  private ServiceBusMessage message(String task) {
    String id = UUID.randomUUID().toString();
    if (task.equals(SELECTED)) {
      selected.add(id);
    }
    return new ServiceBusMessage(BODY.formatted(id, task)).setMessageId(id);
  }

  private static void bury(String connectionString, int count) {
    try (ServiceBusReceiverClient receiver =
        clients(connectionString)
            .receiver()
            .queueName(QUEUE)
            .disableAutoComplete()
            .maxAutoLockRenewDuration(Duration.ZERO)
            .buildClient()) {
      for (int done = 0; done < count; ) {
        List<ServiceBusReceivedMessage> group =
            receiver.receiveMessages(Math.min(GROUP, count - done), PATIENCE).stream().toList();
        group.parallelStream().forEach(receiver::deadLetter);
        done += group.size();
      }
    }
  }

  /** Takes all that is in the queue. */
  void drain(String connectionString) {
    try (ServiceBusReceiverClient receiver =
        clients(connectionString)
            .receiver()
            .queueName(QUEUE)
            .receiveMode(ServiceBusReceiveMode.RECEIVE_AND_DELETE)
            .buildClient()) {
      while (receiver.receiveMessages(GROUP, Duration.ofSeconds(1)).stream().count() > 0) {
        // Another group.
      }
    }
  }

  Account account(String connectionString, int count, int others, double perSecond) {
    Map<String, Integer> copies = new HashMap<>();
    forEach(connectionString, SubQueue.NONE, each -> copies.merge(task(each), 1, Integer::sum));
    Set<String> dead = new HashSet<>();
    forEach(connectionString, SubQueue.DEAD_LETTER_QUEUE, each -> dead.add(task(each)));
    int redriven = (int) selected.stream().filter(copies::containsKey).count();
    int left = (int) selected.stream().filter(dead::contains).count();
    int untouched = (int) dead.stream().filter(id -> !selected.contains(id)).count();
    int doubled = copies.values().stream().mapToInt(copied -> copied - 1).sum();
    int both = (int) selected.stream().filter(dead::contains).filter(copies::containsKey).count();
    return new Account(
        count, redriven, left - both, doubled + both, untouched, others - untouched, perSecond);
  }

  private static String task(ServiceBusReceivedMessage message) {
    return message.getBody().toString().replaceFirst("^\\{\"task_id\":\"([^\"]*)\".*", "$1");
  }

  private static void forEach(
      String connectionString, SubQueue where, Consumer<ServiceBusReceivedMessage> taker) {
    try (ServiceBusReceiverClient receiver =
        clients(connectionString).receiver().queueName(QUEUE).subQueue(where).buildClient()) {
      long from = 0;
      List<ServiceBusReceivedMessage> page = receiver.peekMessages(GROUP, from).stream().toList();
      while (!page.isEmpty()) {
        page.forEach(taker);
        from = page.get(page.size() - 1).getSequenceNumber() + 1;
        page = receiver.peekMessages(GROUP, from).stream().toList();
      }
    }
  }
}
