package io.boilermaker.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All tasks of a compilation, and the types of their arguments.
 *
 * @param tasks the tasks
 * @param types the user's types by their texts
 */
public record Manifest(List<TaskEntry> tasks, Map<String, TypeEntry> types) {

  /** The start of a manifest's path in a jar; the registry's class name follows. */
  public static final String FOLDER = "META-INF/boilermaker/";

  /** The end of a manifest's path in a jar. */
  public static final String SUFFIX = ".tasks";

  /** Copies both. */
  public Manifest {
    tasks = List.copyOf(tasks);
    types = Map.copyOf(types);
  }

  /** Returns the same without what it says of types that Jackson reads as they are in the end. */
  Manifest withoutTypesOfJackson() {
    Map<String, TypeEntry> others = new HashMap<>(types);
    others.keySet().removeIf(name -> name.startsWith(WireType.JACKSON));
    return new Manifest(tasks, others);
  }

  /** Returns the retired tasks, each with the types that its messages have. */
  public List<TaskEntry> retired() {
    return tasks.stream()
        .filter(task -> task.kind() == TaskEntry.Kind.RETIRED)
        .map(task -> RetiredTypes.added(task, types))
        .toList();
  }

  /**
   * Returns where the manifest of a registry is, in its jar.
   *
   * @param registry the class name
   */
  public static String path(String registry) {
    return FOLDER + registry + SUFFIX;
  }

  /**
   * Reads a manifest.
   *
   * @throws ManifestException if the text is none
   */
  public static Manifest parse(String text) {
    return ManifestReader.read(text.lines().toList());
  }

  /**
   * Reads entries that stand somewhere else than in a file of their own, without the first line.
   *
   * @throws ManifestException if the lines are none
   */
  public static Manifest parseEntries(List<String> lines) {
    return ManifestReader.readEntries(lines);
  }

  /** Returns the lines of the entries alone, which {@link #parseEntries} reads. */
  public List<String> entryLines() {
    return ManifestWriter.entries(this);
  }

  /** Returns the text of the file, which {@link #parse} reads. */
  public String toText() {
    return ManifestWriter.write(this);
  }

  /** Merges two manifests by name; of two types with one name it keeps one. */
  public Manifest with(Manifest other) {
    SortedMap<String, TypeEntry> allTypes = new TreeMap<>(types);
    allTypes.putAll(other.types);
    List<TaskEntry> allTasks = new ArrayList<>();
    Stream.concat(tasks.stream(), other.tasks.stream()).forEach(allTasks::add);
    return new Manifest(allTasks, allTypes);
  }
}
