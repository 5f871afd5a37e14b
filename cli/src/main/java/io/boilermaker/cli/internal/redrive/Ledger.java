package io.boilermaker.cli.internal.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far each dead letter of a plan is. What a run that was killed noted is taken over: what may
 * have been sent, and nobody knows, is asked of the queue.
 */
final class Ledger {

  /** About to be sent, outside of a transaction. */
  private static final String SENDING = "sending";

  /** About to be sent and completed in a transaction: both have happened, or neither. */
  private static final String TRYING = "trying";

  private static final String SENT = "sent";
  private static final String DONE = "done";
  private static final String FAILED = "failed";

  private final PlanFile file;
  private final Map<Long, PlanEntry> open = new LinkedHashMap<>();
  private final Set<Long> touched = new HashSet<>();
  private final Set<Long> uncertain = new HashSet<>();
  private final Set<Long> sent = new HashSet<>();
  private final Set<Long> done = new HashSet<>();
  private final Set<Long> failed = new HashSet<>();

  Ledger(PlanFile file) {
    this.file = file;
    for (JsonNode note : file.notes()) {
      PlanFile.addTo(touched, note, TRYING);
      PlanFile.addTo(uncertain, note, SENDING);
      PlanFile.addTo(sent, note, SENT);
      PlanFile.addTo(done, note, DONE);
    }
    touched.addAll(uncertain);
    uncertain.removeAll(sent);
    for (PlanEntry entry : file.plan().entries()) {
      if (!done.contains(entry.sequence())) {
        open.put(entry.sequence(), entry);
      }
    }
  }

  /** Returns the dead letters that are not done, by their numbers. */
  Map<Long, PlanEntry> open() {
    return open;
  }

  /** Returns those that an earlier run was about to send when it was killed. */
  Set<Long> uncertain() {
    return uncertain;
  }

  /** Returns whether the copy of a dead letter is in the queue already, or was. */
  boolean isSent(long sequence) {
    return sent.contains(sequence);
  }

  /** Returns whether some run has begun to send the copy of a dead letter. */
  boolean isTouched(long sequence) {
    return touched.contains(sequence) || sent.contains(sequence);
  }

  void trying(Collection<Long> sequences) {
    touched.addAll(sequences);
    // Not safe: what a transaction did, the dead-letter queue tells.
    file.note(TRYING, sequences, false);
  }

  void sending(Collection<Long> sequences) {
    touched.addAll(sequences);
    file.note(SENDING, sequences, true);
  }

  void sent(Collection<Long> sequences) {
    sent.addAll(sequences);
    file.note(SENT, sequences, true);
  }

  void done(Collection<Long> sequences) {
    if (!sequences.isEmpty()) {
      done.addAll(sequences);
      sequences.forEach(open::remove);
      file.note(DONE, sequences, false);
    }
  }

  void failed(long sequence) {
    failed.add(sequence);
    open.remove(sequence);
    file.note(FAILED, List.of(sequence), false);
  }

  int doneCount() {
    return done.size();
  }

  int failedCount() {
    return failed.size();
  }
}
