package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.PublishOptions;
import io.boilermaker.RetryPolicy;
import io.boilermaker.annotations.RetryMode;

/** Publishes tasks that are retried. */
public final class Retries {

  private Retries() {}

  /** Publishes with the policy that the task was registered with. */
  static void asRegistered(Boilermaker<?> app) {
    ThrowingTaskTasks.on(app).apply("throwing");
  }

  /** Publishes with another policy for this call. */
  static void withAnotherPolicy(Boilermaker<?> app) {
    RetryPolicy newPolicy = RetryPolicy.ofSeconds(100, 2, 1000, RetryMode.EXPONENTIAL);
    ThrowingTaskTasks.on(app).apply(PublishOptions.none().withPolicy(newPolicy), "throwing");
  }

  public static void main(String[] args) {
    try (Boilermaker<?> app = Boilermaker.getDefault()) {
      asRegistered(app);
      withAnotherPolicy(app);
    }
  }
}
