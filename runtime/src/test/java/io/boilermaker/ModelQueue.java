package io.boilermaker;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpErrorContext;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusErrorSource;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import io.boilermaker.internal.servicebus.ReceivedMessages;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A queue as the service keeps it. Requests that settle or publish wait until an explorer decides
 * what becomes of them; all others are answered at once.
 */
final class ModelQueue {

  static final Duration LOCK = Duration.ofSeconds(30);

  private static final AmqpErrorContext CONTEXT = new AmqpErrorContext("a model");

  /** Where a message is. */
  enum Place {
    LOCKED,
    AVAILABLE,
    COMPLETED,
    DEAD_LETTERED
  }

  /** What a request is about. */
  enum Kind {
    SETTLEMENT,
    COMMIT,
    PUBLICATION
  }

  /** A message that a worker receives. */
  final class Stored {
    final String name;
    final ServiceBusReceivedMessage message;
    Place place = Place.LOCKED;

    /** Whether it was completed because a copy of it was stored. */
    boolean isCopied;

    Stored(String name, long number, byte[] body) {
      this.name = name;
      this.message =
          ReceivedMessages.of(
              BinaryData.fromBytes(body),
              new HashMap<>(
                  Map.of(
                      "x-opt-sequence-number", number,
                      "x-opt-locked-until", Date.from(lockEnd().toInstant()),
                      "x-opt-enqueued-time", Date.from(lockEnd().minus(LOCK).toInstant()))));
    }

    /** Tells whether its task's outcome was what settled it. */
    boolean isDone() {
      return place == Place.DEAD_LETTERED || (place == Place.COMPLETED && !isCopied);
    }

    @Nullable Throwable move(Place to) {
      if (place != Place.LOCKED) {
        return lockLost();
      }
      place = to;
      return null;
    }
  }

  /** A message that was stored. */
  record Published(String queue, String id, boolean isCopy) {}

  /** A request that waits for what becomes of it. */
  final class Request {
    final Kind kind;
    final String text;
    final @Nullable ModelReceiver receiver;
    private final Supplier<@Nullable Throwable> effect;
    private final Consumer<@Nullable Throwable> answered;
    boolean isGivenUp;

    Request(
        Kind kind,
        String text,
        @Nullable ModelReceiver receiver,
        Supplier<@Nullable Throwable> effect,
        Consumer<@Nullable Throwable> answered) {
      this.kind = kind;
      this.text = text;
      this.receiver = receiver;
      this.effect = effect;
      this.answered = answered;
    }

    /** The service does what it is asked for, and says so. */
    void answer() {
      isAnswerLost |= isGivenUp;
      open.remove(this);
      tell(effect.get());
    }

    /** The service refuses. */
    void refuse(Throwable error) {
      open.remove(this);
      isDisturbed = true;
      tell(error);
    }

    /** The service does it, and nobody hears of it. */
    void loseAnswer() {
      open.remove(this);
      isDisturbed = true;
      mayBeSettled = true;
      isAnswerLost |= effect.get() == null;
    }

    /** The service never hears of it. */
    void lose() {
      open.remove(this);
      isDisturbed = true;
      mayBeSettled = true;
    }

    private void giveUp() {
      isGivenUp = true;
      isDisturbed = true;
      mayBeSettled = true;
    }

    private void tell(@Nullable Throwable error) {
      if (!isGivenUp) {
        answered.accept(error);
      }
    }
  }

  final List<Stored> stored = new ArrayList<>();
  final List<Published> published = new ArrayList<>();
  final List<Request> open = new ArrayList<>();
  final List<ModelReceiver> receivers = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  /** Whether something was to be published outside of a transaction. */
  boolean isPublishedApart;

  /** Whether anything was refused, lost under way, or not answered in time. */
  boolean isDisturbed;

  /** Whether a request was made that nobody knows the end of. */
  boolean mayBeSettled;

  /** Whether the worker stops. */
  boolean isLeft;

  /** Whether the process has ended, so that what follows means nothing. */
  boolean isGone;

  /** Whether the service has done something that nobody was told of. */
  boolean isAnswerLost;

  /** Is told of requests to settle, whose caller may block. */
  Consumer<Request> blocking = request -> {};

  private final Map<ServiceBusTransactionContext, List<Supplier<@Nullable Throwable>>>
      transactions = new HashMap<>();
  private final Ticker ticker;

  ModelQueue(Ticker ticker) {
    this.ticker = ticker;
  }

  OffsetDateTime lockEnd() {
    return Instant.EPOCH.plusNanos(ticker.nanos()).plus(LOCK).atOffset(ZoneOffset.UTC);
  }

  Stored store(String name, byte[] body) {
    var message = new Stored(name, stored.size() + 1L, body);
    stored.add(message);
    return message;
  }

  ModelReceiver receiver() {
    var receiver = new ModelReceiver(this);
    receivers.add(receiver);
    return receiver;
  }

  Stored of(ServiceBusReceivedMessage message) {
    return stored.stream().filter(all -> all.message == message).findFirst().orElseThrow();
  }

  /** Makes a request that waits. */
  <T> Mono<T> request(
      Kind kind,
      String text,
      @Nullable ModelReceiver receiver,
      Supplier<@Nullable Throwable> effect,
      T answer) {
    return Mono.create(
        sink -> {
          var request =
              new Request(kind, text, receiver, effect, error -> tell(sink, answer, error));
          open.add(request);
          isPublishedApart |= kind == Kind.PUBLICATION;
          sink.onCancel(request::giveUp);
          if (kind == Kind.SETTLEMENT) {
            blocking.accept(request);
          }
        });
  }

  private static <T> void tell(MonoSink<T> sink, T answer, @Nullable Throwable error) {
    if (error == null) {
      sink.success(answer);
    } else {
      sink.error(error);
    }
  }

  void violate(String violation) {
    if (!isGone) {
      violations.add(violation);
    }
  }

  List<String> violations() {
    return violations;
  }

  /** Loses the connection, with all that is under way. */
  void loseConnection() {
    isDisturbed = true;
    List<Request> lost = List.copyOf(open);
    open.clear();
    lost.forEach(request -> request.tell(failure(true, null, "the connection is lost")));
    List.copyOf(receivers).forEach(ModelReceiver::loseLink);
  }

  ServiceBusTransactionContext begin() {
    ServiceBusTransactionContext transaction = ReceivedMessages.transaction();
    transactions.put(transaction, new ArrayList<>());
    return transaction;
  }

  void add(ServiceBusTransactionContext transaction, Supplier<@Nullable Throwable> operation) {
    transactions.get(transaction).add(operation);
  }

  void addFirst(ServiceBusTransactionContext transaction, Supplier<@Nullable Throwable> operation) {
    transactions.get(transaction).add(0, operation);
  }

  void rollBack(ServiceBusTransactionContext transaction) {
    transactions.remove(transaction);
  }

  @Nullable Throwable commit(ServiceBusTransactionContext transaction) {
    List<Supplier<@Nullable Throwable>> operations = transactions.remove(transaction);
    if (operations == null) {
      return failure(false, null, "amqp:transaction:unknown-id");
    }
    // The first settles, and fails if the lock is lost; the second publishes.
    for (Supplier<@Nullable Throwable> operation : operations) {
      if (operation.get() != null) {
        return rolledBack();
      }
    }
    return null;
  }

  void publish(String queue, ServiceBusMessage message) {
    boolean isCopy = message.getMessageId().contains(":again-");
    if (isCopy) {
      stored.stream()
          .filter(all -> message.getMessageId().endsWith("-" + all.message.getSequenceNumber()))
          .forEach(all -> all.isCopied = true);
    }
    published.add(new Published(queue, message.getMessageId(), isCopy));
  }

  static Throwable lockLost() {
    return new ServiceBusException(
        failure(false, AmqpErrorCondition.MESSAGE_LOCK_LOST, "the lock is lost"),
        ServiceBusErrorSource.COMPLETE);
  }

  static Throwable rolledBack() {
    return failure(false, null, "amqp:transaction:rollback");
  }

  static Throwable refusal(AmqpErrorCondition condition) {
    return failure(false, condition, "refused");
  }

  private static AmqpException failure(
      boolean mayPass, @Nullable AmqpErrorCondition condition, String text) {
    return condition == null
        ? new AmqpException(mayPass, text, CONTEXT)
        : new AmqpException(mayPass, condition, text, CONTEXT);
  }
}
