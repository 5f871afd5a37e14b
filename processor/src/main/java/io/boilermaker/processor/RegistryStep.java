package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * Writes the registry as soon as the definitions of all tasks exist, which is the second round in
 * most compilations. A class with tasks that appears even later gets a registry of its own.
 */
final class RegistryStep {

  private static final String SERVICE_FILE =
      "META-INF/services/" + RuntimeTypes.TASK_REGISTRY.canonicalName();

  private final Environment environment;
  private final Output output;
  private final NameClashes clashes;
  private final Set<String> seen = new HashSet<>();
  private final SortedSet<String> pending = new TreeSet<>();
  private final SortedSet<String> registries = new TreeSet<>();
  private final Report report = new Report();

  RegistryStep(Environment environment, Output output) {
    this.environment = environment;
    this.output = output;
    this.clashes = new NameClashes(environment);
  }

  /** Takes the classes with tasks that are new in a round. */
  void process(SortedSet<String> names) {
    boolean fromSource = false;
    for (String name : names) {
      if (seen.add(name)) {
        fromSource |= add(type(name));
      }
    }
    if (!fromSource && !pending.isEmpty() && report.isClean() && areDefined(pending)) {
      writeRegistry();
      pending.clear();
    }
  }

  /** Adds a class, and tells whether its definitions are yet to be written. */
  private boolean add(TypeElement holder) {
    List<ExecutableElement> tasks = HolderStep.tasks(holder);
    Report found = new Report();
    clashes.check(holder, tasks, found);
    found.print(environment.messager());
    report.addAll(found);
    if (!definitions(holder).isEmpty()) {
      pending.add(holder.getQualifiedName().toString());
    }
    return !ClassFiles.isFromClassFile(environment, holder, tasks);
  }

  private boolean areDefined(Collection<String> holders) {
    return holders.stream()
        .flatMap(name -> definitions(type(name)).stream())
        .allMatch(name -> environment.elements().getTypeElement(name.canonicalName()) != null);
  }

  /** The generated classes with handlers; a class that only declares tasks has none. */
  private static List<ClassName> definitions(TypeElement holder) {
    List<ExecutableElement> tasks = HolderStep.tasks(holder);
    return IntStream.range(0, tasks.size())
        .filter(i -> !tasks.get(i).getModifiers().contains(Modifier.ABSTRACT))
        .map(HolderValidator::chunkOf)
        .distinct()
        .mapToObj(chunk -> HolderValidator.definitionsName(ClassName.get(holder), chunk))
        .toList();
  }

  private void writeRegistry() {
    TypeElement first = type(pending.first());
    ClassName name = Names.companion(ClassName.get(first), "BoilermakerRegistry");
    List<TypeElement> holders = pending.stream().map(this::type).toList();
    List<ClassName> definitions =
        holders.stream().flatMap(holder -> definitions(holder).stream()).toList();
    registries.add(name.canonicalName());
    output.write(RegistryWriter.write(name, definitions, environment.style(first)), holders, first);
  }

  /** Writes the list of registries. Unlike sources, resources may be written in the last round. */
  void finish() {
    if (registries.isEmpty()) {
      return;
    }
    Element[] origins = seen.stream().sorted().map(this::type).toArray(Element[]::new);
    try (Writer writer =
        environment
            .filer()
            .createResource(StandardLocation.CLASS_OUTPUT, "", SERVICE_FILE, origins)
            .openWriter()) {
      writer.write(String.join("\n", registries) + "\n");
    } catch (IOException e) {
      report.add(Mistake.NOT_WRITABLE, origins[0], "'" + SERVICE_FILE + "' is not: " + e);
      report.print(environment.messager());
    }
  }

  private TypeElement type(String name) {
    TypeElement type = environment.elements().getTypeElement(name);
    if (type == null) {
      throw new IllegalStateException("a class of an earlier round is gone: " + name);
    }
    return type;
  }
}
