package io.boilermaker;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The main of a worker process that fails in the way that the variable CASE says. */
final class FailingWorker {

  static final String READY = "READY";
  static final String RUN = "RUN";

  private FailingWorker() {}

  /** A state that is closed in the way that CASE says. */
  private record State(String how) implements AutoCloseable {
    @Override
    public void close() {
      switch (how) {
        case "close throws" -> throw new IllegalStateException("the pool was closed already");
        case "close fails" -> throw new NoClassDefFoundError("com/example/Pool");
        case "close hangs" -> hang();
        default -> {}
      }
    }
  }

  private static Object hang() {
    try {
      return new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.DAYS);
    } catch (InterruptedException e) {
      return hang();
    }
  }

  private static Object hangOnceReady() {
    System.out.println(READY);
    return hang();
  }

  private static Iterable<TaskRegistry> registries(String how) {
    var tasks = new HandWrittenTasks();
    tasks.add(
        FailureTrial.TASK,
        (context, arguments) -> {
          System.out.println(RUN);
          return null;
        });
    return how.equals("registry hangs")
        ? () -> List.of((TaskRegistry) hangOnceReady()).iterator()
        : List.of(tasks.registry());
  }

  @SuppressWarnings("SystemExitOutsideMain") // it is the main
  public static void main(String[] arguments) {
    String how = System.getenv("CASE");
    var log = FailureLog.all(System.out::println);
    Callable<Object> state = () -> how.equals("state hangs") ? hangOnceReady() : new State(how);
    System.exit(
        WorkerMain.run(
            state,
            BoilermakerConfig::fromEnvironment,
            (built, config) ->
                Boilermaker.builder(built).config(config).registries(registries(how)).build()));
    log.close();
  }
}
