package io.boilermaker.programs.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The dearest messages of one argument. */
final class Result {

  private final Subject subject;
  private final Map<String, Finding> tooDear = new LinkedHashMap<>();
  private Finding dearestInTime = new Finding(Attack.NONE, 0, Cost.NONE);
  private Finding dearestInSpace = dearestInTime;
  private int messages;
  private int refused;

  /** A message that was measured. */
  record Finding(Attack attack, int size, Cost ratio) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s; %,d bytes, CPU %.1f, allocation %.1f",
          attack,
          size,
          ratio.nanos(),
          ratio.bytes());
    }
  }

  Result(Subject subject) {
    this.subject = subject;
  }

  void add(Attack attack, byte[] body, Cost ratio, boolean isRefused) {
    Finding finding = new Finding(attack, body.length, ratio);
    messages++;
    refused += isRefused ? 1 : 0;
    if (ratio.nanos() > dearestInTime.ratio().nanos()) {
      dearestInTime = finding;
    }
    if (ratio.bytes() > dearestInSpace.ratio().bytes()) {
      dearestInSpace = finding;
    }
    if (ratio.dearest() > Trial.LIMIT) {
      tooDear.put(attack.toString(), finding);
    }
  }

  /** Returns the messages that were too dear. */
  List<Finding> tooDear() {
    return new ArrayList<>(tooDear.values());
  }

  /** Says which message of which argument it was. */
  String about(Finding finding) {
    return subject.task() + " " + subject.shape() + ": " + finding;
  }

  /** Returns whether some message was more than half as dear as allowed. */
  boolean isRemarkable() {
    double most = Math.max(dearestInTime.ratio().nanos(), dearestInSpace.ratio().bytes());
    return most > Trial.LIMIT / 2;
  }

  int messages() {
    return messages;
  }

  int refused() {
    return refused;
  }

  /** Returns it as a row of a table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| `%s` | %,d | %s | %.1f | %s | %.1f |",
        subject.shape().replace("|", "\\|"),
        messages,
        dearestInTime.attack(),
        dearestInTime.ratio().nanos(),
        dearestInSpace.attack(),
        dearestInSpace.ratio().bytes());
  }
}
