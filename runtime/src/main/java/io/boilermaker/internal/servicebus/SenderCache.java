package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A sender for each of the queues used last, all on the connection of one builder. Those used least
 * are closed when there are too many, and what a failed attempt has opened is freed. Thread safe.
 */
public final class SenderCache implements AutoCloseable {

  /** Of senders, beyond which those that are idle are closed; each holds some 25 KB. */
  static final int MOST = 64;

  private final ServiceBusClientBuilder clients;
  private final String ownQueue;

  /** By name in lower case, which the service does not tell from upper case; least used first. */
  private final Map<String, OpenSender> senders = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param ownQueue whose sender stays open: a receiver may share its session
   */
  public SenderCache(ServiceBusClientBuilder clients, String ownQueue) {
    this.clients = clients;
    this.ownQueue = key(ownQueue);
  }

  /** A sender, and how many requests use it. */
  private static final class OpenSender {
    final ServiceBusSenderAsyncClient client;
    final String queue;
    int requests;

    OpenSender(ServiceBusSenderAsyncClient client, String queue) {
      this.client = client;
      this.queue = queue;
    }

    void close() {
      SenderLinks.end(client, queue);
      client.close();
    }
  }

  private static String key(String queue) {
    return queue.toLowerCase(Locale.ROOT);
  }

  /** Makes a request by the sender to a queue, which stays open until the request has ended. */
  <T> Mono<T> use(String queue, Function<ServiceBusSenderAsyncClient, Mono<T>> request) {
    return Mono.using(
        () -> take(queue),
        sender -> request.apply(sender.client).doOnError(error -> SenderLinks.free(sender.client)),
        this::release);
  }

  private synchronized OpenSender take(String queue) {
    OpenSender sender = senders.computeIfAbsent(key(queue), key -> open(queue));
    sender.requests++;
    return sender;
  }

  private OpenSender open(String queue) {
    return new OpenSender(clients.sender().queueName(queue).buildAsyncClient(), queue);
  }

  private void release(OpenSender used) {
    surplus(used).forEach(OpenSender::close);
  }

  private synchronized List<OpenSender> surplus(OpenSender used) {
    used.requests--;
    if (senders.size() <= MOST) {
      return List.of();
    }
    List<OpenSender> surplus = new ArrayList<>();
    Iterator<Map.Entry<String, OpenSender>> all = senders.entrySet().iterator();
    while (senders.size() > MOST && all.hasNext()) {
      Map.Entry<String, OpenSender> entry = all.next();
      if (entry.getValue().requests == 0 && !entry.getKey().equals(ownQueue)) {
        surplus.add(entry.getValue());
        all.remove();
      }
    }
    return surplus;
  }

  @Override
  public synchronized void close() {
    senders.values().forEach(sender -> sender.client.close());
  }
}
