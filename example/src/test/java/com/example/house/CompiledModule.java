package com.example.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The classes of a module as Maven compiled them, with those that the processor generated.
 *
 * @param module where they are
 * @param main the classes of the main code
 * @param tests the classes of the tests; may be none
 */
record CompiledModule(BuildModule module, JavaClasses main, JavaClasses tests) {

  private static final Map<BuildModule, CompiledModule> READ = new ConcurrentHashMap<>();

  static CompiledModule of(BuildModule module) {
    return READ.computeIfAbsent(module, CompiledModule::read);
  }

  private static CompiledModule read(BuildModule module) {
    return new CompiledModule(
        module,
        classes(module, "target/classes", "src/main/java"),
        classes(module, "target/test-classes", "src/test/java"));
  }

  private static JavaClasses classes(BuildModule module, String classes, String sources) {
    Path folder = module.folder(classes);
    if (Files.isDirectory(module.folder(sources)) && !Files.isDirectory(folder)) {
      throw new AssertionError(folder + " is missing: first run mvn test-compile");
    }
    return new ClassFileImporter().importPath(folder);
  }

  /** Returns the classes of the main code and of the tests. */
  Stream<JavaClass> all() {
    return Stream.concat(main.stream(), tests.stream());
  }

  /** Returns whether a class is in the main code of this module; an array as its elements are. */
  boolean contains(JavaClass type) {
    return main.contain(type.getBaseComponentType().getName());
  }

  /** Returns the name of a class's package below the root; empty for the root. */
  String packageOf(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName().substring(module.root().length());
    return name.isEmpty() ? name : name.substring(1);
  }

  /** Returns the names of the packages of the main code below the root. */
  Set<String> packages() {
    Set<String> packages = new TreeSet<>();
    main.forEach(type -> packages.add(packageOf(type)));
    return packages;
  }

  /**
   * Returns the dependencies of the main code from one package of this module to another.
   *
   * @param values full names of classes that every package may use, as they depend on no package
   */
  List<Dependency> dependencies(Set<String> values) {
    return main.stream()
        .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> contains(dependency.getTargetClass()))
        .filter(dependency -> !values.contains(dependency.getTargetClass().getName()))
        .filter(
            dependency ->
                !packageOf(dependency.getOriginClass())
                    .equals(packageOf(dependency.getTargetClass())))
        .toList();
  }

  /** Returns for each package of the main code the others that it uses. */
  Map<String, Set<String>> arrows(Set<String> values) {
    Map<String, Set<String>> arrows = new TreeMap<>();
    packages().forEach(name -> arrows.put(name, new TreeSet<>()));
    for (Dependency dependency : dependencies(values)) {
      arrows
          .get(packageOf(dependency.getOriginClass()))
          .add(packageOf(dependency.getTargetClass()));
    }
    return arrows;
  }

  void assertNoCircles(Set<String> values) {
    SliceAssignment byPackage =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return contains(type)
                ? SliceIdentifier.of(type.getPackageName())
                : SliceIdentifier.ignore();
          }

          @Override
          public String getDescription() {
            return "packages of " + module;
          }
        };
    SlicesRuleDefinition.slices()
        .assignedFrom(byPackage)
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            alwaysTrue(), describe("a value", type -> values.contains(type.getName())))
        .check(main);
  }
}
