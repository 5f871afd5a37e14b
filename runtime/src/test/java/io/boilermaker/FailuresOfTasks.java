package io.boilermaker;

import static io.boilermaker.FailureCase.of;
import static io.boilermaker.FailureKind.ERROR;
import static io.boilermaker.FailureKind.EXCEPTION;
import static io.boilermaker.FailureKind.HANG;
import static io.boilermaker.FailureKind.NO_ANSWER;
import static io.boilermaker.FailureKind.REFUSED;
import static io.boilermaker.FailureKind.REFUSED_FOR_A_WHILE;
import static io.boilermaker.FailurePlace.BIND;
import static io.boilermaker.FailurePlace.BODY;
import static io.boilermaker.FailurePlace.DECODE;
import static io.boilermaker.FailurePlace.RESULT;

import io.boilermaker.FailureCase.Cost;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What can fail in a message and in the code of its task. */
final class FailuresOfTasks {

  private static final RetryPolicy AT_ONCE = RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED);

  private FailuresOfTasks() {}

  static final List<FailureCase> MESSAGES =
      List.of(
          message(EXCEPTION, "it is no JSON", "{"),
          message(ERROR, "it nests so deep that a stack would overflow", "[".repeat(100_000)),
          message(
              HANG,
              "a number in it would take hours to write out",
              envelope().replace("\"attempts\":0", "\"attempts\":1e999999999")),
          message(REFUSED, "it is JSON, but no task", "{\"hello\":1}"),
          message(
              REFUSED,
              "its callback is to go to a queue that this worker may not send to",
              envelope()
                  .replace(
                      "\"on_success\":null",
                      "\"on_success\":"
                          + envelope().replace("{\"task_id\"", "{\"queue\":\"x\",\"task_id\""))),
          of(
              DECODE,
              REFUSED,
              "it is not encoded as AMQP demands",
              trial -> {
                trial.task().start();
                try (var sender = new EncodedSender(trial.fixture.clients(), WorkerFixture.QUEUE)) {
                  sender.send("005377a102fffe");
                }
                trial.awaitSettled();
              }),
          of(
              DECODE,
              REFUSED_FOR_A_WHILE,
              "it is a task of a graph, which another worker may be able to run",
              trial -> {
                trial.task().start();
                trial.fixture.send(envelope().replace("\"graph_id\":null", "\"graph_id\":\"g\""));
                trial.await(() -> trial.fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
              }),
          message(NO_ANSWER, "it has an empty body", ""));

  private static FailureCase message(FailureKind kind, String what, String body) {
    return of(
        DECODE,
        kind,
        what,
        trial -> {
          trial.task().start();
          trial.fixture.send(body);
          trial.awaitSettled();
        });
  }

  private static String envelope() {
    return Envelopes.of(FailureTrial.TASK, "[]", "{}");
  }

  static final List<FailureCase> ARGUMENTS =
      List.of(
          argument(
              EXCEPTION,
              "a constructor throws",
              () -> {
                throw new IllegalArgumentException("no such country");
              }),
          argument(
              ERROR,
              "a constructor overflows the stack",
              () -> {
                throw new StackOverflowError();
              }),
          of(
              BIND,
              HANG,
              "a constructor never returns; then the worker is stopped",
              trial -> {
                trial
                    .task(
                        (context, arguments) -> null,
                        Parameter.required(
                            "country", ReadingCodec.of(() -> String.valueOf(trial.hang()))))
                    .start()
                    .publish("a");
                trial.awaitHanging();
                trial.stopHanging();
              }),
          of(
              BIND,
              REFUSED,
              "an argument is of another type",
              trial ->
                  trial
                      .task((context, arguments) -> null, Parameter.required("count", Codecs.INT))
                      .start()
                      .publish("a")
                      .awaitSettled()),
          argument(
              REFUSED_FOR_A_WHILE,
              "a constructor throws a `RetryException`, which only a task may",
              () -> {
                throw new RetryException("later", AT_ONCE);
              }),
          argument(NO_ANSWER, "a factory returns null", () -> null));

  private static FailureCase argument(FailureKind kind, String what, Callable<String> reading) {
    return of(
        BIND,
        kind,
        what,
        trial ->
            trial
                .task(
                    (context, arguments) -> null,
                    Parameter.required("country", ReadingCodec.of(reading)))
                .start()
                .publish("a")
                .awaitSettled());
  }

  static final List<FailureCase> BODIES =
      List.of(
          body(
              BODY,
              EXCEPTION,
              "it throws",
              () -> {
                throw new IllegalStateException("no");
              }),
          body(
              BODY,
              ERROR,
              "it throws an `Error`",
              () -> {
                throw new AssertionError("no");
              }),
          of(
              BODY,
              ERROR,
              "no thread can be started for it",
              trial -> {
                trial
                    .task()
                    .start(
                        Object::new,
                        builder ->
                            builder.executor(
                                task -> {
                                  throw new OutOfMemoryError("unable to create native thread");
                                }))
                    .publish();
                trial.awaitExit();
              }),
          unended(
              BODY,
              HANG,
              "it never returns; then the worker is stopped",
              trial -> trial.task((context, arguments) -> trial.hang())),
          body(
              BODY,
              REFUSED,
              "it says that it has failed, by `TaskResult.failure`",
              () -> TaskResult.failure("out of stock")),
          retried(
              BODY,
              "it throws a `RetryException`, and succeeds at its second attempt",
              () -> {
                throw new RetryException("later", AT_ONCE);
              }),
          unended(
              BODY,
              NO_ANSWER,
              "it returns a stage that is never completed; then the worker is stopped",
              trial -> trial.task((context, arguments) -> new CompletableFuture<>())));

  private static FailureCase unended(
      FailurePlace place, FailureKind kind, String what, FailureCase.Experiment task) {
    return of(
        place,
        kind,
        what,
        trial -> {
          task.run(trial);
          trial.start().publish().awaitRuns(1);
          trial.note().stop().note();
          if (kind == HANG) {
            trial.awaitEndOfHanging();
          }
        });
  }

  private static FailureCase body(
      FailurePlace place, FailureKind kind, String what, Callable<Object> body) {
    return of(
        place,
        kind,
        what,
        trial -> trial.task((context, arguments) -> body.call()).start().publish().awaitSettled());
  }

  private static FailureCase retried(FailurePlace place, String what, Callable<Object> body) {
    return of(
            place,
            REFUSED_FOR_A_WHILE,
            what,
            trial -> {
              trial
                  .task((context, arguments) -> context.attempt() == 1 ? body.call() : null)
                  .start()
                  .publish()
                  .awaitRuns(2);
              trial.awaitSettled();
            })
        .at(Cost.ATTEMPT);
  }

  static final List<FailureCase> RESULTS =
      List.of(
          body(
              RESULT,
              EXCEPTION,
              "it is a stage that fails",
              () -> CompletableFuture.failedFuture(new IllegalStateException("no"))),
          body(
              RESULT,
              ERROR,
              "it is a stage of the user's own, whose methods throw an `Error`",
              () ->
                  new HostileStage() {
                    @Override
                    Object called() {
                      throw new AbstractMethodError("handleAsync");
                    }
                  }),
          unended(
              RESULT,
              HANG,
              "it is a stage of the user's own, whose methods never return; then the worker is"
                  + " stopped",
              trial ->
                  trial.task(
                      (context, arguments) ->
                          new HostileStage() {
                            @Override
                            Object called() throws InterruptedException {
                              return trial.hang();
                            }
                          })),
          body(
              RESULT,
              REFUSED,
              "it is a stage that is completed with `TaskResult.failure`",
              () -> CompletableFuture.completedFuture(TaskResult.failure("out of stock"))),
          retried(
              RESULT,
              "it is a stage that fails with a `RetryException`, and succeeds at the second attempt",
              () -> CompletableFuture.failedFuture(new RetryException("later", AT_ONCE))),
          unended(
              RESULT,
              NO_ANSWER,
              "it is a stage of the user's own, whose methods do nothing; then the worker is stopped",
              trial ->
                  trial.task(
                      (context, arguments) ->
                          new HostileStage() {
                            @Override
                            Object called() {
                              return null;
                            }
                          })));
}
