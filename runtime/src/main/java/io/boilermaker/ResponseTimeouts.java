package io.boilermaker;

import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * The times by which answers must have come, looked at a few times a second while there are any.
 * Nearly every answer comes at once: a timer for each would wake a thread for each, and Reactor's
 * {@code timeout} makes up a description each time. Thread safe.
 */
final class ResponseTimeouts {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Set<Answer<?>> awaited = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Ticker ticker;

  ResponseTimeouts(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * The same answer, or {@link TimeoutException} if it does not come within the time, give or take
   * a tenth of a second.
   */
  <T> Mono<T> within(Mono<T> source, Duration time) {
    return Mono.create(sink -> new Answer<>(sink, time).await(source));
  }

  private void lookSoon() {
    if (!awaited.isEmpty() && looking.compareAndSet(false, true)) {
      var unused =
          Schedulers.parallel().schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    awaited.forEach(Answer::failIfLate);
    looking.set(false);
    lookSoon();
  }

  /** An answer that has not come yet. */
  private final class Answer<T> {
    private final MonoSink<T> sink;
    private final long end;
    private final Disposable.Swap subscription = Disposables.swap();

    Answer(MonoSink<T> sink, Duration time) {
      this.sink = sink;
      this.end = ticker.nanos() + time.toNanos();
    }

    void await(Mono<T> source) {
      awaited.add(this);
      lookSoon();
      sink.onDispose(this::forget);
      subscription.update(source.subscribe(sink::success, sink::error, sink::success));
    }

    private void forget() {
      awaited.remove(this);
      subscription.dispose();
    }

    void failIfLate() {
      if (ticker.nanos() - end >= 0 && awaited.remove(this)) {
        sink.error(new TimeoutException("no answer in time"));
      }
    }
  }
}
