package io.boilermaker.broker.internal.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A folder cannot be used as the data directory of this broker; no data in it was changed. */
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

  /** Says why the system refuses to read or write files. */
  static DataRefusedException unusable(Path folder, IOException cause) {
    return refused(
        folder,
        "cannot be used: "
            + reason(cause)
            + ". Let its user read and write there, make room on its disk, or name another directory",
        cause);
  }

  /** Some exceptions say only by their class what is wrong with a file. */
  private static String reason(IOException cause) {
    if (cause instanceof FileSystemException file && file.getReason() == null) {
      String kind = file.getClass().getSimpleName().replace("Exception", "");
      String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
      return file.getFile() + ": " + words;
    }
    return String.valueOf(cause.getMessage());
  }

  private static DataRefusedException refused(
      Path folder, String reason, @Nullable Throwable cause) {
    return new DataRefusedException("the data directory '" + folder + "' " + reason, cause);
  }
}
