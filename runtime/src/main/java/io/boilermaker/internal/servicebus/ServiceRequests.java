package io.boilermaker.internal.servicebus;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.time.Backoff;
import io.boilermaker.internal.time.Seconds;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Requests to the service that are made again, after growing waits, while their failure is one that
 * may pass: a lost connection, a busy service. The SDK itself does not do that for operations of
 * the management node. Thread safe.
 */
public final class ServiceRequests {

  private static final Pattern CLOSED_CLIENT =
      Pattern.compile("on a (disposed|closed) (sender|receiver|client)");
  private static final Pattern GONE = Pattern.compile("disposed|from a closed session");
  private static final Pattern ANSWER = Pattern.compile("status-code: \\d");
  private static final int TRIES_AT_LEAST = 3;

  /** The code of the SDK and of its engine that decodes messages. */
  private static final List<String> DECODERS =
      List.of(
          "com.azure.messaging.servicebus.ServiceBusMessageSerializer",
          "org.apache.qpid.proton.codec.",
          "org.apache.qpid.proton.message.impl.");

  private static final int MOST_CAUSES = 20;
  private static final Backoff BACKOFF = new Backoff(200, 5_000, ChronoUnit.MILLIS);

  private final Duration limit;

  /** Bounds one request: if its connection is lost it may never be answered. */
  private final Duration each;

  private final ResponseTimeouts timeouts;
  private final RandomGenerator random;

  /**
   * Creates requests with a limit.
   *
   * @param limit how long a request may take with all its repetitions
   */
  public ServiceRequests(Duration limit, Ticker ticker) {
    this(limit, ticker, new Random());
  }

  /**
   * Creates requests whose waits are no matter of chance.
   *
   * @param random the source of jitter
   */
  public ServiceRequests(Duration limit, Ticker ticker, RandomGenerator random) {
    this.random = random;
    this.limit = limit;
    this.timeouts = new ResponseTimeouts(ticker);
    this.each = limit.dividedBy(TRIES_AT_LEAST);
  }

  Duration limit() {
    return limit;
  }

  /**
   * Makes a request. Past the limit it fails with its last failure, or with {@link
   * TimeoutException} if there was no answer at all.
   */
  public <T> Mono<T> ask(Supplier<Mono<T>> request) {
    return ask(request, Duration.ZERO);
  }

  /**
   * Makes a request that has waited for others.
   *
   * @param waited what the limit is shorter by; but there is time for one answer always
   */
  public <T> Mono<T> ask(Supplier<Mono<T>> request, Duration waited) {
    return timeouts
        .within(Mono.defer(request), each)
        .onErrorResume(
            first ->
                mayPass(first) || isRefused(first)
                    ? again(request, first, limit.minus(each).minus(waited))
                    : Mono.error(first));
  }

  /** Apart, because nearly every request is answered at once and must not pay for it. */
  private <T> Mono<T> again(Supplier<Mono<T>> request, Throwable first, Duration left) {
    if (left.isNegative()) {
      return Mono.error(explain(first, each));
    }
    var last = new AtomicReference<>(first);
    Mono<T> repeated =
        Mono.defer(request)
            .timeout(each)
            .doOnError(last::set)
            .retryWhen(Retry.from(failures -> failures.concatMap(this::pause)));
    return Mono.delay(BACKOFF.delay(0, random))
        .then(repeated)
        .timeout(left)
        .onErrorMap(
            TimeoutException.class, e -> explain(Objects.requireNonNullElse(last.get(), e), left))
        .onErrorMap(error -> after(first, error));
  }

  private Mono<Long> pause(Retry.RetrySignal failed) {
    return mayPass(failed.failure())
        ? Mono.delay(BACKOFF.delay((int) failed.totalRetries() + 1, random))
        : Mono.error(failed.failure());
  }

  private static Throwable explain(Throwable last, Duration limit) {
    return last instanceof TimeoutException
        ? new TimeoutException("no answer within " + Seconds.text(limit) + " s")
        : last;
  }

  /** Notes on a failure that there was another before it, of which this may be the consequence. */
  private static Throwable after(Throwable first, Throwable error) {
    Throwable cause = Thrown.unwrapped(error);
    if (cause != first && !Arrays.asList(cause.getSuppressed()).contains(first)) {
      cause.addSuppressed(first);
    }
    return error;
  }

  /**
   * Tells whether a request may have been granted although it has failed in the end: it, or one of
   * its repetitions, was not answered.
   */
  static boolean isUncertain(Throwable error) {
    Throwable cause = Thrown.unwrapped(error);
    return mayPass(cause)
        || Arrays.stream(cause.getSuppressed()).anyMatch(ServiceRequests::mayPass);
  }

  /**
   * Tells whether the service has answered, and the SDK could not decode a message in its answer: a
   * sender may have made it so. It throws what its code happens to throw.
   */
  public static boolean isUnreadable(Throwable error) {
    Throwable each = error;
    for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
      if (Arrays.stream(each.getStackTrace()).anyMatch(ServiceRequests::decodes)) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }

  private static boolean decodes(StackTraceElement frame) {
    return DECODERS.stream().anyMatch(frame.getClassName()::startsWith);
  }

  /** Tells whether a request may be answered by another connection: the last one was lost. */
  public static boolean isUnanswered(Throwable error) {
    return mayPass(error) && !says(error, ANSWER);
  }

  static boolean mayPass(Throwable error) {
    Throwable cause = Thrown.unwrapped(error);
    return cause instanceof TimeoutException
        || isOfGoneConnection(cause)
        || (cause instanceof AmqpException amqp && amqp.isTransient())
        || (cause instanceof ServiceBusException bus && bus.isTransient());
  }

  /** A token may just have expired; it is worth another try, but only one. */
  static boolean isRefused(Throwable error) {
    Throwable cause = Thrown.unwrapped(error);
    return (cause instanceof AmqpException amqp
            && amqp.getErrorCondition() == AmqpErrorCondition.UNAUTHORIZED_ACCESS)
        || (cause instanceof ServiceBusException bus
            && ServiceBusFailureReason.UNAUTHORIZED.equals(bus.getReason()));
  }

  /**
   * The SDK says in many ways, none of them marked as transient, that it used a connection, session
   * or link that it had just given up. Only of a client that was closed is it final.
   */
  private static boolean isOfGoneConnection(Throwable error) {
    return !isOfClosedClient(error) && says(error, GONE);
  }

  /** Tells whether the client was closed, because the worker has ended. */
  static boolean isOfClosedClient(Throwable error) {
    return says(error, CLOSED_CLIENT);
  }

  private static boolean says(Throwable error, Pattern pattern) {
    for (Throwable cause : Thrown.causes(error)) {
      if (pattern.matcher(String.valueOf(cause.getMessage())).find()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the future of an answer. That of {@code Void} gives null, as Java's own do; Reactor
   * declares that all of them may.
   */
  @SuppressWarnings("NullAway")
  static <T> CompletableFuture<T> future(Mono<T> answer) {
    return answer.toFuture();
  }
}
