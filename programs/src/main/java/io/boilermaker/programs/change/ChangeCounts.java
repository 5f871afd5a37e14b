package io.boilermaker.programs.change;

/** How much a run has tried. */
public final class ChangeCounts {

  private int changes;
  private int passed;
  private int broken;
  private int unknown;
  private int messages;

  void judged(boolean passes, boolean isWrong, boolean isUnknown) {
    changes++;
    passed += passes ? 1 : 0;
    broken += isWrong ? 1 : 0;
    unknown += !isWrong && isUnknown ? 1 : 0;
  }

  void sent() {
    messages++;
  }

  /** Returns how many changes of tasks were judged. */
  public int changes() {
    return changes;
  }

  /** Returns how many of them the guard let pass. */
  public int passed() {
    return passed;
  }

  /** Returns how many messages were given to a next release. */
  public int messages() {
    return messages;
  }

  @Override
  public String toString() {
    return "changes="
        + changes
        + " passed="
        + passed
        + " broken="
        + broken
        + " unknown="
        + unknown
        + " messages="
        + messages;
  }
}
