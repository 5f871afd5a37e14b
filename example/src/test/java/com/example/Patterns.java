package com.example;

import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.PublishOptions;
import io.boilermaker.Task;
import io.boilermaker.annotations.BackgroundTask;
import java.time.Duration;
import java.time.Instant;

/** The patterns of docs/patterns.md. */
final class Patterns {

  private Patterns() {}

  static void cancel(ServiceBusSenderClient queue, Task scheduled) {
    queue.cancelScheduledMessage(scheduled.sequenceNumber().getAsLong());
  }

  /** Runs each hour; a queue with duplicate detection drops a second call for the same hour. */
  @BackgroundTask(name = "tidy_up")
  static void tidyUp(App state, Instant hour) {
    Instant next = hour.plus(Duration.ofHours(1));
    Duration wait = Duration.between(Instant.now(), next);
    TidyUpTasks.apply(
        PublishOptions.delayed(wait.isNegative() ? Duration.ZERO : wait)
            .withMessageId("tidy_up:" + next),
        next);
  }
}
