package io.boilermaker.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The history of each task of a phase, from the journals of all processes. Not thread safe. */
final class Account {

  /**
   * A parent and its callback.
   *
   * @param tries how many the parent needs
   * @param fails whether the last one fails
   */
  private record Family(String child, int tries, boolean fails) {}

  private final Map<String, Family> families = new HashMap<>();
  private final Set<String> confirmed = new HashSet<>();
  private final Map<String, TaskHistory> histories = new HashMap<>();
  private final Disturbances disturbances = new Disturbances();
  private final List<String> unclean = new ArrayList<>();
  private int refused;

  /** Reads the journals in a folder. */
  static Account read(Path folder) throws IOException {
    var account = new Account();
    try (Stream<Path> journals = Files.list(folder)) {
      for (Path journal : journals.sorted().toList()) {
        String process = journal.getFileName().toString();
        for (String line : Files.readAllLines(journal)) {
          account.add(process, line.split(" ", -1));
        }
      }
    }
    return account;
  }

  private void add(String process, String[] words) {
    switch (words[0]) {
      case "family" ->
          families.put(
              words[1], new Family(words[2], Integer.parseInt(words[3]), words[4].equals("fails")));
      case "confirmed" -> confirmed.add(words[1]);
      case "refused" -> refused++;
      case "unclean" -> unclean.add(process + ": " + words[1]);
      case "killed" -> disturbances.killed(words[1], Long.parseLong(words[2]));
      case "cut" -> disturbances.cut(Long.parseLong(words[1]));
      case "ends-worker" -> disturbances.killed(process, Long.parseLong(words[5]));
      case "begin" -> history(words[1]).begin(process, words);
      case "end" -> history(words[1]).end(process, words);
      default -> throw new IllegalStateException("unknown line: " + String.join(" ", words));
    }
  }

  private TaskHistory history(String task) {
    return histories.computeIfAbsent(task, TaskHistory::new);
  }

  /** Tasks that had to run: those whose publication was confirmed, and their children. */
  int tasks() {
    return 2 * confirmed.size();
  }

  int runs() {
    return histories.values().stream().mapToInt(history -> history.runs().size()).sum();
  }

  /** Runs beyond the first of the same message: its worker died or its lock was lost. */
  int rerun() {
    return runs() - histories.values().stream().mapToInt(TaskHistory::messages).sum();
  }

  /** Publications that were repeated because their answer was lost. */
  int publishedTwice() {
    return families.keySet().stream()
        .map(histories::get)
        .filter(history -> history != null)
        .mapToInt(history -> Math.max(0, history.messagesOf(1) - 1))
        .sum();
  }

  int refused() {
    return refused;
  }

  /** What tasks found on their threads that another had left there. */
  List<String> unclean() {
    return unclean;
  }

  /** Runs that repeated one which had ended, and why. */
  List<TaskHistory.Repetition> repetitions() {
    return histories.values().stream()
        .flatMap(history -> history.repetitions(disturbances).stream())
        .toList();
  }

  /** Runs of messages that the queue had delivered before. */
  List<TaskHistory.Run> redelivered() {
    return histories.values().stream()
        .flatMap(history -> history.runs().stream())
        .filter(run -> run.deliveryCount() > 0)
        .toList();
  }

  /** Counts the messages whose task failed for good. */
  int failed() {
    int failed = 0;
    for (Map.Entry<String, Family> family : families.entrySet()) {
      TaskHistory history = histories.get(family.getKey());
      if (history != null && family.getValue().fails()) {
        failed += history.messagesOf(family.getValue().tries());
      }
    }
    return failed;
  }

  /** Tasks that had to run, and of which no run has ended. */
  List<String> lost() {
    List<String> lost = new ArrayList<>();
    for (String parent : confirmed) {
      for (String task : List.of(parent, Objects.requireNonNull(families.get(parent)).child())) {
        TaskHistory history = histories.get(task);
        if (history == null || !history.hasEnded()) {
          lost.add(task);
        }
      }
    }
    return lost;
  }

  /**
   * Counts the follow-ups that were published more than once: each message of an attempt has at
   * most one follow-up, the next attempt or the child.
   */
  int doubled() {
    int doubled = 0;
    for (Map.Entry<String, Family> family : families.entrySet()) {
      TaskHistory parent = histories.get(family.getKey());
      if (parent == null) {
        continue;
      }
      int before = parent.messagesOf(1);
      for (int attempt = 2; attempt <= parent.lastAttempt(); attempt++) {
        doubled += Math.max(0, parent.messagesOf(attempt) - before);
        before = parent.messagesOf(attempt);
      }
      TaskHistory child = histories.get(family.getValue().child());
      doubled += child == null ? 0 : Math.max(0, child.messagesOf(1) - before);
    }
    return doubled;
  }
}
