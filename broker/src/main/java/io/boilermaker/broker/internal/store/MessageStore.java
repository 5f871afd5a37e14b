package io.boilermaker.broker.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.broker.internal.message.MalformedMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * The file of the messages. Each value has a checksum over itself, its key and its table, because
 * the store checks its own structure only. Not thread safe.
 */
final class MessageStore implements AutoCloseable {

  private static final int CHECKSUM = Integer.BYTES;
  // While the broker runs, pages are read only to be changed.
  private static final int CACHE_MEGABYTES = 8;
  // Unused chunks may be overwritten this soon, because each commit is forced to the disk.
  private static final int RETENTION_MILLIS = 1_000;
  private static final int COMMITS_BEFORE_COMPACTION = 500;
  private static final int LEAST_FILL_PERCENT = 50;
  private static final int BYTES_PER_COMPACTION = 1 << 20;
  private static final int CLOSING_COMPACTION_MILLIS = 100;

  private final MVStore store;
  private int commits;

  private MessageStore(MVStore store) {
    this.store = store;
  }

  /** Opens the store read-only, so that a damaged or foreign file is not changed. */
  static MessageStore openToRead(DataFolder folder) throws IOException {
    return new MessageStore(open(folder, /* readOnly= */ true));
  }

  static MessageStore openToWrite(DataFolder folder) throws IOException {
    folder.createMessages();
    MVStore store = open(folder, /* readOnly= */ false);
    store.setRetentionTime(RETENTION_MILLIS);
    return new MessageStore(store);
  }

  static boolean exists(DataFolder folder) throws IOException {
    return Files.exists(folder.messages()) && Files.size(folder.messages()) > 0;
  }

  /** Opens the store; its file is closed here on failure, which the store does not always do. */
  private static MVStore open(DataFolder folder, boolean readOnly) throws IOException {
    SingleFileStore file = new SingleFileStore(Map.of("cacheSize", CACHE_MEGABYTES));
    try {
      file.open(folder.messages().toString(), readOnly, /* encryptionKey= */ null);
      return builder().adoptFileStore(file).open();
    } catch (RuntimeException | AssertionError e) {
      file.close();
      if (e instanceof MVStoreException m && m.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw DataRefusedException.inUse(folder.path());
      }
      // What was read before can still be read: only writing fails now.
      if (!readOnly && rootOf(e) instanceof IOException failure) {
        throw failure;
      }
      throw folder.damaged("'" + DataFolder.MESSAGES + "' cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Returns what the system says; the store's own messages name positions in the file. */
  static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Turns off automatic commits: neither time nor size may commit a part of a turn. */
  private static MVStore.Builder builder() {
    return new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0);
  }

  /** Returns true if nothing was ever committed. */
  boolean isNew() {
    return store.getMapNames().isEmpty();
  }

  /** Returns all entries of a table, in the order of its keys. */
  <K> Map<K, byte[]> readAll(Table<K> table) throws MalformedMessageException {
    if (!store.hasMap(table.name())) {
      throw new MalformedMessageException("there is no '" + table.name() + "'");
    }
    Map<K, byte[]> found = new LinkedHashMap<>();
    MVMap<K, byte[]> map = map(table);
    Cursor<K, byte[]> cursor = map.cursor(null);
    while (cursor.hasNext()) {
      K key = cursor.next();
      found.put(key, checked(table, key, cursor.getValue()));
    }
    if (found.size() != map.sizeAsLong()) {
      throw new MalformedMessageException("entries are missing in '" + table.name() + "'");
    }
    return found;
  }

  /** Writes the changes, all or none of them, and forces them to the disk. */
  void commit(List<StoreChange> changes) {
    changes.forEach(change -> change.applyTo(this));
    store.commit();
    store.sync();
    commits++;
  }

  /** Compacts the file after a number of commits. */
  void compact() {
    if (commits % COMMITS_BEFORE_COMPACTION == 0) {
      store.compact(LEAST_FILL_PERCENT, BYTES_PER_COMPACTION);
    }
  }

  /**
   * For use in {@link StoreChange}s. Tables are created before they are needed, so that a missing
   * one is detected.
   */
  void make(Table<?> table) {
    map(table);
  }

  /** For use in {@link StoreChange}s. */
  void drop(Table<?> table) {
    store.removeMap(table.name());
  }

  /** For use in {@link StoreChange}s. */
  <K> void set(Table<K> table, K key, byte[] value) {
    map(table).put(key, withChecksum(table, key, value));
  }

  /** For use in {@link StoreChange}s. */
  <K> void remove(Table<K> table, K key) {
    map(table).remove(key);
  }

  private <K> MVMap<K, byte[]> map(Table<K> table) {
    return store.openMap(
        table.name(),
        new MVMap.Builder<K, byte[]>().keyType(table.keys()).valueType(ByteArrayDataType.INSTANCE));
  }

  private static byte[] withChecksum(Table<?> table, Object key, byte[] value) {
    return ByteBuffer.allocate(CHECKSUM + value.length)
        .putInt(checksum(table, key, value))
        .put(value)
        .array();
  }

  private static byte[] checked(Table<?> table, Object key, byte @Nullable [] stored)
      throws MalformedMessageException {
    if (stored != null && stored.length >= CHECKSUM) {
      byte[] value = Arrays.copyOfRange(stored, CHECKSUM, stored.length);
      if (ByteBuffer.wrap(stored).getInt() == checksum(table, key, value)) {
        return value;
      }
    }
    throw new MalformedMessageException(
        "the checksum of an entry in '" + table.name() + "' does not match");
  }

  private static int checksum(Table<?> table, Object key, byte[] value) {
    CRC32 checksum = new CRC32();
    checksum.update((table.name() + '\n' + key + '\n').getBytes(UTF_8));
    checksum.update(value);
    return (int) checksum.getValue();
  }

  /** Closes the file without writing. */
  void abandon() {
    store.closeImmediately();
  }

  @Override
  public void close() {
    store.close(CLOSING_COMPACTION_MILLIS);
  }
}
