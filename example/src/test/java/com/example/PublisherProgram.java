package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Programs that publish through the default application and never close it. */
final class PublisherProgram {

  private PublisherProgram() {}

  /** What a program does. */
  private interface Program {
    void run() throws Exception;
  }

  private static final Map<String, Program> PROGRAMS =
      Map.of(
          "apply", () -> BackgroundTask1Tasks.apply("one"),
          "async", PublisherProgram::publishManyAsync,
          "continuation",
              () ->
                  BackgroundTask1Tasks.applyAsync("one")
                      .thenRun(() -> BackgroundTask1Tasks.apply("two")),
          "exception",
              () -> {
                BackgroundTask1Tasks.applyAsync("one");
                throw new IllegalStateException("main failed");
              },
          "exit",
              () -> {
                BackgroundTask1Tasks.applyAsync("one");
                System.exit(7);
              },
          "thread", PublisherProgram::publishFromThread,
          "unreachable",
              () -> {
                BackgroundTask1Tasks.applyAsync("one")
                    .whenComplete((task, error) -> System.out.println("ended with " + error));
                System.out.println("returns");
              },
          "worker", PublisherProgram::startWorker);

  private static void publishManyAsync() {
    for (int i = 0; i < 100; i++) {
      BackgroundTask1Tasks.applyAsync("number " + i);
    }
  }

  /** The program goes on after main has returned. */
  private static void publishFromThread() {
    BackgroundTask1Tasks.apply("one");
    Thread main = Thread.currentThread();
    new Thread(
            () -> {
              try {
                main.join();
                new CountDownLatch(1).await(2, java.util.concurrent.TimeUnit.SECONDS);
                BackgroundTask1Tasks.apply("two");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })
        .start();
  }

  private static void startWorker() {
    BackgroundTask1Tasks.apply("one");
    Boilermaker<App> app =
        Boilermaker.builder(App.create()).config(BoilermakerConfig.fromEnvironment()).build();
    app.start();
    System.out.println("main returns");
  }

  public static void main(String[] arguments) throws Exception {
    PROGRAMS.get(System.getenv("PROGRAM")).run();
  }
}
