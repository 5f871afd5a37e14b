package io.boilermaker.benchmarks.peers;

import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.work.LoadApp;
import io.boilermaker.benchmarks.work.Meter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The rate at which a worker runs tasks that wait for it.
 *
 * @param counted how many tasks count
 */
record Rate(int counted) {

  /** Tasks beyond those that count, so that no side runs dry while it is measured. */
  private static final int SURPLUS = 64;

  private static final long LIMIT_SECONDS = 30;

  /** The time that the last tasks have until they are settled, before their worker stops. */
  private static final long REST_MILLIS = 100;

  /** The number of tasks that run before those that count. */
  int before() {
    return counted / 4;
  }

  /** How many have to be published. */
  int tasks() {
    return before() + counted + SURPLUS;
  }

  Figures of(Peer peer) throws Exception {
    Meter meter = new Meter(before(), counted);
    CountDownLatch all = new CountDownLatch(tasks());
    LoadApp app =
        new LoadApp(
            number -> {
              meter.event();
              all.countDown();
            });
    Peer.Worker worker = peer.start(tasks(), app);
    try {
      Figures figures = meter.await();
      if (!all.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(all.getCount() + " tasks of " + peer.name() + " are lost");
      }
      Thread.sleep(REST_MILLIS);
      return figures;
    } finally {
      worker.close();
    }
  }
}
