package io.boilermaker.recipes;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tries a task again when a server has said so: status 429, and {@code Retry-After} in seconds. */
public final class TooManyRequests implements ExecutionInterceptor {

  private static final Duration LONGEST = Duration.ofMinutes(15);

  @Override
  public CompletionStage<ExecutionOutcome> execute(Execution execution, Next next) {
    return next.run()
        .thenApply(outcome -> retryAfter(outcome).map(TooManyRequests::retry).orElse(outcome));
  }

  private static ExecutionOutcome retry(Duration delay) {
    return ExecutionOutcome.retryAfter(delay, "the server answers 429");
  }

  private static Optional<Duration> retryAfter(ExecutionOutcome outcome) {
    return outcome
        .error()
        .filter(HttpResponseException.class::isInstance)
        .map(error -> ((HttpResponseException) error).getResponse())
        .filter(response -> response.getStatusCode() == 429)
        .map(response -> response.getHeaderValue(HttpHeaderName.RETRY_AFTER))
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(delay -> delay.compareTo(LONGEST) < 0 ? delay : LONGEST);
  }
}
