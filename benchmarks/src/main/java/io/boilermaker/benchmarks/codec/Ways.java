package io.boilermaker.benchmarks.codec;

/**
 * Ways to write or to read the same.
 *
 * @param ours the runtime and the generated codecs
 * @param streaming Jackson's streams, by hand and as well as we know how
 * @param databind Jackson's mapper
 */
record Ways(Work ours, Work streaming, Work databind) {

  /** Writes or reads once. */
  @FunctionalInterface
  interface Work {

    /** Does it and returns what came of it, so that it cannot be left out. */
    Object once() throws Exception;
  }
}
