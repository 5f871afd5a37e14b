package io.boilermaker.internal.servicebus;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The messages that a receive link has asked for and that have not been passed on. At its end they
 * are awaited: those that the service has sent may still be held by the SDK when the connection has
 * them. Thread safe.
 */
final class Arrivals {

  private static final int UNKNOWN = -1;

  private final CompletableFuture<Boolean> quiet = new CompletableFuture<>();

  private int expected;

  /** What is left when all that the service has sent has come. */
  private int leftInTheEnd = UNKNOWN;

  synchronized void asked(int more) {
    expected += more;
  }

  synchronized void passedOn() {
    expected--;
    endIfQuiet();
  }

  /**
   * Takes back the credit of the link.
   *
   * @return done when nothing comes any more: true if that is known, false after the limit or if
   *     the credit cannot be taken back; never fails
   */
  CompletableFuture<Boolean> quiet(QueueReceiver receiver, Duration limit) {
    var unused =
        receiver
            .takeBackCredit(limit)
            .thenAccept(
                left -> {
                  if (left == null) {
                    quiet.complete(false);
                  } else {
                    awaitAllBut(left);
                  }
                });
    return quiet.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void awaitAllBut(int left) {
    leftInTheEnd = left;
    endIfQuiet();
  }

  private void endIfQuiet() {
    if (leftInTheEnd != UNKNOWN && expected <= leftInTheEnd) {
      quiet.complete(true);
    }
  }
}
