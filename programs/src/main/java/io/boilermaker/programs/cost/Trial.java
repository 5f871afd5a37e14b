package io.boilermaker.programs.cost;

import io.boilermaker.ReadingAccess;
import io.boilermaker.ReadingAccess.Reading;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Tries attacks on one argument, and keeps the dearest. */
final class Trial {

  /** So many times the cheapest message of its size is too dear. */
  static final double LIMIT = 20;

  /** The last one is nearly the largest message of the Standard tier. */
  private static final List<Integer> SIZES = List.of(400, 20_000, 64_000, 250_000);

  /** The size that is tried if the one before was dearer than most. */
  private static final int BETWEEN = 64_000;

  private static final double MOST_ARE_BELOW = 8;

  private static final int MOST_RUNS = 15;

  /** So long messages are read again, if they were dear and if they were too dear. */
  private static final double LONG = 2e8;

  private static final double LONGER = 2e9;

  private final ReadingAccess reader;
  private final Meter meter;
  private final Reference reference;
  private final MessageWriter writer;
  private final Set<Integer> tried = new HashSet<>();
  private final Result result;

  Trial(Subject subject, ReadingAccess reader, Meter meter, Reference reference) {
    this.reader = reader;
    this.meter = meter;
    this.reference = reference;
    this.writer = new MessageWriter(subject);
    this.result = new Result(subject);
  }

  /** Tries attacks, each with larger messages until one is too dear. */
  Result run(List<Attack> attacks) {
    attacks.forEach(this::run);
    return result;
  }

  private void run(Attack attack) {
    double dearest = 0;
    for (int size : SIZES) {
      if (dearest > LIMIT) {
        return;
      }
      if (size != BETWEEN || dearest > MOST_ARE_BELOW) {
        byte[] body = writer.write(attack, size);
        dearest = tried.add(Arrays.hashCode(body)) ? measured(attack, body).dearest() : 0;
      }
    }
  }

  private Cost measured(Attack attack, byte[] body) {
    Reading[] last = new Reading[1];
    Runnable read = () -> last[0] = reader.read(body);
    Cost base = reference.of(body.length);
    Cost cost = meter.once(read);
    double spent = cost.nanos();
    // The first runs are of code that is not compiled yet.
    for (int i = 1; i < MOST_RUNS && spent < patience(cost.per(base)); i++) {
      Cost again = meter.once(read);
      spent += again.nanos();
      cost = cost.least(again);
    }
    if (last[0] != null && cost.isKnown()) {
      double number = Size.ofLargestNumber(Objects.requireNonNull(last[0]).arguments());
      cost = cost.plus(new Cost(0, number));
    }
    Cost ratio = cost.per(base);
    result.add(attack, body, ratio, last[0] == null || last[0].refusal() != null);
    return ratio;
  }

  /** Returns the time for more readings: other programs may have disturbed the first. */
  private static double patience(Cost ratio) {
    double dearest = ratio.dearest();
    return dearest > LIMIT ? LONGER : dearest > LIMIT / 2 ? LONG : 0;
  }
}
