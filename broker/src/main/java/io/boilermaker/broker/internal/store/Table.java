package io.boilermaker.broker.internal.store;

import java.util.List;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * A map of the store; its values are bytes.
 *
 * @param <K> the type of its keys
 */
record Table<K>(String name, DataType<K> keys) {

  /** Settings of the queues, by the key of their name. */
  static final Table<String> QUEUES = named("queues");

  /** Numbers and times of the whole broker. */
  static final Table<String> BROKER = named("broker");

  /** The last sequence number of each sub-queue. */
  static final Table<String> NUMBERS = named("numbers");

  /** The tables that must exist if there is any queue. */
  static final List<Table<?>> ALL_QUEUES = List.of(QUEUES, BROKER, NUMBERS);

  /** Returns the tables that must exist for a queue. */
  static List<Table<?>> ofQueue(String queue) {
    return List.of(
        contents(main(queue)),
        histories(main(queue)),
        contents(deadLetters(queue)),
        histories(deadLetters(queue)),
        ids(queue));
  }

  static Table<Long> contents(String subQueue) {
    return new Table<>("contents of " + subQueue, LongDataType.INSTANCE);
  }

  static Table<Long> histories(String subQueue) {
    return new Table<>("histories of " + subQueue, LongDataType.INSTANCE);
  }

  /** Returns the table with the ids of a queue's duplicate window. */
  static Table<String> ids(String queue) {
    return named("ids of " + queue);
  }

  private static Table<String> named(String name) {
    return new Table<>(name, StringDataType.INSTANCE);
  }

  static String main(String queue) {
    return queue;
  }

  /** Returns a name that no queue can have. */
  static String deadLetters(String queue) {
    return queue + "/$deadletterqueue";
  }
}
