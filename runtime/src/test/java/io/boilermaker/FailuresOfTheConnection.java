package io.boilermaker;

import static io.boilermaker.FailureCase.of;
import static io.boilermaker.FailureCase.ofProcess;
import static io.boilermaker.FailureKind.ERROR;
import static io.boilermaker.FailureKind.EXCEPTION;
import static io.boilermaker.FailureKind.HANG;
import static io.boilermaker.FailureKind.NO_ANSWER;
import static io.boilermaker.FailureKind.REFUSED;
import static io.boilermaker.FailureKind.REFUSED_FOR_A_WHILE;
import static io.boilermaker.FailurePlace.CONNECT;
import static io.boilermaker.FailurePlace.STOP;
import static io.boilermaker.FailurePlace.TOKEN;
import static io.boilermaker.broker.Faults.Operation.COMMIT;
import static io.boilermaker.broker.Faults.Operation.PUT_TOKEN;
import static io.boilermaker.broker.Faults.Operation.SEND;
import static io.boilermaker.broker.Faults.Operation.SETTLE;

import com.azure.core.credential.AccessToken;
import io.boilermaker.FailureCase.Cost;
import io.boilermaker.broker.Faults;
import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.internal.servicebus.ServiceBusAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** What can fail on the way to the service, and when a worker leaves it. */
final class FailuresOfTheConnection {

  private static final int ALWAYS = 100_000;
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOCK = Duration.ofMinutes(2);

  private FailuresOfTheConnection() {}

  static final List<FailureCase> CONNECTIONS =
      List.of(
          connection(
              EXCEPTION,
              "nothing listens at the address when the worker starts",
              faults -> faults.goAway(LONG.multipliedBy(2))),
          of(
              CONNECT,
              ERROR,
              "the worker itself fails with an `OutOfMemoryError` when it starts",
              trial -> {
                var time =
                    new FailingTime(trial.fixture.time(), "internal.servicebus.MessagePump$Link");
                trial.task().publish();
                time.arm();
                trial.startFailingIn(time);
              }),
          connection(
              HANG,
              "the service accepts connections when the worker starts, and says nothing",
              faults -> faults.freeze(LONG)),
          of(
              CONNECT,
              REFUSED,
              "the queue does not exist",
              trial -> {
                trial.task().publish();
                trial.config.queueName("nope");
                trial.start();
              }),
          of(
              CONNECT,
              REFUSED_FOR_A_WHILE,
              "the service is away for a moment while the worker is idle",
              trial -> {
                trial.task().start().faults().goAway(A_MOMENT);
                trial.publish().awaitRuns(1);
                trial.awaitSettled();
              }),
          of(
              CONNECT,
              NO_ANSWER,
              "the service stops to answer a running worker, for longer than"
                  + " `BOILERMAKER_GIVE_UP_SECONDS`",
              trial -> {
                trial.config.giveUpAfter(PATIENCE);
                trial.task().publishLater().start().faults().freeze(LONG);
                trial.awaitExit();
              }));

  private static FailureCase connection(FailureKind kind, String what, Consumer<Faults> fault) {
    return of(
        CONNECT,
        kind,
        what,
        trial -> {
          trial.task().publish();
          fault.accept(trial.faults());
          // Long enough for the first try to have failed where it is refused.
          trial.config.startTimeout(kind == EXCEPTION ? LONG : PATIENCE);
          trial.start();
        });
  }

  static final List<FailureCase> TOKENS =
      List.of(
          login(
              EXCEPTION,
              "the credential throws",
              trial -> {
                throw new IllegalStateException("no identity on this machine");
              }),
          login(
              ERROR,
              "the credential throws an `Error`",
              trial -> {
                throw new NoClassDefFoundError("com/microsoft/aad/msal4j/TokenCache");
              }),
          login(
              HANG,
              "the credential never returns",
              trial -> {
                trial.hang();
                return Mono.empty();
              }),
          token(
              REFUSED,
              "the service refuses the token",
              faults -> faults.refuse(PUT_TOKEN, ALWAYS, "amqp:unauthorized-access")),
          token(
              REFUSED_FOR_A_WHILE,
              "the service is busy when it is sent the token; the platform starts the worker again",
              faults -> faults.refuse(PUT_TOKEN, 2, "com.microsoft:server-busy")),
          login(NO_ANSWER, "the credential never gives a token", trial -> Mono.never()),
          token(
              NO_ANSWER,
              "the service does not answer to tokens",
              faults -> faults.ignore(PUT_TOKEN, ALWAYS)));

  /** Gets a token, or fails. */
  private interface Login {
    Mono<AccessToken> token(FailureTrial trial) throws InterruptedException;
  }

  private static FailureCase login(FailureKind kind, String what, Login login) {
    return of(
        TOKEN,
        kind,
        what,
        trial -> {
          trial.task().publish();
          trial.config.address(address(trial, login));
          if (kind != EXCEPTION) {
            trial.config.startTimeout(PATIENCE);
          }
          trial.start();
        });
  }

  private static ServiceBusAddress address(FailureTrial trial, Login login) {
    var real = ServiceBusAddress.ofConnectionString(trial.fixture.bus.connectionString());
    return new ServiceBusAddress(
        "localhost",
        real.endpoint(),
        null,
        builder ->
            builder
                .connectionString(trial.fixture.bus.connectionString())
                .credential(
                    request -> {
                      try {
                        return login.token(trial);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return Mono.error(e);
                      }
                    }));
  }

  private static FailureCase token(FailureKind kind, String what, Consumer<Faults> fault) {
    return of(
        TOKEN,
        kind,
        what,
        trial -> {
          trial.task().publish();
          fault.accept(trial.faults());
          trial.config.startTimeout(kind == NO_ANSWER ? PATIENCE : LONG);
          trial.start();
          if (kind == REFUSED_FOR_A_WHILE) {
            trial.note().faults().clear();
            trial.start().awaitSettled();
          }
        });
  }

  static final List<FailureCase> STOPS =
      List.of(
          process(EXCEPTION, "the state's `close` throws", "close throws"),
          process(ERROR, "the state's `close` throws an `Error`", "close fails"),
          process(HANG, "the state's `close` never returns", "close hangs"),
          stop(
              REFUSED,
              "the service refuses to take a running task's message back; then the lock ends",
              faults ->
                  List.of(SEND, SETTLE, COMMIT)
                      .forEach(each -> faults.refuse(each, ALWAYS, "amqp:not-allowed"))),
          stop(
              REFUSED_FOR_A_WHILE,
              "the service is busy when a running task's message is released, and is not later",
              faults -> faults.refuse(SEND, 1, "com.microsoft:server-busy")),
          stop(
              NO_ANSWER,
              "the service does not answer to the release of a running task's message; then the lock"
                  + " ends",
              faults -> List.of(Operation.values()).forEach(each -> faults.ignore(each, ALWAYS))));

  private static FailureCase process(FailureKind kind, String what, String how) {
    return ofProcess(STOP, kind, what, how);
  }

  private static FailureCase stop(FailureKind kind, String what, Consumer<Faults> fault) {
    return of(
            STOP,
            kind,
            what,
            trial -> {
              trial.task((context, arguments) -> trial.hang()).start().publish().awaitRuns(1);
              fault.accept(trial.faults());
              trial.stop().note().awaitEndOfHanging();
              trial.faults().clear();
              trial.advance(LOCK).note();
            })
        .at(Cost.DELIVERY);
  }
}
