package io.boilermaker.broker.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder cannot be used as the data directory of this broker; nothing in it was changed. */
public final class DataRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private DataRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static DataRefusedException foreign(Path folder, String found) {
    return refused(
        folder,
        "is not a broker's: " + found + ". Nothing was changed. Name an empty or a new directory",
        null);
  }

  static DataRefusedException inUse(Path folder) {
    return refused(
        folder, "is in use by another broker. Stop that one, or name another directory", null);
  }

  static DataRefusedException otherFormat(Path folder, String found, int known) {
    return refused(
        folder,
        "has format "
            + found
            + ", and this broker knows format "
            + known
            + ". Nothing was changed. Use the release of the broker that wrote it, or name a new"
            + " directory",
        null);
  }

  static DataRefusedException damaged(Path folder, String where, @Nullable Throwable cause) {
    return refused(
        folder,
        "is damaged: "
            + where
            + ". Nothing was changed. Bring back a copy of the whole directory, or name a new one",
        cause);
  }

  private static DataRefusedException refused(
      Path folder, String reason, @Nullable Throwable cause) {
    return new DataRefusedException("the data directory '" + folder + "' " + reason, cause);
  }
}
