package io.boilermaker.cli.internal.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.cli.internal.file.FileReason;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files of messages. They hold arguments as they are, so that only their owner may read them. */
public final class ExportFile {

  private ExportFile() {}

  /**
   * Writes messages, and returns when they are on the disk.
   *
   * @throws ExportException if the file is there already, or cannot be written, or cannot hold one
   */
  public static void write(Path path, List<SeenMessage> messages) {
    var text = new StringBuilder();
    messages.forEach(
        message -> text.append(JsonTexts.text(ExportLine.write(message))).append('\n'));
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      try (FileChannel channel = create(path)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      if (e instanceof FileAlreadyExistsException && isThere(path)) {
        throw new ExportException("'" + path + "' is there already: name another file");
      }
      throw new ExportException("'" + path + "' cannot be written: " + FileReason.of(e));
    }
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static FileChannel create(Path path) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? FileChannel.open(
            path,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : FileChannel.open(path, options);
  }

  /**
   * Reads the messages of a file.
   *
   * @throws ExportException if it cannot be read; it names the line
   */
  public static List<ServiceBusMessage> read(Path path) {
    List<ServiceBusMessage> messages = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(path, UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        messages.add(message(path, i + 1, lines.get(i)));
      }
    } catch (IOException e) {
      throw new ExportException("'" + path + "' cannot be read: " + FileReason.of(e));
    }
    return messages;
  }

  private static ServiceBusMessage message(Path path, int line, String text) {
    try {
      return ExportLine.read(
          JsonTexts.read(text).orElseThrow(() -> new ExportException("it is no JSON")));
    } catch (ExportException e) {
      throw new ExportException("'" + path + "', line " + line + ": " + e.getMessage());
    }
  }
}
