package io.boilermaker.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The history of each task, from the journals of all processes. Not thread safe. */
final class Account {

  /** The runs of one task. */
  private static final class History {
    /** The messages it came in, by their sequence numbers, for each attempt. */
    private final TreeMap<Integer, Set<String>> messages = new TreeMap<>();

    private int begun;
    private int ended;

    /** The number of messages beyond the first that an attempt had, at most. */
    int messagesOf(int attempt) {
      return messages.getOrDefault(attempt, Set.of()).size();
    }
  }

  private final Map<String, String> families = new HashMap<>();
  private final Set<String> confirmed = new HashSet<>();
  private final Map<String, History> histories = new HashMap<>();
  private int refused;

  /** Reads the journals in a folder. */
  static Account read(Path folder) throws IOException {
    var account = new Account();
    try (Stream<Path> journals = Files.list(folder)) {
      for (Path journal : journals.sorted().toList()) {
        for (String line : Files.readAllLines(journal)) {
          account.add(line.split(" ", -1));
        }
      }
    }
    return account;
  }

  private void add(String[] words) {
    switch (words[0]) {
      case "family" -> families.put(words[1], words[2]);
      case "confirmed" -> confirmed.add(words[1]);
      case "refused" -> refused++;
      case "begin", "end" -> addRun(words);
      default -> throw new IllegalStateException("unknown line: " + String.join(" ", words));
    }
  }

  private void addRun(String[] words) {
    History history = histories.computeIfAbsent(words[1], id -> new History());
    if (words[0].equals("end")) {
      history.ended++;
      return;
    }
    history.begun++;
    history
        .messages
        .computeIfAbsent(Integer.parseInt(words[3]), attempt -> new HashSet<>())
        .add(words[2]);
  }

  /** Tasks that had to run: those whose publication was confirmed, and their children. */
  int tasks() {
    return 2 * confirmed.size();
  }

  int runs() {
    return histories.values().stream().mapToInt(history -> history.begun).sum();
  }

  /** Runs beyond the first of the same message: its worker died or its lock was lost. */
  int rerun() {
    return runs() - histories.values().stream().mapToInt(Account::countMessages).sum();
  }

  private static int countMessages(History history) {
    return history.messages.values().stream().mapToInt(Set::size).sum();
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

  /** Tasks that had to run, and of which no run has ended. */
  List<String> lost() {
    List<String> lost = new ArrayList<>();
    for (String parent : confirmed) {
      for (String task : List.of(parent, families.get(parent))) {
        History history = histories.get(task);
        if (history == null || history.ended == 0) {
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
    for (Map.Entry<String, String> family : families.entrySet()) {
      History parent = histories.get(family.getKey());
      if (parent == null) {
        continue;
      }
      int before = parent.messagesOf(1);
      for (int attempt = 2; attempt <= parent.messages.lastKey(); attempt++) {
        doubled += Math.max(0, parent.messagesOf(attempt) - before);
        before = parent.messagesOf(attempt);
      }
      History child = histories.get(family.getValue());
      doubled += child == null ? 0 : Math.max(0, child.messagesOf(1) - before);
    }
    return doubled;
  }
}
