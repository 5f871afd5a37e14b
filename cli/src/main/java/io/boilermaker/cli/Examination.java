package io.boilermaker.cli;

import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.queue.QueueException;
import io.boilermaker.cli.internal.queue.QueueFacts.Facts;
import io.boilermaker.cli.internal.tasks.TaskBook;
import io.boilermaker.cli.internal.terminal.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks of a queue. Nothing is sent and nothing taken. */
final class Examination {

  private static final Duration SHORT_LOCK = Duration.ofSeconds(30);
  private static final Duration MUCH_SKEW = Duration.ofSeconds(30);
  private static final int FEW_DELIVERIES = 3;
  private static final int MANY_DELIVERIES = 100;
  private static final int LOOKED_AT = 5_000;

  private final Connection connection;
  private final @Nullable Duration longest;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param longest how long the longest task takes; null if nobody says
   */
  Examination(Connection connection, @Nullable Duration longest) {
    this.connection = connection;
    this.longest = longest;
  }

  List<Finding> run() {
    try (QueueClient queue = connection.open()) {
      if (reaches(queue)) {
        if (!check("listen", "Listen", queue, () -> queue.peek(false, 0, 1))) {
          return findings;
        }
        check("send", "Send", queue, () -> queue.sender(queue.name()).createMessageBatch());
        transactions(queue);
        settings(connection.facts().ask());
        tasks(queue);
      }
    }
    return findings;
  }

  private boolean reaches(QueueClient queue) {
    try {
      queue.reach();
      findings.add(Finding.good("reach", "connected for " + queue.place()));
      return true;
    } catch (QueueException e) {
      findings.add(Finding.wrong("reach", String.valueOf(e.getMessage())));
      return false;
    }
  }

  private boolean check(String about, String right, QueueClient queue, Supplier<?> request) {
    try {
      queue.ask(right, request);
      findings.add(Finding.good(about, "the login has the right '" + right + "'"));
      return true;
    } catch (QueueException e) {
      findings.add(Finding.wrong(about, String.valueOf(e.getMessage())));
      return false;
    }
  }

  private void transactions(QueueClient queue) {
    try (ServiceBusReceiverClient receiver = queue.receiver(false)) {
      receiver.rollbackTransaction(receiver.createTransaction());
      findings.add(
          Finding.good(
              "transactions",
              "retries and callbacks are published in the transaction that settles their message"));
    } catch (RuntimeException e) {
      findings.add(
          Finding.warning(
              "transactions",
              "the namespace has none (the Basic tier): a crash between a retry or callback and its"
                  + " message runs the task again; use the Standard or Premium tier"));
    }
  }

  private void settings(Optional<Facts> facts) {
    if (facts.isEmpty()) {
      findings.add(
          Finding.unknown(
              "settings",
              "lock length, delivery count, duplicate detection and clock are not known: the login"
                  + " has no right 'Manage', or administration has another address"
                  + " (--administration)"));
      return;
    }
    QueueProperties queue = facts.get().settings();
    lock(queue.getLockDuration());
    deliveries(queue.getMaxDeliveryCount());
    findings.add(
        Boolean.TRUE.equals(queue.isDuplicateDetectionRequired())
            ? Finding.good(
                "duplicates",
                "messages with an id of the last "
                    + Ages.of(queue.getDuplicateDetectionHistoryTimeWindow())
                    + " are dropped; Python workers retry under ids of the first time")
            : Finding.warning(
                "duplicates",
                "not detected: what a crash or a lost answer sends twice runs twice; turn on"
                    + " duplicate detection when you create the queue"));
    clock(facts.get().serverTime());
  }

  private void lock(Duration lock) {
    findings.add(
        lock.compareTo(SHORT_LOCK) < 0
            ? Finding.warning(
                "lock",
                Ages.of(lock)
                    + ": a pause of a worker that is longer runs its tasks twice, however short"
                    + " they are; set it to 1m or more")
            : Finding.good("lock", Ages.of(lock) + "; workers renew it while a task runs"));
    longest(lock);
  }

  /** A worker renews locks for a time that is configured; in Python only the task itself does. */
  private void longest(Duration lock) {
    Duration renewal = connection.config().maxLockRenewal();
    String held = "workers renew locks for " + Ages.of(renewal) + " at most";
    if (longest == null) {
      findings.add(
          Finding.unknown(
              "longest",
              held + "; say how long your longest task takes (--longest) to compare it"));
    } else if (longest.compareTo(renewal) > 0) {
      findings.add(
          Finding.wrong(
              "longest",
              held
                  + ", so a task of "
                  + Ages.of(longest)
                  + " runs twice; set BOILERMAKER_MAX_LOCK_RENEWAL_SECONDS to "
                  + 2 * longest.toSeconds()
                  + ", here and on the workers"));
    } else if (longest.compareTo(lock) > 0) {
      findings.add(
          Finding.warning(
              "longest",
              "a task of "
                  + Ages.of(longest)
                  + " outlasts its lock, which Java workers renew; a task of a Python worker has to"
                  + " call renew_message_lock itself, or runs twice"));
    } else {
      findings.add(Finding.good("longest", Ages.of(longest) + " is within the lock"));
    }
  }

  private void deliveries(int most) {
    if (most < FEW_DELIVERIES) {
      findings.add(
          Finding.warning(
              "deliveries",
              "at most " + most + ": a worker that is killed twice loses a task; use 10"));
    } else if (most > MANY_DELIVERIES) {
      findings.add(
          Finding.warning(
              "deliveries",
              "at most " + most + ": a message that kills its worker does so as often; use 10"));
    } else {
      findings.add(Finding.good("deliveries", "at most " + most));
    }
  }

  private void clock(@Nullable Instant server) {
    if (server == null) {
      findings.add(Finding.unknown("clock", "the service did not say its time"));
      return;
    }
    Duration skew = Duration.between(server, connection.now()).abs();
    findings.add(
        skew.compareTo(MUCH_SKEW) > 0
            ? Finding.warning(
                "clock",
                "this machine's is "
                    + Ages.of(skew)
                    + " from the service's: delays of publishers are wrong by that; set it by NTP")
            : Finding.good("clock", "as the service's"));
  }

  private void tasks(QueueClient queue) {
    TaskBook book = connection.book();
    if (book.isEmpty()) {
      findings.add(Finding.unknown("tasks", "no manifests: give jars or folders by --tasks"));
      return;
    }
    Map<String, Integer> unknown = new TreeMap<>();
    int[] left = {LOOKED_AT};
    for (boolean dead : new boolean[] {false, true}) {
      queue.forEach(
          dead,
          message -> {
            message
                .task()
                .filter(name -> book.find(name).isEmpty())
                .ifPresent(name -> unknown.merge(name, 1, Integer::sum));
            return --left[0] > 0;
          });
    }
    String names =
        unknown.entrySet().stream()
            .map(each -> each.getKey() + " (" + each.getValue() + ")")
            .collect(Collectors.joining(", "));
    findings.add(
        unknown.isEmpty()
            ? Finding.good("tasks", "a manifest has each task that is in the queue")
            : Finding.wrong(
                "tasks",
                "in no manifest: " + names + "; deploy a worker that has them, or purge them"));
  }
}
