package io.boilermaker.broker.internal.queue;

/** The journals of the parts of a queue. */
public record QueueJournal(
    MessageJournal main, MessageJournal deadLetters, DuplicateJournal duplicates) {

  /** The journals of a queue in memory. */
  static final QueueJournal NONE =
      new QueueJournal(MessageJournal.NONE, MessageJournal.NONE, DuplicateJournal.NONE);
}
