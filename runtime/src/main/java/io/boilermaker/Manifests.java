package io.boilermaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.Registrations.Registration;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.ManifestConflicts;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.sensitive.SensitiveParts;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The manifests that the processor wrote beside the registries. They show what compilations that
 * know nothing of each other, such as those of different jars, expect of the same messages.
 */
final class Manifests {

  /** Stands for the application's own queue, whatever its name. */
  private static final String OWN = "";

  private static final Logger log = GuardedLogger.of(Boilermaker.class);

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
    manifests.warnOfLostTasks(registries);
    List<String> conflicts = ManifestConflicts.of(manifests.byRegistry);
    if (!conflicts.isEmpty()) {
      throw new IllegalStateException(String.join("; ", conflicts));
    }
    return manifests;
  }

  /** One jar made of several has the manifests of all, but perhaps the service file of one. */
  private void warnOfLostTasks(Iterable<TaskRegistry> registries) {
    Set<String> lost = new TreeSet<>();
    for (TaskRegistry registry : registries) {
      lost.addAll(inJarOf(registry.getClass()));
    }
    lost.removeAll(byRegistry.keySet());
    if (!lost.isEmpty()) {
      log.warn(
          "The tasks of {} are not registered: no META-INF/services/{} names {}. If this program"
              + " is one jar made of several, its build must merge those files",
          String.join(", ", lost),
          TaskRegistry.class.getName(),
          lost.size() == 1 ? "it" : "them");
    }
  }

  /** Returns the registries whose manifests are in the jar of one; none if it is in a folder. */
  private static List<String> inJarOf(Class<?> registry) {
    URL manifest = registry.getResource("/" + Manifest.path(registry.getName()));
    try {
      if (manifest != null && manifest.openConnection() instanceof JarURLConnection connection) {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
          return jar.stream().map(ZipEntry::getName).flatMap(Manifests::registry).toList();
        }
      }
    } catch (IOException e) {
      // What is read of it next says so.
    }
    return List.of();
  }

  private static Stream<String> registry(String file) {
    return file.startsWith(Manifest.FOLDER) && file.endsWith(Manifest.SUFFIX)
        ? Stream.of(
            file.substring(Manifest.FOLDER.length(), file.length() - Manifest.SUFFIX.length()))
        : Stream.empty();
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
