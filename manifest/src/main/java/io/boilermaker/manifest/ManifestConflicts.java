package io.boilermaker.manifest;

import io.boilermaker.manifest.TaskEntry.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Statements of the manifests of one program that cannot all be true. */
public final class ManifestConflicts {

  private final List<String> found = new ArrayList<>();

  private ManifestConflicts() {}

  /**
   * Finds the conflicts, each a sentence; none if all is well.
   *
   * @param registries the manifests by the names of their registries
   */
  public static List<String> of(Map<String, Manifest> registries) {
    Map<String, Manifest> manifests = new LinkedHashMap<>(registries);
    manifests.replaceAll((registry, manifest) -> manifest.withoutTypesOfJackson());
    var conflicts = new ManifestConflicts();
    conflicts.types(manifests);
    List<Description> descriptions = descriptions(manifests);
    for (int i = 0; i < descriptions.size(); i++) {
      for (int j = i + 1; j < descriptions.size(); j++) {
        conflicts.tasks(descriptions.get(i), descriptions.get(j));
      }
    }
    return conflicts.found;
  }

  /** A task on the application's queue, and the manifest that has its types. */
  private record Description(TaskEntry task, Manifest manifest) {

    boolean runs() {
      return task.kind() == Kind.TASK;
    }

    List<BreakingChange> breakingChangesOf(Description reader) {
      return Compatibility.breakingChanges(manifest, task, reader.manifest, reader.task);
    }
  }

  private static List<Description> descriptions(Map<String, Manifest> manifests) {
    List<Description> all = new ArrayList<>();
    for (Manifest manifest : manifests.values()) {
      for (TaskEntry task : manifest.tasks()) {
        if (task.kind() != Kind.RETIRED && task.queue().isEmpty()) {
          all.add(new Description(task, manifest));
        }
      }
    }
    return all;
  }

  /**
   * Finds classes that two compilations saw in different shapes: one of them was built too long
   * ago, so that its codec calls a constructor that is gone, or lacks a record.
   */
  private void types(Map<String, Manifest> manifests) {
    Map<String, String> registries = new HashMap<>();
    Map<String, TypeEntry> types = new HashMap<>();
    manifests.forEach(
        (registry, manifest) -> {
          for (TypeEntry type : new TreeMap<>(manifest.types()).values()) {
            TypeEntry other = types.putIfAbsent(type.name(), type);
            String first = registries.putIfAbsent(type.name(), registry);
            if (other != null) {
              types(type.name(), first, TypeShape.of(other), registry, TypeShape.of(type));
            }
          }
        });
  }

  private void types(String type, String first, TypeShape one, String registry, TypeShape other) {
    if (!one.equals(other)) {
      found.add(
          "'"
              + type
              + "' is not the same in "
              + first
              + " ("
              + one.without(other)
              + ") and "
              + registry
              + " ("
              + other.without(one)
              + "): build both against one version of it");
    }
  }

  private void tasks(Description one, Description other) {
    if (!one.task.name().equals(other.task.name()) && !isAlias(one, other)) {
      return;
    }
    if (one.runs() && other.runs()) {
      return; // the registration of both rejects that
    }
    List<BreakingChange> breaks =
        other.runs() ? one.breakingChangesOf(other) : other.breakingChangesOf(one);
    boolean oneMayBeNewer = !one.runs() && !other.runs() && one.breakingChangesOf(other).isEmpty();
    if (!breaks.isEmpty() && !oneMayBeNewer) {
      found.add(
          "the task '"
              + one.task.name()
              + "' is not the same in "
              + one.task.method()
              + " and "
              + other.task.method()
              + ": "
              + breaks.stream().map(BreakingChange::found).collect(Collectors.joining("; ")));
    }
  }

  /** Returns whether what one calls is an older name of what the other runs. */
  private static boolean isAlias(Description one, Description other) {
    return one.runs()
        ? one.task.aliases().contains(other.task.name())
        : other.task.aliases().contains(one.task.name());
  }
}
