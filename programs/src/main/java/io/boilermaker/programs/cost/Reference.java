package io.boilermaker.programs.cost;

import io.boilermaker.ReadingAccess;

/**
 * The cheapest message of a size in which every byte is read as a value: an array of one-digit
 * numbers for a {@code List<Integer>}. What is skipped or refused is cheaper still, down to
 * nothing; against that every message would be dear.
 *
 * @param small cost of a message with nothing in it
 * @param ofByte cost of a byte more
 */
record Reference(Cost small, Cost ofByte) {

  private static final int SIZE = 100_000;
  private static final int WARM_UP = 300;
  private static final int TIMES = 100;

  /** Costs below this are noise. */
  private static final Cost LEAST = new Cost(20_000, 8_000);

  /**
   * Measures it.
   *
   * @param numbers a task whose argument is such a list
   */
  static Reference of(Subject numbers, ReadingAccess reader, Meter meter) {
    MessageWriter writer = new MessageWriter(numbers);
    Attack same = Attack.NONE.with(Attack.Scalar.LEAST);
    byte[] large = writer.write(same, SIZE);
    byte[] least = writer.write(same, 1);
    meter.least(WARM_UP, () -> reader.read(large));
    Cost small = meter.least(WARM_UP, () -> reader.read(least));
    Cost whole = meter.least(TIMES, () -> reader.read(large));
    return new Reference(
        LEAST.most(small), whole.plus(small.times(-1)).times(1.0 / (large.length - least.length)));
  }

  /** Returns the cost of a message of so many bytes. */
  Cost of(int bytes) {
    return small.plus(ofByte.times(bytes));
  }

  @Override
  public String toString() {
    return "reference: %.0f us and %.0f bytes a message, %.1f ns and %.1f bytes a byte"
        .formatted(small.nanos() / 1e3, small.bytes(), ofByte.nanos(), ofByte.bytes());
  }
}
