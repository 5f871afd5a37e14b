package io.boilermaker;

import static io.boilermaker.FailureCase.of;
import static io.boilermaker.FailureCase.ofProcess;
import static io.boilermaker.FailureKind.ERROR;
import static io.boilermaker.FailureKind.EXCEPTION;
import static io.boilermaker.FailureKind.HANG;
import static io.boilermaker.FailureKind.NO_ANSWER;
import static io.boilermaker.FailureKind.REFUSED;
import static io.boilermaker.FailureKind.REFUSED_FOR_A_WHILE;
import static io.boilermaker.FailurePlace.CLASS_PATH;
import static io.boilermaker.FailurePlace.REGISTRY;
import static io.boilermaker.FailurePlace.STATE;

import io.boilermaker.codec.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What can fail before a worker has its tasks, or because of how it was put together. */
final class FailuresOfTheStart {

  private static final CountDownLatch INITIALIZED = new CountDownLatch(1);

  private FailuresOfTheStart() {}

  private static final class BadInitializer {
    static final int VALUE = Integer.parseInt("no number");
  }

  private static final class SlowInitializer {
    static final boolean VALUE = await();

    private static boolean await() {
      try {
        INITIALIZED.await();
        return true;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final List<FailureCase> STATES =
      List.of(
          of(
              STATE,
              EXCEPTION,
              "the state's factory throws",
              trial ->
                  trial
                      .task()
                      .publish()
                      .start(FailuresOfTheStart::refusedLogin, builder -> builder)),
          of(
              STATE,
              ERROR,
              "a class of the state cannot be initialized",
              trial ->
                  trial.task().publish().start(() -> BadInitializer.VALUE, builder -> builder)),
          ofProcess(
              STATE,
              HANG,
              "the factory never returns, until SIGTERM ends the process",
              "state hangs"),
          of(
              STATE,
              REFUSED,
              "a setting is missing",
              trial ->
                  trial
                      .task()
                      .publish()
                      .settings(
                          () ->
                              BoilermakerConfig.fromEnvironment(
                                  Map.of(
                                      "SERVICE_BUS_CONNECTION_STRING",
                                      trial.fixture.bus.connectionString())))
                      .start()),
          of(
              STATE,
              REFUSED_FOR_A_WHILE,
              "the factory throws; the platform starts the worker again, and it returns",
              trial -> {
                trial.task().publish().start(FailuresOfTheStart::refusedLogin, builder -> builder);
                trial.note().start().awaitSettled();
              }),
          of(
              STATE,
              NO_ANSWER,
              "the factory returns null",
              trial -> trial.task().publish().start(() -> null, builder -> builder)));

  static final List<FailureCase> REGISTRIES =
      List.of(
          of(
              REGISTRY,
              EXCEPTION,
              "a registry cannot be created",
              trial ->
                  trial
                      .publish()
                      .startWith(FailingRegistries.with(FailingRegistries.Throwing.class))),
          of(
              REGISTRY,
              ERROR,
              "a registry cannot be initialized",
              trial ->
                  trial
                      .publish()
                      .startWith(FailingRegistries.with(FailingRegistries.BadInitializer.class))),
          ofProcess(
              REGISTRY,
              HANG,
              "a registry never returns, until SIGTERM ends the process",
              "registry hangs"),
          of(
              REGISTRY,
              REFUSED,
              "the worker does not know the task, nor does any other: it was requeued as often as it"
                  + " may be",
              trial -> {
                trial.config.unknownTaskRedeliveries(0);
                trial.start().publish().awaitSettled();
              }),
          of(
              REGISTRY,
              REFUSED_FOR_A_WHILE,
              "the worker does not know the task; another one does",
              trial -> {
                trial.start().publish();
                trial.await(() -> trial.fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
                trial.note().stop().task().start().advance(Duration.ofMinutes(1));
                trial.awaitSettled();
              }),
          of(
              REGISTRY,
              NO_ANSWER,
              "there is no registry",
              trial -> trial.publish().startWith(FailuresOfTheStart.class.getClassLoader())));

  static final List<FailureCase> CLASS_PATHS =
      List.of(
          of(
              CLASS_PATH,
              EXCEPTION,
              "a class that the body looks for by name is missing",
              trial ->
                  trial
                      .task((context, arguments) -> Class.forName("com.example.Gone"))
                      .start()
                      .publish()
                      .awaitSettled()),
          of(
              CLASS_PATH,
              ERROR,
              "a class of an argument is missing",
              trial ->
                  trial
                      .task(
                          (context, arguments) -> null,
                          Parameter.required(
                              "order",
                              ReadingCodec.of(
                                  () -> {
                                    throw new NoClassDefFoundError("com/example/Order");
                                  })))
                      .start()
                      .publish("a")
                      .awaitSettled()),
          of(
              CLASS_PATH,
              HANG,
              "the initializer of an argument's class never returns; then the worker is stopped",
              trial -> {
                trial
                    .task(
                        (context, arguments) -> null,
                        Parameter.required(
                            "order",
                            ReadingCodec.of(
                                () -> trial.hang(() -> String.valueOf(SlowInitializer.VALUE)))))
                    .start()
                    .publish("a");
                trial.awaitHanging();
                trial.stopHanging();
              }),
          of(
              CLASS_PATH,
              REFUSED,
              "a class needs a newer Java",
              trial -> trial.publish().startWith(FailingRegistries.withNewer())),
          of(
              CLASS_PATH,
              REFUSED_FOR_A_WHILE,
              "a jar is not there yet; the platform starts the worker again, and it is",
              trial -> {
                trial.task().publish().startWith(FailingRegistries.withMissing()).note();
                FailingRegistries.GOOD.set(trial.fixture.tasks.registry());
                trial
                    .startWith(FailingRegistries.with(FailingRegistries.Good.class))
                    .awaitSettled();
              }),
          of(
              CLASS_PATH,
              NO_ANSWER,
              "a class loader returns no class",
              trial -> trial.publish().startWith(FailingRegistries.withoutAnswer())));

  private static Object refusedLogin() {
    throw new IllegalStateException("the database refuses the login");
  }
}
