package io.boilermaker.broker.internal.queue;

/**
 * Records the changes of the messages of a sub-queue. It is called right after each change, on the
 * event loop.
 */
public interface MessageJournal {

  /** The journal of queues in memory. */
  MessageJournal NONE =
      new MessageJournal() {
        @Override
        public void added(QueuedMessage message) {}

        @Override
        public void changed(QueuedMessage message) {}

        @Override
        public void removed(QueuedMessage message) {}

        @Override
        public void numbered(long sequenceNumber) {}
      };

  void added(QueuedMessage message);

  /** Records a new state of a message; its content and number do not change. */
  void changed(QueuedMessage message);

  void removed(QueuedMessage message);

  /** Records that the number is used, whether or not a message gets it. */
  void numbered(long sequenceNumber);
}
