package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.Envelope;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.message.State;
import io.boilermaker.cli.internal.redrive.Selected;
import io.boilermaker.cli.internal.tasks.KnownTask;
import io.boilermaker.cli.internal.tasks.TaskBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chooses of dead letters those that can run again, and says why others are left alone. */
final class PlanMaker {

  private final TaskBook book;
  private final Edits edits;
  private final boolean onlyBinding;
  private final boolean foreign;
  private final List<Selected> chosen = new ArrayList<>();
  private final Map<String, Integer> leftAlone = new TreeMap<>();

  PlanMaker(TaskBook book, Edits edits, boolean onlyBinding, boolean foreign) {
    this.book = book;
    this.edits = edits;
    this.onlyBinding = onlyBinding;
    this.foreign = foreign;
  }

  void choose(List<SeenMessage> messages, int most) {
    for (SeenMessage message : messages) {
      Optional<String> why = refusal(message);
      if (why.isPresent()) {
        leftAlone.merge(why.get(), 1, Integer::sum);
      } else if (chosen.size() == most) {
        leftAlone.merge("more than --limit", 1, Integer::sum);
      } else {
        add(message);
      }
    }
  }

  private void add(SeenMessage message) {
    ObjectNode payload =
        message
            .envelope()
            .flatMap(envelope -> edits.apply(message.sequence(), envelope))
            .orElse(null);
    if (onlyBinding) {
      Optional<String> refusal = message.envelope().flatMap(envelope -> binding(envelope, payload));
      if (refusal.isPresent()) {
        leftAlone.merge("it does not bind: " + refusal.get(), 1, Integer::sum);
        return;
      }
    }
    chosen.add(new Selected(message, payload));
  }

  private Optional<String> binding(
      Envelope envelope, @org.jspecify.annotations.Nullable ObjectNode payload) {
    KnownTask task = book.find(envelope.task()).orElse(null);
    return task == null
        ? Optional.of("no manifest has the task '" + envelope.task() + "'")
        : task.refusal(payload == null ? envelope.payload() : payload);
  }

  private Optional<String> refusal(SeenMessage message) {
    if (message.state() != State.DEAD) {
      return Optional.of("it is " + message.state());
    }
    Envelope envelope = message.envelope().orElse(null);
    if (envelope == null) {
      return foreign
          ? Optional.empty()
          : Optional.of("it is no task, and would die again; --foreign sends it all the same");
    }
    return envelope.graph() != null
        ? Optional.of(
            "it belongs to a graph, whose progress is kept in a store that says it failed")
        : Optional.empty();
  }

  List<Selected> chosen() {
    return chosen;
  }

  /** Returns how many are left alone, by the reason. */
  Map<String, Integer> leftAlone() {
    return leftAlone;
  }
}
