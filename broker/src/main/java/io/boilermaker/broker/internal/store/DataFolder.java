package io.boilermaker.broker.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder with a broker's data: a marker file and the file of the messages. The marker is locked
 * while the broker runs. It names the format of the data and the last change that was confirmed to
 * a client: a file of messages that ends before that change is incomplete.
 */
final class DataFolder implements AutoCloseable {

  static final String MARKER = "boilermaker-broker.data";
  static final String MESSAGES = "messages.mv";
  static final int FORMAT = 1;

  private static final String FORMAT_LINE = "boilermaker-broker data, format ";
  private static final String CONFIRMED = "confirmed ";
  private static final int NUMBER_DIGITS = 19;
  private static final int LARGEST_MARKER = 1_024;
  private static final Pattern FIRST_LINE =
      Pattern.compile(FORMAT_LINE + "(\\d+)\n(.*)", Pattern.DOTALL);
  private static final Pattern REST = Pattern.compile(CONFIRMED + "(\\d{19})\n");

  private final Path folder;
  private final FileChannel marker;
  private final long confirmed;

  private DataFolder(Path folder, FileChannel marker, long confirmed) {
    this.folder = folder;
    this.marker = marker;
    this.confirmed = confirmed;
  }

  /**
   * Opens a folder, and creates it if it does not exist. A folder that is not a broker's is not
   * changed.
   */
  static DataFolder open(Path folder) throws IOException {
    requireOurs(folder);
    OwnerOnly.createFolder(folder);
    FileChannel marker = OwnerOnly.open(folder.resolve(MARKER));
    try {
      lock(folder, marker);
      if (marker.size() == 0 && !Files.exists(folder.resolve(MESSAGES))) {
        write(marker, 0, text(0));
        marker.force(true);
      }
      return new DataFolder(folder, marker, read(folder, marker));
    } catch (IOException e) {
      marker.close();
      throw e;
    }
  }

  private static void requireOurs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (Files.exists(folder)) {
        throw DataRefusedException.foreign(folder, "it is a file");
      }
      return;
    }
    for (String file : List.of(MARKER, MESSAGES)) {
      if (Files.isSymbolicLink(folder.resolve(file))) {
        throw DataRefusedException.foreign(folder, "'" + file + "' is a symbolic link");
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      Path first = files.sorted().findFirst().orElse(null);
      if (first != null && !Files.isRegularFile(folder.resolve(MARKER))) {
        throw DataRefusedException.foreign(
            folder, "it holds '" + first.getFileName() + "' and no '" + MARKER + "'");
      }
    }
  }

  /**
   * Locks the marker. The lock of the store on its own file is needed besides: a second broker of
   * this JVM that is refused here closes the marker, which on POSIX systems releases the lock on
   * it.
   */
  private static void lock(Path folder, FileChannel marker) throws IOException {
    FileLock lock;
    try {
      lock = marker.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw DataRefusedException.inUse(folder);
    }
  }

  private static long read(Path folder, FileChannel marker) throws IOException {
    Matcher first = FIRST_LINE.matcher(content(marker));
    if (!first.matches()) {
      throw DataRefusedException.damaged(folder, "'" + MARKER + "' cannot be read", null);
    }
    if (!first.group(1).equals(String.valueOf(FORMAT))) {
      throw DataRefusedException.otherFormat(folder, first.group(1), FORMAT);
    }
    Matcher rest = REST.matcher(first.group(2));
    if (!rest.matches()) {
      throw DataRefusedException.damaged(folder, "'" + MARKER + "' has a bad second line", null);
    }
    try {
      return Long.parseLong(rest.group(1));
    } catch (NumberFormatException e) {
      throw DataRefusedException.damaged(folder, "'" + MARKER + "' has a bad number", e);
    }
  }

  private static String content(FileChannel marker) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LARGEST_MARKER);
    int count = 1;
    while (count > 0) {
      count = marker.read(bytes, bytes.position());
    }
    return new String(bytes.array(), 0, bytes.position(), US_ASCII);
  }

  private static String text(long confirmed) {
    return FORMAT_LINE + FORMAT + "\n" + number(confirmed);
  }

  private static String number(long confirmed) {
    String digits = String.format(Locale.ROOT, "%0" + NUMBER_DIGITS + "d", confirmed);
    return CONFIRMED + digits + "\n";
  }

  private static void write(FileChannel marker, long position, String text) throws IOException {
    ByteBuffer bytes = US_ASCII.encode(text);
    while (bytes.hasRemaining()) {
      marker.write(bytes, position + bytes.position());
    }
  }

  Path path() {
    return folder;
  }

  Path messages() {
    return folder.resolve(MESSAGES);
  }

  /** Creates the file of the messages if it does not exist: the store would use the umask. */
  void createMessages() throws IOException {
    OwnerOnly.open(messages()).close();
  }

  /** Returns the last change that was confirmed before this was opened. */
  long confirmed() {
    return confirmed;
  }

  /**
   * Records that a change is about to be confirmed. It is not forced to the disk: an older number
   * after a power failure only weakens the check.
   */
  void confirm(long change) throws IOException {
    write(marker, FORMAT_LINE.length() + String.valueOf(FORMAT).length() + 1, number(change));
  }

  DataRefusedException damaged(String where, @Nullable Throwable cause) {
    return DataRefusedException.damaged(folder, where, cause);
  }

  @Override
  public void close() throws IOException {
    marker.close();
  }
}
