package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.PublishOptions;
import io.boilermaker.PublishResult;
import io.boilermaker.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The ways to publish. */
public final class ManyTasks {

  private ManyTasks() {}

  static Task later(Boilermaker<?> app) {
    return SendMailTasks.on(app)
        .apply(PublishOptions.delayed(Duration.ofHours(1)), "a@example.com");
  }

  static CompletableFuture<Task> withoutWaiting(Boilermaker<?> app) {
    return SendMailTasks.on(app).applyAsync("b@example.com", 2);
  }

  /** Publishes with as few sends as the maximum message size allows. */
  static void batch(Boilermaker<?> app, List<String> recipients) {
    List<Task> tasks = recipients.stream().map(to -> SendMailTasks.task(to)).toList();
    for (PublishResult result : app.publishAll(tasks)) {
      if (!result.isPublished()) {
        System.out.println(result.task() + " was not published: " + result.failure());
      }
    }
  }

  public static void main(String[] args) {
    try (Boilermaker<?> app = Boilermaker.getDefault()) {
      later(app);
      withoutWaiting(app).join();
      batch(app, Stream.of(args).toList());
    }
  }
}
