package com.example.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Mermaid graphs of the modules and of their packages, as the compiled classes depend. */
final class PackagePicture {

  private PackagePicture() {}

  /** Returns the lines of a page on which all graphs are. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Modules, by their main code and what is generated for it:");
    lines.addAll(graph(modules()));
    for (String name : List.of("runtime", "broker")) {
      BuildModule module = new BuildModule(name);
      lines.add("Packages of `%s`, below `%s`:".formatted(name, module.root()));
      lines.addAll(graph(packages(CompiledModule.of(module))));
    }
    return lines;
  }

  private static Map<String, Set<String>> modules() {
    List<CompiledModule> all = BuildModule.compiled().map(CompiledModule::of).toList();
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (CompiledModule module : all) {
      Set<String> uses =
          module.main().stream()
              .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
              .flatMap(dependency -> owner(all, dependency.getTargetClass()).stream())
              .collect(Collectors.toCollection(TreeSet::new));
      uses.remove(module.module().name());
      arrows.put(module.module().name(), uses);
    }
    return arrows;
  }

  private static List<String> owner(List<CompiledModule> all, JavaClass type) {
    return all.stream()
        .filter(module -> module.contains(type))
        .map(module -> module.module().name())
        .toList();
  }

  private static Map<String, Set<String>> packages(CompiledModule module) {
    Map<String, Set<String>> arrows = new TreeMap<>();
    module
        .arrows(Arrows.VALUES)
        .forEach(
            (from, to) ->
                arrows.put(
                    label(module, from),
                    to.stream()
                        .map(name -> label(module, name))
                        .collect(Collectors.toCollection(TreeSet::new))));
    return arrows;
  }

  private static String label(CompiledModule module, String name) {
    return name.isEmpty() ? module.module().root() : name;
  }

  /** Draws the arrows, without those that follow from others. */
  static List<String> graph(Map<String, Set<String>> arrows) {
    List<String> lines = new ArrayList<>(List.of("", "```mermaid", "flowchart TD"));
    arrows.forEach(
        (from, to) -> {
          Set<String> direct = new TreeSet<>(to);
          to.forEach(between -> direct.removeAll(reached(arrows, between, new TreeSet<>())));
          if (direct.isEmpty()) {
            lines.add("  " + node(from));
          }
          direct.forEach(target -> lines.add("  " + node(from) + " --> " + node(target)));
        });
    lines.addAll(List.of("```", ""));
    return lines;
  }

  private static Set<String> reached(
      Map<String, Set<String>> arrows, String from, Set<String> reached) {
    for (String next : arrows.get(from)) {
      if (reached.add(next)) {
        reached(arrows, next, reached);
      }
    }
    return reached;
  }

  private static String node(String label) {
    String id = label.replace('.', '_');
    return id.equals(label) ? label : id + "[" + label + "]";
  }
}
