package io.boilermaker.benchmarks.peers;

import io.boilermaker.benchmarks.work.LoadApp;

/** A task runner and the store that it keeps its tasks in. */
interface Peer {

  /** What the table calls it. */
  String name();

  /**
   * Empties the store, puts tasks into it, and starts a worker of them.
   *
   * @param tasks how many wait for the worker
   * @param app what its tasks work on
   */
  Worker start(int tasks, LoadApp app) throws Exception;

  /** A worker that runs. */
  interface Worker extends AutoCloseable {

    /** Publishes one task more and returns when it is stored. */
    void publish(long number);

    @Override
    void close();
  }
}
