package io.boilermaker.cli.internal.queue;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import com.azure.messaging.servicebus.models.SubQueue;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.ServiceBusClients;
import io.boilermaker.cli.internal.message.SeenMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A queue: looks into it, and opens what takes from it and sends to it. One connection. */
public final class QueueClient implements AutoCloseable {

  /** The service gives fewer where they are large. */
  private static final int PAGE = 250;

  private static final Duration TRY = Duration.ofSeconds(15);
  private static final int CONNECT_MILLIS = 5_000;
  private static final int TRIES = 2;

  private final BoilermakerConfig config;
  private final String name;
  private final ServiceBusClientBuilder clients;
  private final Map<Boolean, ServiceBusReceiverClient> peeking = new HashMap<>();
  private final Map<String, ServiceBusSenderClient> senders = new HashMap<>();
  private final Consumer<String> notes;
  private final DecodablePages pages;
  private boolean isReached;

  /**
   * @param notes is told which messages are left out
   */
  public QueueClient(BoilermakerConfig config, Consumer<String> notes) {
    this(
        config,
        notes,
        config.queueName(),
        ServiceBusClients.messages(config)
            .retryOptions(new AmqpRetryOptions().setTryTimeout(TRY).setMaxRetries(TRIES)));
  }

  private QueueClient(
      BoilermakerConfig config,
      Consumer<String> notes,
      String name,
      ServiceBusClientBuilder clients) {
    this.config = config;
    this.notes = notes;
    this.pages = new DecodablePages(this::page, notes);
    this.name = name;
    this.clients = clients;
  }

  /** Returns another queue of the namespace, by the same connection. */
  public QueueClient other(String queue) {
    return new QueueClient(config, notes, queue, clients);
  }

  /** Returns the name of the queue. */
  public String name() {
    return name;
  }

  /** Returns the queue and its namespace, for people. */
  public String place() {
    return config.toString().replace("queue '" + config.queueName() + "'", "queue '" + name + "'");
  }

  /**
   * Asks something of the service.
   *
   * @param right the right that it needs
   * @throws QueueException says what a failure means
   */
  public <T> T ask(String right, Supplier<T> request) {
    reach();
    try {
      return request.get();
    } catch (QueueException e) {
      throw e;
    } catch (RuntimeException e) {
      throw QueueException.of(e, right, place());
    }
  }

  /** Connects, since the SDK itself tries for minutes and says nothing. */
  public void reach() {
    if (isReached) {
      return;
    }
    InetSocketAddress address = ServiceBusClients.address(config);
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS);
      isReached = true;
    } catch (IOException e) {
      throw QueueException.of(
          "no connection to "
              + address.getHostString()
              + ":"
              + address.getPort()
              + ": "
              + e.getMessage()
              + ": check the namespace, and that nothing stands in the way");
    }
  }

  /**
   * Returns a page of messages, from a sequence number on; empty at the end. Those that the SDK
   * cannot decode are left out, and named.
   */
  public List<SeenMessage> peek(boolean dead, long from, int most) {
    return pages.peek(dead, from, most);
  }

  private List<SeenMessage> page(boolean dead, long from, int most) {
    return ask(
        "Listen",
        () -> {
          List<SeenMessage> page = new ArrayList<>();
          looking(dead)
              .peekMessages(most, from)
              .forEach(message -> page.add(SeenMessage.of(message, dead)));
          return page;
        });
  }

  /**
   * Shows all messages, in order.
   *
   * @param taker returns whether it wants more
   * @return how many it was shown
   */
  public int forEach(boolean dead, Predicate<SeenMessage> taker) {
    return forEach(dead, 0, taker);
  }

  /** Shows all messages from a sequence number on. */
  public int forEach(boolean dead, long first, Predicate<SeenMessage> taker) {
    int seen = 0;
    long from = first;
    for (List<SeenMessage> page = peek(dead, from, PAGE);
        !page.isEmpty();
        page = peek(dead, from, PAGE)) {
      for (SeenMessage message : page) {
        seen++;
        if (!taker.test(message)) {
          return seen;
        }
        from = message.sequence() + 1;
      }
    }
    return seen;
  }

  /** Returns all messages. */
  public List<SeenMessage> all(boolean dead) {
    List<SeenMessage> all = new ArrayList<>();
    forEach(dead, all::add);
    return all;
  }

  /**
   * Returns a client that receives nothing: it peeks, and renews and settles what others received.
   */
  public ServiceBusReceiverClient looking(boolean dead) {
    reach();
    return peeking.computeIfAbsent(dead, key -> builder(dead).buildClient());
  }

  /** Opens a receiver of the queue or its dead letters. */
  public ServiceBusReceiverClient receiver(boolean dead) {
    reach();
    return builder(dead).buildClient();
  }

  /** Returns the sender of a queue. */
  public ServiceBusSenderClient sender(String queue) {
    reach();
    return senders.computeIfAbsent(queue, name -> clients.sender().queueName(name).buildClient());
  }

  private ServiceBusClientBuilder.ServiceBusReceiverClientBuilder builder(boolean dead) {
    return clients
        .receiver()
        .queueName(name())
        .subQueue(dead ? SubQueue.DEAD_LETTER_QUEUE : SubQueue.NONE)
        .receiveMode(ServiceBusReceiveMode.PEEK_LOCK)
        .prefetchCount(0)
        .disableAutoComplete()
        .maxAutoLockRenewDuration(Duration.ZERO);
  }

  @Override
  public void close() {
    senders.values().forEach(ServiceBusSenderClient::close);
    peeking.values().forEach(ServiceBusReceiverClient::close);
  }
}
