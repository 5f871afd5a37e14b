package io.boilermaker.broker;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules about the packages of a module, in which a package is a room: which may depend on which,
 * and what no class may do. Nothing in here is specific to a module.
 */
final class Rooms {

  private final String root;
  private final Set<String> values;
  private final JavaClasses main;
  private final JavaClasses tests;

  /**
   * @param root the package that all others of the module lie in
   * @param values full names of classes that every room may use, because they depend on no room
   */
  Rooms(String root, Set<String> values) {
    this.root = root;
    this.values = values;
    this.main = new ClassFileImporter().importPath(Path.of("target/classes"));
    this.tests = new ClassFileImporter().importPath(Path.of("target/test-classes"));
  }

  JavaClasses main() {
    return main;
  }

  JavaClasses tests() {
    return tests;
  }

  /** Returns the dependencies of the main code between rooms, without those on values. */
  private List<Dependency> dependencies() {
    return main.stream()
        .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> isOurs(dependency.getTargetClass()))
        .filter(dependency -> !values.contains(dependency.getTargetClass().getName()))
        .filter(dependency -> !room(dependency.getOriginClass()).equals(room(target(dependency))))
        .toList();
  }

  private static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  private boolean isOurs(JavaClass type) {
    return type.getBaseComponentType().getPackageName().startsWith(root);
  }

  /** Returns the name of a class's package below the root; empty for the root. */
  private String room(JavaClass type) {
    String name = type.getPackageName().substring(root.length());
    return name.isEmpty() ? name : name.substring(1);
  }

  void assertNoCircles() {
    SliceAssignment byPackage =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return isOurs(type)
                ? SliceIdentifier.of(type.getPackageName())
                : SliceIdentifier.ignore();
          }

          @Override
          public String getDescription() {
            return "packages of " + root;
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

  /**
   * Checks that every room depends on the allowed rooms only.
   *
   * @param arrows for each room the others that it may depend on
   * @param exceptions full names of single classes that a room may use in addition
   */
  void assertArrows(Map<String, Set<String>> arrows, Map<String, Set<String>> exceptions) {
    Set<String> rooms = new TreeSet<>();
    main.forEach(type -> rooms.add(room(type)));
    assertThat(rooms).isEqualTo(arrows.keySet());
    assertThat(dependencies())
        .filteredOn(
            dependency -> {
              String from = room(dependency.getOriginClass());
              JavaClass to = target(dependency);
              return !arrows.get(from).contains(room(to))
                  && !exceptions.getOrDefault(from, Set.of()).contains(to.getName());
            })
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  /** Checks that the values depend on no room, so that they close no circle. */
  void assertValuesKnowNoRoom() {
    assertThat(dependencies())
        .filteredOn(dependency -> values.contains(dependency.getOriginClass().getName()))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  /** Checks that no class of the main code reads a clock, except for the one that owns it. */
  void assertOneClock(String owner) {
    noClasses()
        .that(describe("are not " + owner, type -> !type.getName().equals(owner)))
        .should()
        .accessTargetWhere(describe("a clock is read", Rooms::readsClock))
        .check(main);
  }

  private static boolean readsClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return switch (owner) {
      case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
      case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
      case "java.util.Date" ->
          name.equals("<init>") && access.getTarget().getFullName().endsWith("()");
      default -> owner.startsWith("java.time.") && name.equals("now");
    };
  }

  void assertNoSleepInTests() {
    DescribedPredicate<JavaAccess<?>> sleeps =
        describe(
            "a thread sleeps",
            access ->
                access.getName().equals("sleep")
                    && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                        .contains(access.getTargetOwner().getName()));
    noClasses().should().accessTargetWhere(sleeps).check(tests);
  }

  /**
   * Checks that constructors of the main code have at most that many parameters; those of records
   * name their values and may have more.
   *
   * @param exceptions full names of classes
   */
  void assertParameters(int most, Set<String> exceptions) {
    assertThat(
            main.stream()
                .filter(type -> !type.isRecord() && !type.isEnum() && !type.isAnonymousClass())
                .filter(type -> !exceptions.contains(type.getName()))
                .flatMap(type -> type.getConstructors().stream()))
        .filteredOn(constructor -> constructor.getRawParameterTypes().size() > most)
        .extracting(JavaCodeUnit::getFullName)
        .isEmpty();
  }
}
