package io.boilermaker.broker.internal.queue;

/** Where the parts of a queue take down what must survive. */
public record QueueJournal(
    MessageJournal main, MessageJournal deadLetters, DuplicateJournal duplicates) {

  /** For queues that live in memory alone. */
  static final QueueJournal NONE =
      new QueueJournal(MessageJournal.NONE, MessageJournal.NONE, DuplicateJournal.NONE);
}
