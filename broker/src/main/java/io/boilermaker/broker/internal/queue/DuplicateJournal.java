package io.boilermaker.broker.internal.queue;

import java.time.Instant;

/** Takes down the message ids of a duplicate window, on the event loop. */
public interface DuplicateJournal {

  /** For queues that live in memory alone. */
  DuplicateJournal NONE =
      new DuplicateJournal() {
        @Override
        public void remembered(String id, Instant at) {}

        @Override
        public void forgotten(String id) {}
      };

  void remembered(String id, Instant at);

  void forgotten(String id);
}
