package io.boilermaker;

import io.boilermaker.internal.servicebus.MessageScheduler;
import io.boilermaker.internal.servicebus.QueueSender;
import io.boilermaker.internal.servicebus.Reachability;
import reactor.core.publisher.Mono;

/**
 * Explains why a task could not be published.
 *
 * @param config where it went
 * @param scheduler asked how large messages may be
 */
record PublishFailures(BoilermakerConfig config, MessageScheduler scheduler) {

  /** Names the task and the cause; if the task is too large for its queue, both sizes. */
  Mono<PublishException> describe(OutgoingTask outgoing, Throwable error) {
    PublishException plain = exception(outgoing, Reachability.text(error), error);
    if (!QueueSender.isTooLarge(error)) {
      return Mono.just(plain);
    }
    return scheduler
        .largestMessage(outgoing.queue())
        .map(
            limit ->
                exception(
                    outgoing,
                    "its body has "
                        + outgoing.body().length()
                        + " bytes, and the queue takes messages of "
                        + limit,
                    error))
        .onErrorReturn(plain);
  }

  private PublishException exception(OutgoingTask outgoing, String why, Throwable cause) {
    return new PublishException(
        "task "
            + outgoing.task()
            + " could not be published to queue '"
            + outgoing.queue()
            + "' at "
            + config.address().host()
            + ": "
            + why,
        cause);
  }
}
