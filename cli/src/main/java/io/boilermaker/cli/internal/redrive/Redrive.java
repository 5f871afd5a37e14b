package io.boilermaker.cli.internal.redrive;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.cli.internal.message.Copies;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Sends the copies of a plan's dead letters and completes those: in one transaction where that
 * works; else it sends, notes that in the file, and then completes.
 */
public final class Redrive implements PassAction {

  private final QueueClient queue;
  private final PlanFile file;
  private final Ledger ledger;
  private final Pass pass;
  private final Pace pace;
  private final Clock clock;
  private final IntConsumer progress;
  private final Ways ways;
  private Set<Long> chosen;
  private int gone;
  private int unsure;

  /**
   * The means of a run.
   *
   * @param ways the ways that may be taken
   * @param pace bounds the rate
   */
  public record Means(Pass pass, Ways ways, Pace pace) {}

  /**
   * Begins or resumes a plan.
   *
   * @param progress is told how many are done
   */
  public Redrive(QueueClient queue, PlanFile file, Means means, IntConsumer progress) {
    this.queue = queue;
    this.file = file;
    this.pass = means.pass();
    this.ways = means.ways();
    this.pace = means.pace();
    this.clock = pace.clock();
    this.progress = progress;
    this.ledger = new Ledger(file);
    this.chosen = new LinkedHashSet<>(ledger.open().keySet());
  }

  /** Asks the queue for what an earlier run was about to send. */
  public void resolve() {
    Set<Long> uncertain = new HashSet<>(ledger.uncertain());
    uncertain.retainAll(ledger.open().keySet());
    if (uncertain.isEmpty()) {
      return;
    }
    Map<String, Long> byId = new HashMap<>();
    uncertain.forEach(
        number -> byId.put(Objects.requireNonNull(ledger.open().get(number)).newId(), number));
    List<Long> found = new ArrayList<>();
    try (QueueClient target = queue.other(file.plan().target())) {
      target.forEach(
          false,
          message -> {
            Long number = byId.remove(message.messageId());
            if (number != null) {
              found.add(number);
            }
            return !byId.isEmpty();
          });
    }
    unsure = byId.size();
    if (!found.isEmpty()) {
      ledger.sent(found);
    }
  }

  /** Runs the first of those that are left, or all of them. */
  public void run(int most) {
    chosen = new LinkedHashSet<>(ledger.open().keySet().stream().limit(most).toList());
    progress.accept(ledger.doneCount());
    pass.run(this);
  }

  @Override
  public boolean wants(SeenMessage message) {
    PlanEntry entry = ledger.open().get(message.sequence());
    return entry != null && chosen.contains(message.sequence()) && entry.isOf(message);
  }

  @Override
  public Set<Long> wanted() {
    Set<Long> wanted = new LinkedHashSet<>(chosen);
    wanted.retainAll(ledger.open().keySet());
    return wanted;
  }

  @Override
  public int most() {
    return Math.min(ways.most(), pace.most());
  }

  @Override
  public boolean isOld() {
    return !file.notes().isEmpty();
  }

  /** What was touched and is gone was completed; what was not, somebody else took. */
  @Override
  public void gone(Set<Long> sequences) {
    List<Long> finished = new ArrayList<>();
    for (Long sequence : sequences) {
      if (ledger.isTouched(sequence)) {
        finished.add(sequence);
      } else {
        gone++;
        ledger.open().remove(sequence);
      }
    }
    ledger.done(finished);
    progress.accept(ledger.doneCount());
  }

  @Override
  public List<SeenMessage> take(List<SeenMessage> messages) {
    List<SeenMessage> refused = List.of();
    List<SeenMessage> unsent =
        messages.stream().filter(message -> !ledger.isSent(message.sequence())).toList();
    List<SeenMessage> toComplete = new ArrayList<>(messages);
    if (!unsent.isEmpty() && ways.isTransactional()) {
      toComplete.removeAll(unsent);
      ledger.trying(numbers(unsent));
      if (isDoneAtOnce(unsent)) {
        ledger.done(numbers(unsent));
      }
    } else if (!unsent.isEmpty()) {
      refused = send(unsent);
      toComplete.removeAll(refused);
    }
    ledger.done(pass.complete(toComplete));
    pace.took(messages.size());
    progress.accept(ledger.doneCount());
    return refused;
  }

  private boolean isDoneAtOnce(List<SeenMessage> messages) {
    ServiceBusSenderClient sender = queue.sender(file.plan().target());
    return queue.ask(
        "Send",
        () ->
            ways.transaction(
                sender,
                copies(messages),
                pass,
                messages.stream().map(SeenMessage::received).toList()));
  }

  /** Returns those that cannot be sent. */
  private List<SeenMessage> send(List<SeenMessage> messages) {
    ledger.sending(numbers(messages));
    ServiceBusSenderClient sender = queue.sender(file.plan().target());
    List<SeenMessage> refused =
        queue.ask("Send", () -> Batches.send(sender, messages, copies(messages)));
    List<SeenMessage> sent = new ArrayList<>(messages);
    sent.removeAll(refused);
    ledger.sent(numbers(sent));
    refused.forEach(message -> ledger.failed(message.sequence()));
    return refused;
  }

  private List<ServiceBusMessage> copies(List<SeenMessage> messages) {
    return messages.stream().map(this::copy).toList();
  }

  private ServiceBusMessage copy(SeenMessage message) {
    PlanEntry entry = Objects.requireNonNull(ledger.open().get(message.sequence()));
    ServiceBusMessage copy = Copies.of(message, entry.body(message, file.plan().keepAttempts()));
    if (!file.plan().delay().isZero()) {
      copy.setScheduledEnqueueTime(
          OffsetDateTime.ofInstant(clock.instant().plus(file.plan().delay()), ZoneOffset.UTC));
    }
    return copy;
  }

  private static List<Long> numbers(List<SeenMessage> messages) {
    return messages.stream().map(SeenMessage::sequence).toList();
  }

  /** Returns how many of the plan have been sent and completed, earlier runs included. */
  public int done() {
    return ledger.doneCount();
  }

  /** Returns how many are left. */
  public int left() {
    return ledger.open().size();
  }

  /** Returns how many somebody else took meanwhile. */
  public int gone() {
    return gone;
  }

  /** Returns how many cannot be sent. */
  public int failed() {
    return ledger.failedCount();
  }

  /** Returns of how many nobody knows whether an earlier run has sent them. */
  public int unsure() {
    return unsure;
  }

  /** Returns the ids of the tasks that were sent by now, with the numbers of their dead letters. */
  public Set<Long> chosen() {
    return chosen;
  }
}
