package io.boilermaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.Registrations.Registration;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.ManifestConflicts;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.sensitive.SensitiveParts;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The manifests that the processor wrote beside the registries. They show what compilations that
 * know nothing of each other, such as those of different jars, expect of the same messages.
 */
final class Manifests {

  /** Stands for the application's own queue, whatever its name. */
  private static final String OWN = "";

  private final Map<String, Manifest> byRegistry = new LinkedHashMap<>();

  private Manifests() {}

  /**
   * Reads all, and refuses what cannot all be true.
   *
   * @throws IllegalStateException if two jars describe one task or type in different ways
   */
  static Manifests of(Iterable<TaskRegistry> registries) {
    var manifests = new Manifests();
    for (TaskRegistry registry : registries) {
      Manifest manifest = read(registry.getClass());
      if (manifest != null) {
        manifests.byRegistry.put(registry.getClass().getName(), manifest);
      }
    }
    List<String> conflicts = ManifestConflicts.of(manifests.byRegistry);
    if (!conflicts.isEmpty()) {
      throw new IllegalStateException(String.join("; ", conflicts));
    }
    return manifests;
  }

  /**
   * The queues of tasks that do not belong into the application's own, by all their names. A name
   * that stands for tasks in several queues is not among them.
   */
  Map<String, String> queues() {
    Map<String, Set<String>> all = new HashMap<>();
    for (Manifest manifest : byRegistry.values()) {
      for (TaskEntry task : manifest.tasks()) {
        if (task.kind() != TaskEntry.Kind.RETIRED) {
          task.names()
              .forEach(
                  name ->
                      all.computeIfAbsent(name, key -> new HashSet<>())
                          .add(task.queue().orElse(OWN)));
        }
      }
    }
    Map<String, String> queues = new HashMap<>();
    all.forEach(
        (name, found) -> {
          if (found.size() == 1 && !found.contains(OWN)) {
            queues.put(name, found.iterator().next());
          }
        });
    return Map.copyOf(queues);
  }

  /** All queues that tasks declare, beside the application's own. */
  Set<String> declaredQueues() {
    return byRegistry.values().stream()
        .flatMap(manifest -> manifest.tasks().stream())
        .filter(task -> task.kind() != TaskEntry.Kind.RETIRED)
        .flatMap(task -> task.queue().stream())
        .collect(Collectors.toSet());
  }

  /** Returns a task that masks what is sensitive. */
  Registration masking(Registration task) {
    return new Registration(
        task.definition(),
        task.handlers(),
        task.index(),
        sensitive(task.definition().name()).orElse(null));
  }

  private Optional<SensitiveParts> sensitive(String task) {
    return byRegistry.values().stream()
        .flatMap(
            manifest -> manifest.tasks().stream().map(each -> new SensitiveParts(manifest, each)))
        .filter(
            parts -> parts.task().kind() == TaskEntry.Kind.TASK && parts.task().name().equals(task))
        .filter(parts -> !parts.isEmpty())
        .findFirst();
  }

  /** A registry that was not generated has none. */
  private static @Nullable Manifest read(Class<?> registry) {
    try (InputStream in = registry.getResourceAsStream("/" + Manifest.path(registry.getName()))) {
      return in == null ? null : Manifest.parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(
          "the manifest of " + registry.getName() + " cannot be read", e);
    }
  }
}
