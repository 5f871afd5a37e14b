package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.QueueSpec;
import java.time.Duration;

/**
 * A log of the changes to a broker's queues, and up to which of them they are committed: clients
 * learn of committed changes only. Changes are numbered; all that were made in one turn of the
 * event loop are committed together. To be used on the event loop only.
 */
public interface CommitLog {

  /** The log of a broker in memory, where nothing has to be waited for. */
  CommitLog NONE =
      new CommitLog() {
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
        public long last() {
          return 0;
        }

        @Override
        public long committed() {
          return 0;
        }

        @Override
        public void check() {}

        @Override
        public void endTurn() {}

        @Override
        public void advanced(Duration total) {}

        @Override
        public void close() {}
      };

  /** Records that a queue was created; the journal that is returned records its contents. */
  QueueJournal created(QueueSpec spec);

  /** Records the new settings of a queue. */
  void changed(QueueSpec spec);

  /** Records that a queue was deleted with everything in it. */
  void deleted(String queue);

  /** Has the action run, on any thread, after more was committed or writing has failed. */
  void onProgress(Runnable action);

  /** Returns the number of the last change. */
  long last();

  /** Returns the number up to which changes are committed. */
  long committed();

  /**
   * Checks that changes can still be committed.
   *
   * @throws StoreFailedException if writing has failed
   */
  void check() throws StoreFailedException;

  /** Ends a turn: the changes made in it are to be written. */
  void endTurn();

  /** Records how far the broker's time was moved since it was new. */
  void advanced(Duration total);

  /** Writes the remaining changes and closes the files. */
  void close();
}
