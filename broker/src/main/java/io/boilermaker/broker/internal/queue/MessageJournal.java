package io.boilermaker.broker.internal.queue;

/**
 * Takes down what must survive of the messages of a sub-queue. It is told of each change right
 * after it was made, on the event loop.
 */
public interface MessageJournal {

  /** For queues that live in memory alone. */
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

  /** Anything but the content and the number may be new, the state for one. */
  void changed(QueuedMessage message);

  void removed(QueuedMessage message);

  /** That number is taken, whether or not a message gets it. */
  void numbered(long sequenceNumber);
}
