package io.boilermaker.broker.internal.store;

import io.boilermaker.broker.internal.message.EncodedMessage;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The content of a data directory as text, for comparison. */
final class StoredData {

  private StoredData() {}

  /** Returns the data as the broker reads it. */
  static String read(Path path) throws IOException {
    try (DataFolder folder = DataFolder.open(path)) {
      StoredBroker broker =
          StoredBroker.read(folder, new StoredForm(new BrokerTime(Clock.systemUTC())));
      StringBuilder text = new StringBuilder();
      broker
          .queues()
          .forEach(
              (key, queue) -> {
                text.append(key).append(' ').append(queue.spec()).append('\n');
                text.append(queue.main().lastSequenceNumber()).append('\n');
                queue.main().messages().forEach(message -> text.append(describe(message)));
                text.append(queue.deadLetters().lastSequenceNumber()).append('\n');
                queue.deadLetters().messages().forEach(message -> text.append(describe(message)));
                text.append(queue.ids()).append('\n');
              });
      return text.append(broker.advance()).append(' ').append(broker.lastChange()).toString();
    }
  }

  static String describe(QueuedMessage message) {
    EncodedMessage content = message.content().encoded();
    return List.of(
                message.sequenceNumber(),
                message.enqueuedSequenceNumber(),
                message.state(),
                message.deliveryCount(),
                message.isDeferred(),
                message.enqueuedAt(),
                String.valueOf(message.expiresAt()),
                String.valueOf(message.deadLetterSource()),
                message.changedProperties(),
                String.valueOf(message.content().timeToLive()),
                content.annotations(),
                content.applicationProperties(),
                content.body())
            .toString()
        + "\n";
  }

  /** Returns the names, times and bytes of the files. */
  static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.toList()) {
        files.put(
            folder.relativize(file).toString(),
            Files.getLastModifiedTime(file)
                + " "
                + (Files.isDirectory(file) ? 0 : Arrays.hashCode(Files.readAllBytes(file))));
      }
    }
    return files;
  }
}
