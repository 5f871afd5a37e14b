package io.boilermaker.internal.servicebus;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.ConnectionProbe.Kind;
import io.boilermaker.internal.servicebus.ConnectionProbe.Obstacle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tells why a service does not answer: the SDK tries to connect again and again and keeps to itself
 * what fails. So while the first answer is awaited, and after a request that had none, a
 * {@linkplain ConnectionProbe probe} connects by itself. Thread safe.
 */
public final class Reachability {

  private static final Logger log = GuardedLogger.of(Reachability.class);

  /** How often to look while the first answer is awaited. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** How long a service may be absent before its first answer: it may be starting, too. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /** Bounds each step of a probe. */
  private static final Duration PROBE = Duration.ofSeconds(2);

  private final ConnectionProbe probe;
  private final AtomicBoolean said = new AtomicBoolean();
  private volatile boolean reached;

  /** A service that cannot be reached; the message is a clause that says why. */
  static final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
      super(message);
    }

    UnreachableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Creates one for the service at an address. */
  public Reachability(ServiceBusAddress address) {
    this.probe = new ConnectionProbe(address.endpoint(), PROBE);
  }

  /**
   * Makes a request fail as soon as it is known why it cannot be answered, if the service has never
   * answered; and if it has, makes the failure say why.
   */
  public <T> Mono<T> watch(Mono<T> request) {
    if (reached) {
      return explained(request);
    }
    return Mono.firstWithSignal(
        explained(request.doOnSuccess(answer -> reached = true)), this.<T>unreachable().next());
  }

  /** Adds to the failure of a request that was not answered what stands in the way. */
  public <T> Mono<T> explained(Mono<T> request) {
    return request.onErrorResume(
        error -> ServiceRequests.mayPass(error) ? explain(error) : Mono.error(error));
  }

  private <T> Mono<T> explain(Throwable error) {
    return look()
        .flatMap(
            found ->
                Mono.error(
                    found
                        .<Throwable>map(
                            obstacle ->
                                new UnreachableException(
                                    obstacle.text() + " (" + Thrown.message(error) + ")", error))
                        .orElse(error)));
  }

  /** Never has an element, nor ends but with what stands in the way. */
  private <T> Flux<T> unreachable() {
    return Flux.interval(LOOK)
        .onBackpressureDrop()
        .concatMap(looks -> look().flatMap(found -> judge(found, LOOK.multipliedBy(looks + 1))), 1)
        .<T>flatMap(text -> Mono.error(new UnreachableException(text)));
  }

  /** Returns why there is no use in waiting, or nothing. */
  private Mono<String> judge(Optional<Obstacle> found, Duration waited) {
    if (found.isEmpty()) {
      return Mono.empty();
    }
    Obstacle obstacle = found.get();
    boolean isFinal =
        obstacle.kind() == Kind.WRONG_SERVER
            || (obstacle.kind() == Kind.ABSENT && waited.compareTo(PATIENCE) >= 0);
    if (!isFinal && said.compareAndSet(false, true)) {
      log.warn("No connection yet, tried again: {}", obstacle.text());
    }
    return isFinal ? Mono.just(obstacle.text()) : Mono.empty();
  }

  private Mono<Optional<Obstacle>> look() {
    return Mono.fromCallable(() -> Optional.ofNullable(probe.run()))
        .subscribeOn(Schedulers.boundedElastic());
  }

  /** Returns what a refusal by a service means, for a person. */
  public static String text(Throwable error) {
    String text = Thrown.message(error);
    AmqpErrorCondition condition = FailurePolicy.condition(error);
    if (condition == AmqpErrorCondition.NOT_FOUND) {
      return "no such queue: " + text;
    }
    return ServiceRequests.isRefused(error)
        ? "unauthorized, check the key and its rights: " + text
        : text;
  }
}
