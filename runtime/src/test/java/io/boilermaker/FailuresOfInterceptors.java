package io.boilermaker;

import static io.boilermaker.FailureCase.of;
import static io.boilermaker.FailureKind.ERROR;
import static io.boilermaker.FailureKind.EXCEPTION;
import static io.boilermaker.FailureKind.HANG;
import static io.boilermaker.FailureKind.NO_ANSWER;
import static io.boilermaker.FailureKind.REFUSED;
import static io.boilermaker.FailureKind.REFUSED_FOR_A_WHILE;
import static io.boilermaker.FailurePlace.INTERCEPTOR;

import io.boilermaker.FailureCase.Cost;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What can fail in an execution interceptor. */
final class FailuresOfInterceptors {

  private static final RetryPolicy AT_ONCE = RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED);

  private FailuresOfInterceptors() {}

  static final List<FailureCase> INTERCEPTORS =
      List.of(
          failing(
              EXCEPTION,
              "it throws",
              (execution, next) -> {
                throw new IllegalStateException("no");
              }),
          failing(
              ERROR,
              "it throws an `Error`",
              (execution, next) -> {
                throw new StackOverflowError("deep");
              }),
          of(
              INTERCEPTOR,
              HANG,
              "it never returns; then the worker is stopped",
              trial -> {
                started(
                        trial,
                        (execution, next) -> {
                          trial.hang();
                          return next.run();
                        })
                    .publish();
                trial.awaitHanging();
                trial.stopHanging();
              }),
          failing(
              REFUSED,
              "it asks for a retry after a negative time",
              (execution, next) ->
                  CompletableFuture.completedFuture(
                      ExecutionOutcome.retryAfter(Duration.ofSeconds(-1), "later"))),
          of(
                  INTERCEPTOR,
                  REFUSED_FOR_A_WHILE,
                  "it throws a `RetryException`, and runs the task at the second attempt",
                  trial -> {
                    started(
                            trial,
                            (execution, next) -> {
                              if (execution.context().attempt() == 1) {
                                throw new RetryException("later", AT_ONCE);
                              }
                              return next.run();
                            })
                        .publish()
                        .awaitRuns(1);
                    trial.awaitSettled();
                  })
              .at(Cost.ATTEMPT),
          failing(NO_ANSWER, "it returns null", (execution, next) -> null));

  private static FailureCase failing(
      FailureKind kind, String what, ExecutionInterceptor interceptor) {
    return of(
        INTERCEPTOR, kind, what, trial -> started(trial, interceptor).publish().awaitSettled());
  }

  private static FailureTrial started(FailureTrial trial, ExecutionInterceptor interceptor) {
    return trial.task().start(Object::new, builder -> builder.interceptor(interceptor));
  }
}
