package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.ManifestConflicts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes the registry as soon as the definitions of all tasks are written, which is in the first
 * round of most compilations, and the manifest in the last. A class with tasks that appears even
 * later gets a registry of its own.
 */
final class RegistryStep {

  private static final String SERVICE_FILE =
      "META-INF/services/" + RuntimeTypes.TASK_REGISTRY.canonicalName();

  private final Environment environment;
  private final Output output;
  private final NameClashes clashes;
  private final RegistryNames names;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> fromEarlier = new HashSet<>();
  private final SortedSet<String> unresolved = new TreeSet<>();
  private final SortedSet<String> pending = new TreeSet<>();
  private final Map<ClassName, List<String>> registries = new LinkedHashMap<>();
  private final Report report = new Report();
  private final EarlierClasses earlierClasses;
  private @Nullable Set<String> earlier;
  private Manifest manifest = new Manifest(List.of(), Map.of());
  private @Nullable EvolutionGuard guard;

  RegistryStep(Environment environment, Output output) {
    this.environment = environment;
    this.output = output;
    this.clashes = new NameClashes(environment);
    this.names = new RegistryNames(environment);
    this.earlierClasses = new EarlierClasses(environment, SERVICE_FILE);
  }

  /**
   * Looks, before the first round, for what an earlier compilation of other files has left.
   *
   * @param compiled the outermost classes that are compiled
   */
  void addEarlier(Set<String> compiled) {
    if (earlier == null) {
      earlier = earlierClasses.taskClasses(compiled);
      names.addApps(earlierClasses.apps());
    }
  }

  /** Adds what an earlier compilation has left, after the classes of this one. */
  private void includeEarlier(Set<String> left) {
    for (String name : left) {
      List<ExecutableElement> tasks = TaskClassStep.tasks(type(name));
      if (!seen.contains(name) && clashes.allow(type(name), tasks)) {
        clashes.check(type(name), tasks, report);
        seen.add(name);
        pending.add(name);
        fromEarlier.add(name);
      } else if (!seen.contains(name)) {
        earlierClasses.noteLeftOut(name);
      }
    }
    left.clear();
  }

  /**
   * Takes the classes that are new in a round.
   *
   * @param apps the classes of application state
   * @param taskClasses the classes with tasks
   * @param written those of them whose definitions have been written in the round
   */
  void process(SortedSet<String> apps, SortedSet<String> taskClasses, Set<String> written) {
    names.addApps(apps);
    boolean waits = false;
    unresolved.addAll(taskClasses);
    unresolved.removeIf(this::isGone);
    pending.removeIf(this::isGone);
    for (String name : List.copyOf(unresolved)) {
      if (NameClashes.areNamesKnown(type(name))) {
        unresolved.remove(name);
        waits |= seen.add(name) && add(type(name)) && !written.contains(name);
      }
    }
    if (earlier != null) {
      includeEarlier(earlier);
    }
    waits |= !unresolved.isEmpty();
    if (!waits && !pending.isEmpty() && report.isClean() && areDefined(written)) {
      writeRegistry();
      pending.clear();
    }
  }

  /** Adds a class, and tells whether its definitions are yet to be written. */
  private boolean add(TypeElement taskClass) {
    List<ExecutableElement> tasks = TaskClassStep.tasks(taskClass);
    Report found = new Report();
    clashes.check(taskClass, tasks, found);
    found.print(environment.messager());
    report.addAll(found);
    pending.add(taskClass.getQualifiedName().toString());
    return !ClassFiles.isFromClassFile(environment, taskClass, tasks);
  }

  private boolean areDefined(Set<String> written) {
    return pending.stream()
        .filter(name -> !written.contains(name))
        .flatMap(name -> definitions(type(name), task -> true))
        .map(name -> environment.elements().getTypeElement(name.canonicalName()))
        .allMatch(TaskClassManifest::isOn);
  }

  /** Returns the generated classes that have some of the tasks. */
  private static Stream<ClassName> definitions(
      TypeElement taskClass, Predicate<ExecutableElement> which) {
    List<List<ExecutableElement>> chunks = DefinitionChunks.of(TaskClassStep.tasks(taskClass));
    return IntStream.range(0, chunks.size())
        .filter(chunk -> chunks.get(chunk).stream().anyMatch(which))
        .mapToObj(chunk -> DefinitionChunks.name(ClassName.get(taskClass), chunk));
  }

  /** Returns the generated classes with handlers: external tasks have none. */
  private static Stream<ClassName> handlers(TypeElement taskClass) {
    return definitions(taskClass, task -> !task.getModifiers().contains(Modifier.ABSTRACT));
  }

  private void writeRegistry() {
    TypeElement first = type(pending.first());
    ClassName name = names.next(first);
    if (names.isTaken(name)) {
      report.add(ErrorCode.REGISTRY_NAME_TAKEN, first, "'" + name + "' is a class already");
      report.print(environment.messager());
      return;
    }
    List<TypeElement> taskClasses = pending.stream().map(this::type).toList();
    List<ClassName> handlers = taskClasses.stream().flatMap(RegistryStep::handlers).toList();
    output.write(
        RegistryWriter.write(name, handlers, environment.style(first)), taskClasses, first);
    registries.put(name, List.copyOf(pending));
  }

  private void writeManifest(ClassName registry, List<TypeElement> taskClasses) {
    Manifest part = manifest(taskClasses);
    manifest = manifest.with(part);
    String path = Manifest.path(registry.canonicalName());
    output.writeResource(path, file -> withRetired(part, file).toText(), taskClasses);
  }

  /** Adds the retired tasks to the first manifest that is written. */
  private Manifest withRetired(Manifest part, FileObject file) {
    if (guard != null) {
      return part;
    }
    guard = EvolutionGuard.of(environment, file.toUri());
    return part.with(new Manifest(guard.retired(), Map.of()));
  }

  /** Merges the manifests of classes: of a type, what is compiled now counts. */
  private Manifest manifest(List<TypeElement> taskClasses) {
    Map<String, Manifest> parts = new LinkedHashMap<>();
    for (boolean isEarlier : List.of(true, false)) {
      taskClasses.stream()
          .filter(type -> fromEarlier.contains(type.getQualifiedName().toString()) == isEarlier)
          .flatMap(taskClass -> definitions(taskClass, task -> true))
          .map(ClassName::canonicalName)
          .forEach(name -> parts.put(name, TaskClassManifest.read(type(name))));
    }
    if (!fromEarlier.isEmpty()) {
      ManifestConflicts.of(parts).forEach(earlierClasses::noteConflict);
    }
    return parts.values().stream().reduce(new Manifest(List.of(), Map.of()), Manifest::with);
  }

  /** Writes the manifests and the list of registries: resources may come in the last round. */
  void finish() {
    if (output.hasLost(seen)) {
      return; // A manifest would lack their tasks.
    }
    registries.forEach(
        (registry, names) -> writeManifest(registry, names.stream().map(this::type).toList()));
    List<TypeElement> taskClasses = seen.stream().sorted().map(this::type).toList();
    if (!registries.isEmpty()) {
      String lines =
          registries.keySet().stream()
              .map(registry -> registry.canonicalName() + "\n")
              .sorted()
              .collect(Collectors.joining());
      output.writeResource(SERVICE_FILE, file -> lines, taskClasses);
      new ModuleCheck(environment).provides(registries.keySet(), taskClasses.get(0));
    }
    if (guard == null && seen.isEmpty() && unresolved.isEmpty()) {
      guard = EvolutionGuard.of(environment, null); // Else an error is why no manifest is written.
    }
    if (guard != null) {
      guard.check(manifest, taskClasses);
    }
  }

  /** Returns whether a class of an earlier round is no more: see {@link Output#hasLost}. */
  private boolean isGone(String name) {
    return environment.elements().getTypeElement(name) == null;
  }

  private TypeElement type(String name) {
    TypeElement type = environment.elements().getTypeElement(name);
    if (type == null) {
      throw new IllegalStateException("a class of an earlier round is gone: " + name);
    }
    return type;
  }
}
