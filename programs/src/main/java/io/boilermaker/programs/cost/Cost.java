package io.boilermaker.programs.cost;

/**
 * What it costs to read a message.
 *
 * @param nanos of CPU
 * @param bytes that were allocated
 */
record Cost(double nanos, double bytes) {

  /** That of a message whose reading does not end in time, or ends for lack of memory. */
  static final Cost ENDLESS = new Cost(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  static final Cost NONE = new Cost(0, 0);

  /** Returns whether it is not endless. */
  boolean isKnown() {
    return Double.isFinite(nanos);
  }

  Cost least(Cost other) {
    return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
  }

  Cost most(Cost other) {
    return new Cost(Math.max(nanos, other.nanos), Math.max(bytes, other.bytes));
  }

  Cost plus(Cost other) {
    return new Cost(nanos + other.nanos, bytes + other.bytes);
  }

  Cost times(double factor) {
    return new Cost(nanos * factor, bytes * factor);
  }

  /** Returns how many times another cost this is. */
  Cost per(Cost other) {
    return new Cost(nanos / other.nanos, bytes / other.bytes);
  }

  /** Returns the greater of the two numbers. */
  double dearest() {
    return Math.max(nanos, bytes);
  }
}
