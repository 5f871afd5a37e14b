package io.boilermaker.broker.internal.store;

import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.queue.StoredQueue;
import io.boilermaker.broker.internal.queue.StoredQueue.StoredMessages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of an earlier broker, read and checked as a whole before anything is changed.
 *
 * @param queues by the key of their name
 * @param advance by how much the broker's time was moved
 * @param lastChange the number of the last change that is in it
 */
record StoredBroker(Map<String, StoredQueue> queues, Duration advance, long lastChange) {

  private static final StoredBroker NEW = new StoredBroker(Map.of(), Duration.ZERO, 0);

  static StoredBroker read(DataFolder folder, StoredForm form) throws IOException {
    StoredBroker broker = NEW;
    if (MessageStore.exists(folder)) {
      try (MessageStore store = MessageStore.openToRead(folder)) {
        broker = store.isNew() ? NEW : read(store, form);
      } catch (MalformedMessageException | RuntimeException | AssertionError e) {
        throw folder.damaged("'" + DataFolder.MESSAGES + "' cannot be read: " + e.getMessage(), e);
      }
    }
    if (broker.lastChange < folder.confirmed()) {
      throw folder.damaged(
          "'"
              + DataFolder.MESSAGES
              + "' holds the changes up to "
              + broker.lastChange
              + ", and "
              + folder.confirmed()
              + " was confirmed",
          null);
    }
    return broker;
  }

  private static StoredBroker read(MessageStore store, StoredForm form)
      throws MalformedMessageException {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> number : store.readAll(Table.NUMBERS).entrySet()) {
      numbers.put(number.getKey(), form.number(number.getValue()));
    }
    Map<String, StoredQueue> queues = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> spec : store.readAll(Table.QUEUES).entrySet()) {
      String key = spec.getKey();
      queues.put(
          key,
          new StoredQueue(
              form.spec(spec.getValue()),
              messages(store, form, Table.main(key), numbers),
              messages(store, form, Table.deadLetters(key), numbers),
              ids(store, form, key)));
    }
    Map<String, byte[]> once = store.readAll(Table.BROKER);
    byte[] advance = once.get(StoreJournal.ADVANCE);
    byte[] lastChange = once.get(StoreJournal.LAST_CHANGE);
    return new StoredBroker(
        queues,
        advance == null ? Duration.ZERO : form.duration(advance),
        lastChange == null ? 0 : form.number(lastChange));
  }

  private static StoredMessages messages(
      MessageStore store, StoredForm form, String subQueue, Map<String, Long> numbers)
      throws MalformedMessageException {
    Map<Long, byte[]> contents = store.readAll(Table.contents(subQueue));
    Map<Long, byte[]> histories = store.readAll(Table.histories(subQueue));
    if (!contents.keySet().equals(histories.keySet())) {
      throw new MalformedMessageException("a message of '" + subQueue + "' is not whole");
    }
    List<QueuedMessage> messages = new ArrayList<>();
    for (Map.Entry<Long, byte[]> history : histories.entrySet()) {
      long number = history.getKey();
      byte[] content = contents.getOrDefault(number, new byte[0]);
      messages.add(form.message(number, content, history.getValue()));
    }
    long last = numbers.getOrDefault(subQueue, 0L);
    if (!messages.isEmpty() && messages.get(messages.size() - 1).sequenceNumber() > last) {
      throw new MalformedMessageException("a number of '" + subQueue + "' is missing");
    }
    return new StoredMessages(messages, last);
  }

  private static Map<String, Instant> ids(MessageStore store, StoredForm form, String queue)
      throws MalformedMessageException {
    List<Map.Entry<String, Instant>> ids = new ArrayList<>();
    for (Map.Entry<String, byte[]> id : store.readAll(Table.ids(queue)).entrySet()) {
      ids.add(Map.entry(id.getKey(), form.instant(id.getValue())));
    }
    ids.sort(Map.Entry.comparingByValue(Comparator.naturalOrder()));
    Map<String, Instant> result = new LinkedHashMap<>();
    ids.forEach(id -> result.put(id.getKey(), id.getValue()));
    return result;
  }
}
