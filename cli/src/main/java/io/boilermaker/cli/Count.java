package io.boilermaker.cli;

/** Numbers of things that options take: one that is too small would mean all, or nothing. */
final class Count {

  private Count() {}

  /**
   * Checks a number.
   *
   * @throws UsageException if it is too small
   */
  static int atLeast(int least, String option, int number) {
    if (number < least) {
      throw new UsageException(option + " takes a number from " + least + " on, not " + number);
    }
    return number;
  }
}
