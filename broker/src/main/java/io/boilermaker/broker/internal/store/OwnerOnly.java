package io.boilermaker.broker.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates folders and files that only their owner can read, whatever the umask. A file system
 * without POSIX permissions, as on Windows, has its own defaults: there a folder of the user is
 * closed to others already.
 */
final class OwnerOnly {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /** Creates a folder with its parents; one that exists keeps its permissions. */
  static void createFolder(Path folder) throws IOException {
    if (hasPermissions(folder)) {
      FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(FOLDER);
      Files.createDirectories(folder, owner);
    } else {
      Files.createDirectories(folder);
    }
  }

  /**
   * Opens a file to be read and written, and creates it if it does not exist. One that exists is
   * closed to others too. A symbolic link is not followed.
   *
   * @throws IOException also if the file is a symbolic link
   */
  static FileChannel open(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    if (!hasPermissions(file)) {
      return FileChannel.open(file, options);
    }
    FileChannel opened =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(FILE));
    try {
      Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setPermissions(FILE);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
