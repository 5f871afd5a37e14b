package io.boilermaker.cli.internal.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.file.FileReason;
import io.boilermaker.cli.internal.message.JsonTexts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file of a plan: its first line says of which queue, then a line for each dead letter, then
 * what was done, line by line. Killed anywhere, the next run knows from it what may have been sent.
 * It may hold arguments, so that only its owner may read it.
 */
public final class PlanFile implements AutoCloseable {

  private static final String VERSION_KEY = "boilermaker_redrive";
  private static final int VERSION = 1;

  private final Path path;
  private final Plan plan;
  private final List<JsonNode> notes;
  private final FileChannel channel;

  private PlanFile(Path path, Plan plan, List<JsonNode> notes, FileChannel channel) {
    this.path = path;
    this.plan = plan;
    this.notes = notes;
    this.channel = channel;
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /** Returns the plan. */
  public Plan plan() {
    return plan;
  }

  /** Returns what the runs before have noted. */
  List<JsonNode> notes() {
    return notes;
  }

  /** Writes a plan. */
  public static PlanFile create(Path path, Plan plan) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      var text = new StringBuilder();
      text.append(JsonTexts.text(head(plan))).append('\n');
      plan.entries().forEach(entry -> text.append(JsonTexts.text(entry.json())).append('\n'));
      FileChannel channel = open(path, StandardOpenOption.CREATE_NEW);
      write(channel, text.toString());
      channel.force(true);
      return new PlanFile(path, plan, List.of(), channel);
    } catch (IOException e) {
      throw new PlanException("the plan cannot be written to '" + path + "': " + FileReason.of(e));
    }
  }

  private static FileChannel open(Path path, StandardOpenOption how) throws IOException {
    var options = EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE, how);
    FileChannel channel =
        how == StandardOpenOption.CREATE_NEW
                && path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? FileChannel.open(
                path,
                options,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : FileChannel.open(path, options);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new PlanException("another process works on '" + path + "'");
      }
    } catch (OverlappingFileLockException e) {
      throw new PlanException("'" + path + "' is in use");
    }
    return channel;
  }

  private static ObjectNode head(Plan plan) {
    ObjectNode head = JsonTexts.object();
    head.put(VERSION_KEY, VERSION);
    head.put("queue", plan.queue());
    head.put("target", plan.target());
    head.put("delay_ms", plan.delay().toMillis());
    head.put("keep_attempts", plan.keepAttempts());
    head.put("count", plan.entries().size());
    head.put("hash", hash(head, plan.entries()));
    return head;
  }

  private static String hash(ObjectNode head, List<PlanEntry> entries) {
    var digest = Hashes.digest();
    digest.update(JsonTexts.bytes(head.deepCopy().without("hash")));
    entries.forEach(entry -> digest.update(JsonTexts.bytes(entry.json())));
    return java.util.HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Reads a plan that was begun.
   *
   * @param queue the queue and the namespace that it must be of
   * @throws PlanException if it is no plan, of another queue, changed, or of a later version
   */
  public static PlanFile resume(Path path, String queue) {
    try {
      FileChannel channel = open(path, StandardOpenOption.WRITE);
      try {
        return read(path, queue, channel);
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PlanException("the plan '" + path + "' cannot be read: " + FileReason.of(e));
    }
  }

  private static PlanFile read(Path path, String queue, FileChannel channel) throws IOException {
    String text = Files.readString(path, UTF_8);
    List<String> lines = text.lines().toList();
    ObjectNode head = head(path, lines);
    String of = head.path("queue").asText();
    if (!of.equals(queue)) {
      throw new PlanException("'" + path + "' is a plan for " + of + ", not for " + queue);
    }
    int count = head.path("count").asInt(-1);
    if (count < 0 || lines.size() - 1 < count) {
      throw PlanException.changed(path);
    }
    Plan plan = plan(path, head, lines.subList(1, count + 1));
    List<JsonNode> notes = notes(path, lines.subList(count + 1, lines.size()));
    var file = new PlanFile(path, plan, notes, channel);
    channel.position(channel.size());
    if (!text.endsWith("\n")) {
      // A kill cut the last note, which then was not acted on.
      write(channel, "\n");
    }
    return file;
  }

  private static Plan plan(Path path, ObjectNode head, List<String> lines) {
    List<PlanEntry> entries = new ArrayList<>();
    for (String line : lines) {
      entries.add(
          PlanEntry.of(JsonTexts.read(line).orElseThrow(() -> PlanException.changed(path))));
    }
    if (!hash(head, entries).equals(head.path("hash").asText())) {
      throw PlanException.changed(path);
    }
    return new Plan(
        head.path("queue").asText(),
        head.path("target").asText(),
        Duration.ofMillis(head.path("delay_ms").asLong()),
        head.path("keep_attempts").asBoolean(),
        entries);
  }

  private static ObjectNode head(Path path, List<String> lines) {
    JsonNode head = lines.isEmpty() ? null : JsonTexts.read(lines.get(0)).orElse(null);
    if (!(head instanceof ObjectNode object) || !object.path(VERSION_KEY).isInt()) {
      throw new PlanException("'" + path + "' is no plan of 'dead redrive'");
    }
    int version = object.path(VERSION_KEY).asInt();
    if (version > VERSION) {
      throw PlanException.later(path, version, VERSION);
    }
    return object;
  }

  /** The last line of each run may be cut; nothing else is left out. */
  private static List<JsonNode> notes(Path path, List<String> lines) {
    List<JsonNode> notes = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank()) {
        JsonNode note = JsonTexts.read(line).orElse(null);
        if (note != null && note.isObject()) {
          notes.add(note);
        } else if (!line.startsWith("{")) {
          throw PlanException.changed(path);
        }
      }
    }
    return notes;
  }

  /**
   * Notes something.
   *
   * @param isSafe whether it must be on the disk before this returns
   */
  void note(String what, Collection<Long> sequences, boolean isSafe) {
    ObjectNode note = JsonTexts.object();
    sequences.forEach(note.putArray(what)::add);
    try {
      write(channel, JsonTexts.text(note) + "\n");
      if (isSafe) {
        channel.force(false);
      }
    } catch (IOException e) {
      throw new PlanException("the plan '" + path + "' cannot be written: " + FileReason.of(e));
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Returns the numbers that were noted as something. */
  static void addTo(Set<Long> numbers, JsonNode note, String what) {
    note.path(what).forEach(number -> numbers.add(number.asLong()));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new PlanException("the plan '" + path + "' cannot be closed: " + FileReason.of(e));
    }
  }
}
