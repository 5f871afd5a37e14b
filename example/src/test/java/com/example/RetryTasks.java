package com.example;

import io.boilermaker.RetryException;
import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Retry;
import io.boilermaker.annotations.RetryMode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tasks that ask for a retry. */
final class RetryTasks {

  private RetryTasks() {}

  @BackgroundTask(name = "throwing_task")
  static void throwingTask(App state, TaskContext context, String param) {
    System.out.println("throwing_task, try " + context.attempt());
    if (param.equals("throwing")) {
      throw new RetryException("We are thrown");
    }
  }

  @BackgroundTask(
      name = "sync_stock",
      retry =
          @Retry(
              maxTries = 5,
              delaySeconds = 10,
              maxDelaySeconds = 600,
              mode = RetryMode.EXPONENTIAL))
  static void syncStock(App state, TaskContext context, String warehouse) {
    System.out.println("sync_stock, try " + context.attempt());
    throw new RetryException(warehouse + " does not answer");
  }

  @BackgroundTask(name = "patient_task", retry = @Retry(maxTries = 1))
  static void patientTask(App state, TaskContext context) {
    System.out.println("patient_task, try " + context.attempt());
    throw RetryException.exponential("We are thrown").maxTries(3);
  }

  @BackgroundTask(name = "fetch_rates", retry = @Retry(on = UncheckedIOException.class))
  static void fetchRates(App state, TaskContext context) {
    System.out.println("fetch_rates, try " + context.attempt());
    if (context.attempt() == 1) {
      throw new UncheckedIOException(new IOException("connection reset"));
    }
  }
}
