package io.boilermaker.programs.change;

import io.boilermaker.Task;
import io.boilermaker.manifest.BreakingChange;
import io.boilermaker.manifest.Compatibility;
import io.boilermaker.programs.change.ChangeFinding.Kind;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.source.ProgramSource;
import io.boilermaker.programs.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Holds what the guard says of a change against what becomes of messages. */
final class PairCheck {

  private final Pair pair;
  private final Release before;
  private final Release now;
  private final Samples samples;
  private final Messages messages;
  private final Messages nextMessages;
  private final ChangeCounts counts;

  PairCheck(Pair pair, Release before, Release now, Random random, ChangeCounts counts) {
    String name = pair.packageName();
    this.pair = pair;
    this.before = before;
    this.now = now;
    this.samples = new Samples(pair.before(), name, before.classes(), random);
    this.messages = new Messages(pair.before(), name, before, samples);
    this.nextMessages =
        new Messages(pair.now(), name, now, new Samples(pair.now(), name, now.classes(), random));
    this.counts = counts;
  }

  List<ChangeFinding> check() {
    List<ChangeFinding> findings = new ArrayList<>();
    for (TaskMethod was : pair.before().tasks()) {
      check(was).ifPresent(findings::add);
    }
    for (TaskMethod is : pair.now().tasks()) {
      readItself(is).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<ChangeFinding> check(TaskMethod was) {
    List<BreakingChange> breaks =
        Compatibility.breakingChanges(
            before.only(names(was)), now.only(names(was)), LocalDate.EPOCH);
    Judgement judgement = Judgement.of(pair, was, samples);
    boolean isWrong = !judgement.wrong().isEmpty();
    counts.judged(breaks.isEmpty(), isWrong, judgement.isUnknown());
    if (isWrong) {
      return breaks.isEmpty()
          ? Optional.of(finding(Kind.PASSES_AND_BREAKS, was, judgement.wrong()))
          : Optional.empty();
    }
    if (judgement.isUnknown()) {
      return Optional.empty();
    }
    return breaks.isEmpty()
        ? send(was)
        : Optional.of(finding(Kind.REFUSED_FOR_NOTHING, was, breaks.get(0).found()));
  }

  private List<String> names(TaskMethod task) {
    return task.namesInMessages().stream()
        .map(each -> ProgramSource.nameInMessages(pair.packageName(), each))
        .toList();
  }

  private ChangeFinding finding(Kind kind, TaskMethod task, String description) {
    return new ChangeFinding(pair, kind, task.nameInMessages(), description);
  }

  /** Gives messages of the last release to the next. */
  private Optional<ChangeFinding> send(TaskMethod was) {
    List<List<Value>> all = new ArrayList<>(messages.edges(was));
    all.addAll(messages.random(was));
    try (Delivery delivery = new Delivery(pair.now(), pair.packageName(), now)) {
      for (String name : was.namesInMessages()) {
        TaskMethod is = pair.reader(name).orElseThrow();
        for (List<Value> values : all) {
          for (Sending sending : Sending.values()) {
            Task task = messages.task(was, name, values, sending);
            if (task == null) {
              continue;
            }
            String wrong = wrong(delivery, task, was, is, sending, values);
            if (!wrong.isEmpty()) {
              return Optional.of(
                  finding(kind(was, task, values), was, sending + ": " + wrong + " " + values));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private String wrong(
      Delivery delivery,
      Task task,
      TaskMethod was,
      TaskMethod is,
      Sending sending,
      List<Value> values) {
    counts.sent();
    return delivery.wrong(task, is, Judgement.expected(pair, was, is, sending, values));
  }

  /** Returns whether the change is at fault, or the last release reads its message no better. */
  private Kind kind(TaskMethod was, Task task, List<Value> values) {
    try (Delivery delivery = new Delivery(pair.before(), pair.packageName(), before)) {
      List<@Nullable Value> unknown = new ArrayList<>();
      values.forEach(each -> unknown.add(null));
      return delivery.wrong(task, was, unknown).isEmpty()
          ? Kind.BINDS_OTHERWISE
          : Kind.DOES_NOT_READ_ITSELF;
    }
  }

  /** Gives messages of the next release to itself: a change may have made what nobody would. */
  private Optional<ChangeFinding> readItself(TaskMethod task) {
    try (Delivery delivery = new Delivery(pair.now(), pair.packageName(), now)) {
      for (List<Value> values : nextMessages.edges(task)) {
        Task message = nextMessages.task(task, task.nameInMessages(), values, Sending.BY_STUB);
        String wrong =
            message == null ? "" : delivery.wrong(message, task, new ArrayList<>(values));
        if (!wrong.isEmpty()) {
          return Optional.of(
              finding(Kind.DOES_NOT_READ_ITSELF, task, "next: " + wrong + " " + values));
        }
      }
    }
    return Optional.empty();
  }
}
