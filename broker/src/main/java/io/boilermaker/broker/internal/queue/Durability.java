package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.QueueSpec;
import java.time.Duration;

/**
 * Which of the changes made to a broker's queues are safe, so that clients may learn of them.
 * Changes are numbered; all that were made in one turn of the event loop become safe together. To
 * be used on the event loop only.
 */
public interface Durability {

  /** That of a broker in memory: there is nothing to wait for. */
  Durability NONE =
      new Durability() {
        @Override
        public QueueJournal created(QueueSpec spec) {
          return QueueJournal.NONE;
        }

        @Override
        public void changed(QueueSpec spec) {}

        @Override
        public void deleted(String queue) {}

        @Override
        public void onProgress(Runnable action) {}

        @Override
        public long latest() {
          return 0;
        }

        @Override
        public long safe() {
          return 0;
        }

        @Override
        public void check() {}

        @Override
        public void handOver() {}

        @Override
        public void advanced(Duration total) {}

        @Override
        public void close() {}
      };

  /** Takes down that there is a queue; what is returned takes down everything else of it. */
  QueueJournal created(QueueSpec spec);

  /** Takes down other settings of a queue. */
  void changed(QueueSpec spec);

  /** Takes down that there is no such queue any more, nor anything that was in it. */
  void deleted(String queue);

  /** The action is run, on any thread, after more has become safe or can never be. */
  void onProgress(Runnable action);

  /** The number of the latest change. */
  long latest();

  /** The number up to which changes are safe. */
  long safe();

  /**
   * Makes sure that changes can still become safe.
   *
   * @throws StoreFailedException if none ever will
   */
  void check() throws StoreFailedException;

  /** The turn ends: what was changed in it is to be written. */
  void handOver();

  /** The broker's time was moved, by that much since it was new. */
  void advanced(Duration total);

  /** Writes what is left and lets go of the files. */
  void close();
}
