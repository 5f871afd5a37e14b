package io.boilermaker.benchmarks.kills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The messages that clients sent and received, and the answers that they got. Thread safe. */
final class Account {

  /** A received message. */
  private record Receipt(String name, long sequenceNumber) {}

  /** The names of what was sent as one. */
  private final Queue<List<String>> groups = new ConcurrentLinkedQueue<>();

  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private final Set<Receipt> received = ConcurrentHashMap.newKeySet();
  private final Set<Long> settled = ConcurrentHashMap.newKeySet();
  private final Set<Long> cameBack = ConcurrentHashMap.newKeySet();

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  void sending(List<String> group) {
    groups.add(group);
  }

  void confirmed(List<String> group) {
    confirmed.addAll(group);
  }

  void received(String name, long sequenceNumber) {
    if (settled.contains(sequenceNumber)) {
      cameBack.add(sequenceNumber);
    }
    received.add(new Receipt(name, sequenceNumber));
  }

  void settled(long sequenceNumber) {
    settled.add(sequenceNumber);
  }

  /** A client failed though the broker ran. */
  void failed(String error) {
    failures.add(error);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  int confirmed() {
    return confirmed.size();
  }

  int settled() {
    return settled.size();
  }

  int received() {
    return names().size();
  }

  private Set<String> names() {
    Set<String> names = new HashSet<>();
    received.forEach(receipt -> names.add(receipt.name()));
    return names;
  }

  /**
   * Messages that did not come though they had to: those that were confirmed, those of which others
   * of the same group came, and those that were sent on by whoever settled one that came.
   */
  List<String> lost() {
    Set<String> names = names();
    Set<String> due = new HashSet<>();
    due.addAll(confirmed);
    groups.stream().filter(group -> group.stream().anyMatch(names::contains)).forEach(due::addAll);
    names.stream().filter(Load::isHandedOver).map(Load::next).forEach(due::add);
    due.removeAll(names);
    return List.copyOf(due);
  }

  /**
   * Messages that were stored more than once, or came after their settlement was confirmed, or had
   * a number that another has.
   */
  List<String> doubled() {
    List<String> doubled = new ArrayList<>();
    cameBack.forEach(number -> doubled.add("number " + number + " came back"));
    Map<String, Long> numbers = new HashMap<>();
    Map<Long, String> names = new HashMap<>();
    for (Receipt receipt : received) {
      if (numbers.putIfAbsent(receipt.name(), receipt.sequenceNumber()) != null) {
        doubled.add(receipt.name() + " has two numbers");
      }
      if (names.putIfAbsent(receipt.sequenceNumber(), receipt.name()) != null) {
        doubled.add("number " + receipt.sequenceNumber() + " has two messages");
      }
    }
    return doubled;
  }
}
