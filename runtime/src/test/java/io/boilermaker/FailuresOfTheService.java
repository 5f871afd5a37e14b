package io.boilermaker;

import static io.boilermaker.FailureCase.of;
import static io.boilermaker.FailureKind.ERROR;
import static io.boilermaker.FailureKind.EXCEPTION;
import static io.boilermaker.FailureKind.HANG;
import static io.boilermaker.FailureKind.NO_ANSWER;
import static io.boilermaker.FailureKind.REFUSED;
import static io.boilermaker.FailureKind.REFUSED_FOR_A_WHILE;
import static io.boilermaker.FailurePlace.FOLLOW_UP;
import static io.boilermaker.FailurePlace.RENEW;
import static io.boilermaker.FailurePlace.SETTLE;
import static io.boilermaker.broker.Faults.Operation.RENEW_LOCK;
import static io.boilermaker.broker.Faults.Operation.SEND;

import io.boilermaker.FailureCase.Cost;
import io.boilermaker.broker.Faults;
import io.boilermaker.broker.Faults.Operation;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What can fail between a worker and the service while a task runs, and when it has ended. */
final class FailuresOfTheService {

  private static final int ALWAYS = 100_000;
  private static final String BUSY = "com.microsoft:server-busy";
  private static final String FULL = "amqp:resource-limit-exceeded";
  private static final Duration A_MOMENT = Duration.ofMillis(1_200);
  private static final Duration LOCK = Duration.ofMinutes(1);
  private static final Duration RENEWAL = Duration.ofSeconds(25);

  private FailuresOfTheService() {}

  static final List<FailureCase> FOLLOW_UPS =
      List.of(
          followUp(EXCEPTION, "the connection is lost as the task ends", Faults::dropConnections),
          of(
              FOLLOW_UP,
              ERROR,
              "the worker itself fails with an `OutOfMemoryError`",
              trial -> {
                var time =
                    new FailingTime(trial.fixture.time(), "internal.servicebus.ServiceClock");
                trial.task((context, arguments) -> time.arm()).startFailingIn(time);
                trial.publishWithCallbacks();
                trial.awaitRuns(1);
                trial.awaitSettled();
              }),
          followUp(
              HANG,
              "the service does nothing for a moment as the task ends",
              faults -> faults.freeze(A_MOMENT)),
          of(
              FOLLOW_UP,
              REFUSED,
              "the callback names a queue that does not exist",
              trial -> {
                trial.task().start();
                Task child = new TaskDraft(trial.fixture.tasks.task("child")).queue("nope").build();
                trial.publish(trial.fixture.tasks.task(FailureTrial.TASK).onSuccess(child));
                trial.awaitSettled();
              }),
          of(
              FOLLOW_UP,
              REFUSED_FOR_A_WHILE,
              "the queue is full when the task ends, and has room later",
              trial -> {
                trial
                    .task(faulty(trial, faults -> faults.refuse(SEND, ALWAYS, FULL)))
                    .start()
                    .publishWithCallbacks();
                trial.await(() -> trial.hasSaid("cannot be published yet"));
                trial.note().faults().clear();
                trial.advance(Duration.ofSeconds(20));
                trial.awaitSettled();
              }),
          followUp(
              NO_ANSWER,
              "the service does not answer to the first publication",
              faults -> faults.ignore(SEND, 1)),
          followUp(
              NO_ANSWER,
              "the service does not answer to the commit, and did not carry it out",
              faults -> faults.ignore(Operation.COMMIT, 1)));

  private static FailureCase followUp(FailureKind kind, String what, Consumer<Faults> fault) {
    return of(
        FOLLOW_UP,
        kind,
        what,
        trial -> {
          trial.task(faulty(trial, fault)).start().publishWithCallbacks();
          trial.awaitRuns(1);
          trial.awaitFollowUp();
        });
  }

  /** A body that ends in the moment of a fault, and without one when it runs again. */
  private static HandWrittenTasks.Body faulty(FailureTrial trial, Consumer<Faults> fault) {
    return (context, arguments) -> {
      if (context.deliveryCount() == 0) {
        fault.accept(trial.faults());
      }
      return null;
    };
  }

  static final List<FailureCase> SETTLEMENTS =
      List.of(
          settlementOnNewLink(
              EXCEPTION,
              "the connection is lost, and with it the link that the message came by",
              Faults::dropConnections),
          of(
                  SETTLE,
                  ERROR,
                  "the worker itself fails with an `OutOfMemoryError`",
                  trial -> {
                    var time =
                        new FailingTime(
                            trial.fixture.time(), "internal.servicebus.SettlementAttempts");
                    // So that no other slot takes it again before the worker stops.
                    trial.config.concurrency(1);
                    trial.task((context, arguments) -> time.arm()).startFailingIn(time).publish();
                    trial.awaitExit();
                  })
              .at(Cost.DELIVERY),
          settlement(
              HANG,
              "the service does nothing for a moment as the task ends",
              faults -> faults.freeze(A_MOMENT)),
          settlement(
                  REFUSED,
                  "the service refuses it; then the lock ends",
                  faults -> faults.refuse(Operation.SETTLE, 1, "amqp:not-allowed"))
              .at(Cost.LOST_LOCK),
          settlement(
                  REFUSED,
                  "the lock was lost before",
                  faults -> faults.refuse(Operation.SETTLE, 1, "com.microsoft:message-lock-lost"))
              .at(Cost.LOST_LOCK),
          settlementOnNewLink(
              REFUSED_FOR_A_WHILE,
              "the service detaches its links before the task ends, and takes new ones",
              faults -> faults.closeLinks("amqp:link:detach-forced", "an upgrade")),
          settlement(
              REFUSED_FOR_A_WHILE,
              "the service is busy as the task ends",
              faults -> faults.refuse(Operation.SETTLE, 1, BUSY)),
          settlement(
              NO_ANSWER,
              "the service does not answer to it, and did not carry it out",
              faults -> faults.ignore(Operation.SETTLE, 1)),
          settlement(
              NO_ANSWER,
              "the service carries it out, and its answer is lost",
              faults -> faults.loseAnswer(Operation.SETTLE, 1)));

  private static FailureCase settlement(FailureKind kind, String what, Consumer<Faults> fault) {
    return of(
        SETTLE,
        kind,
        what,
        trial -> {
          trial.task(faulty(trial, fault)).start().publish().awaitRuns(1);
          trial.awaitSettledInTime();
        });
  }

  private static FailureCase settlementOnNewLink(
      FailureKind kind, String what, Consumer<Faults> fault) {
    return of(
        SETTLE,
        kind,
        what,
        trial -> {
          trial
              .task(
                  (context, arguments) -> {
                    fault.accept(trial.faults());
                    // There are other links when this returns.
                    return context.renewLock();
                  })
              .start()
              .publish()
              .awaitRuns(1);
          trial.awaitSettled();
        });
  }

  static final List<FailureCase> RENEWALS =
      List.of(
          renewal(EXCEPTION, "the connection is lost while the task runs", Faults::dropConnections),
          of(
              RENEW,
              ERROR,
              "the worker itself fails with an `OutOfMemoryError`",
              trial -> {
                var time =
                    new FailingTime(
                        trial.fixture.time(), "internal.servicebus.LockRenewer$Renewal");
                trial.task((context, arguments) -> trial.hang()).startFailingIn(time).publish();
                trial.awaitRuns(1);
                time.arm();
                trial.awaitExit();
                trial.awaitEndOfHanging();
              }),
          renewal(
              HANG,
              "the service does nothing for a moment while the task runs",
              faults -> faults.freeze(A_MOMENT)),
          of(
                  RENEW,
                  REFUSED,
                  "the lock is lost while the task runs",
                  trial -> {
                    trial
                        .task(
                            (context, arguments) ->
                                context.deliveryCount() == 0 ? trial.hang() : null)
                        .start()
                        .publish()
                        .awaitRuns(1);
                    trial.faults().refuse(RENEW_LOCK, ALWAYS, "com.microsoft:message-lock-lost");
                    trial.advance(RENEWAL);
                    trial.await(() -> trial.hasSaid("Lock lost"));
                    trial.note().advance(LOCK).awaitRuns(2);
                    trial.release();
                    trial.awaitSettled();
                  })
              .at(Cost.LOST_LOCK),
          renewal(
              REFUSED_FOR_A_WHILE,
              "the service is busy while the task runs",
              faults -> faults.refuse(RENEW_LOCK, 2, BUSY)),
          renewal(
              NO_ANSWER,
              "the service does not answer to a renewal",
              faults -> faults.ignore(RENEW_LOCK, 1)));

  private static FailureCase renewal(FailureKind kind, String what, Consumer<Faults> fault) {
    return of(
        RENEW,
        kind,
        what,
        trial -> {
          trial.task((context, arguments) -> trial.hang()).start().publish().awaitRuns(1);
          fault.accept(trial.faults());
          renewAndEnd(trial);
        });
  }

  /** Lets more time pass than the lock lasts, in steps in which it is renewed. */
  private static void renewAndEnd(FailureTrial trial) {
    for (int i = 0; i < 3; i++) {
      long before = trial.health().lockRenewals();
      trial.advance(RENEWAL);
      trial.await(() -> trial.health().lockRenewals() > before);
    }
    trial.note().release();
    trial.awaitSettled();
  }
}
