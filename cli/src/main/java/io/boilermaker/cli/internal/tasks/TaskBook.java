package io.boilermaker.cli.internal.tasks;

import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.ManifestConflicts;
import io.boilermaker.manifest.TaskEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tasks of all manifests that were given, by all their names. */
public final class TaskBook {

  private final Map<String, Manifest> manifests;
  private final Map<String, KnownTask> byName = new TreeMap<>();

  private TaskBook(Map<String, Manifest> manifests) {
    this.manifests = manifests;
    for (Manifest manifest : manifests.values()) {
      for (TaskEntry task : manifest.tasks()) {
        if (task.kind() != TaskEntry.Kind.RETIRED) {
          add(new KnownTask(task, manifest));
        }
      }
    }
  }

  /** What one manifest runs, another may only declare: the former counts. */
  private void add(KnownTask task) {
    for (String name : task.entry().names()) {
      byName.merge(name, task, (first, second) -> second.isRun() ? second : first);
    }
  }

  /**
   * Reads the manifests of some paths.
   *
   * @throws TasksException if one has none
   */
  public static TaskBook read(Collection<Path> paths) {
    Map<String, Manifest> all = new LinkedHashMap<>();
    paths.forEach(path -> all.putAll(ManifestFiles.read(path)));
    return new TaskBook(all);
  }

  /** Returns whether there is no manifest. */
  public boolean isEmpty() {
    return manifests.isEmpty();
  }

  /** Returns the task of a name; nothing if no manifest has it. */
  public Optional<KnownTask> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns all tasks, by their first names. */
  public Collection<KnownTask> tasks() {
    Map<String, KnownTask> tasks = new TreeMap<>();
    byName.values().forEach(task -> tasks.put(task.entry().name(), task));
    return tasks.values();
  }

  /** Returns all manifests as one. */
  public Manifest merged() {
    return manifests.values().stream()
        .reduce(Manifest::with)
        .orElseGet(() -> new Manifest(List.of(), Map.of()));
  }

  /** Finds what the manifests say that cannot all be true, each a sentence. */
  public List<String> conflicts() {
    return ManifestConflicts.of(manifests);
  }

  /** Returns the names that are most like another one. */
  public List<String> like(String name) {
    List<String> like = new ArrayList<>(byName.keySet());
    like.removeIf(each -> distance(each, name) > Math.max(2, name.length() / 3));
    like.sort((a, b) -> Integer.compare(distance(a, name), distance(b, name)));
    return like.subList(0, Math.min(3, like.size()));
  }

  /** Returns how many characters to change to turn one text into another. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(same, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[b.length()];
  }
}
