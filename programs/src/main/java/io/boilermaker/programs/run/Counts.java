package io.boilermaker.programs.run;

/** How much was tried. */
public final class Counts {

  private int programs;
  private int refusedPrograms;
  private int compilations;
  private long calls;
  private long refusedCalls;

  void supported(int many) {
    programs += many;
  }

  void refused(int many) {
    refusedPrograms += many;
  }

  void compiled() {
    compilations++;
  }

  void called(int made, int refused) {
    calls += made;
    refusedCalls += refused;
  }

  /** Returns how many programs were tried. */
  public int programs() {
    return programs + refusedPrograms;
  }

  @Override
  public String toString() {
    return "programs=%d refused=%d compilations=%d calls=%d refused-calls=%d"
        .formatted(programs(), refusedPrograms, compilations, calls, refusedCalls);
  }
}
