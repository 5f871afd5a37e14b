package io.boilermaker.broker.internal.queue;

import java.time.Instant;

/** Records the message ids of a duplicate window, on the event loop. */
public interface DuplicateJournal {

  /** The journal of queues in memory. */
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
