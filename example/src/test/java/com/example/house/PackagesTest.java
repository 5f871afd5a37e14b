package com.example.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.docs.Repository;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds each package to one concept, and the dependencies between packages to {@link Arrows}. */
class PackagesTest {

  private static final int FILES = 45;

  /** The limits of packages with more files. */
  private static final Map<String, Integer> LARGE =
      Map.of(
          // Flat: its classes follow from their names (step, validator, model, writer), and a
          // division would make most of them public.
          "processor/src/main/java/io/boilermaker/processor", 107,
          // The API and all that knows tasks: a division would open the members of API types that
          // are package-private.
          "runtime/src/main/java/io/boilermaker", 65,
          // Each way to ask something of the service, and what the SDK does not do for it.
          "runtime/src/main/java/io/boilermaker/internal/servicebus", 48,
          // The codecs, and what gives each of them to a mapper: a division would make all forms
          // public.
          "runtime/src/main/java/io/boilermaker/codec", 97);

  /** Measures what the runtime does not publish, from a package of the same name. */
  private static final String MEASURING =
      "benchmarks/src/main/java/io/boilermaker/CodecAccess.java";

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void packages_form_no_circle(BuildModule module) {
    CompiledModule.of(module).assertNoCircles(Arrows.VALUES);
  }

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void every_package_is_listed_with_its_arrows(BuildModule module) {
    assertThat(CompiledModule.of(module).packages())
        .as("packages of %s; Arrows lists them", module)
        .containsExactlyInAnyOrderElementsOf(Arrows.of(module).keySet());
  }

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void arrows_between_packages_run_downwards(BuildModule module) {
    CompiledModule compiled = CompiledModule.of(module);
    assertThat(compiled.dependencies(Arrows.VALUES))
        .as("arrows between packages of %s that Arrows does not allow", module)
        .filteredOn(
            dependency ->
                !Arrows.allows(
                    module,
                    compiled.packageOf(dependency.getOriginClass()),
                    compiled.packageOf(dependency.getTargetClass()),
                    dependency.getTargetClass().getBaseComponentType().getName()))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void values_that_every_package_may_use_know_no_package(BuildModule module) {
    assertThat(CompiledModule.of(module).dependencies(Arrows.VALUES))
        .as("dependencies of values on another package")
        .filteredOn(dependency -> Arrows.VALUES.contains(dependency.getOriginClass().getName()))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  @Test
  void queues_of_the_broker_know_neither_amqp_nor_sockets() {
    noClasses()
        .that()
        .resideInAPackage("io.boilermaker.broker.internal.queue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.qpid..", "java.net..", "java.nio.channels..", "javax.net..")
        .check(CompiledModule.of(new BuildModule("broker")).main());
  }

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void no_class_uses_an_internal_package_of_another_module(BuildModule module) {
    List<CompiledModule> others =
        BuildModule.compiled()
            .filter(other -> !other.equals(module))
            .map(CompiledModule::of)
            .toList();
    assertThat(
            CompiledModule.of(module)
                .all()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream()))
        .as("uses of an internal package of another module")
        .filteredOn(
            dependency ->
                isInternal(dependency.getTargetClass())
                    && others.stream()
                        .anyMatch(other -> other.contains(dependency.getTargetClass())))
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  private static boolean isInternal(JavaClass type) {
    return type.getBaseComponentType().getPackageName().matches("(.*\\.)?internal(\\..*)?");
  }

  /** Reads the sources of the modules whose classes may not be there yet. */
  @Test
  void no_source_of_a_later_module_names_an_internal_package() {
    assertThat(BuildModule.all())
        .filteredOn(module -> !module.isCompiled())
        .flatMap(module -> Repository.files(module.folder("src"), ".java"))
        .as("sources that name an internal package of another module")
        .filteredOn(source -> !Repository.name(source).equals(MEASURING))
        .filteredOn(
            source -> text(source).matches("(?s).*\\bio\\.boilermaker\\.(\\w+\\.)*internal\\..*"))
        .extracting(Repository::name)
        .isEmpty();
  }

  @Test
  void every_package_has_a_description_and_null_marked() {
    Set<String> described =
        folders().filter(PackagesTest::isDescribed).map(PackagesTest::name).collect(toSet());
    assertThat(folders())
        .as("packages without a package-info.java that has a comment and @NullMarked")
        .filteredOn(folder -> !described.contains(name(folder)))
        .extracting(Repository::name)
        .isEmpty();
  }

  private static Stream<Path> folders() {
    return BuildModule.all().stream().flatMap(module -> module.main().folders());
  }

  private static boolean isDescribed(Path folder) {
    Path info = folder.resolve("package-info.java");
    return Files.exists(info) && text(info).matches("(?s)/\\*\\*.*\n@NullMarked\npackage .*");
  }

  /** Returns the name of the package: the package of a module may be described in another one. */
  private static String name(Path folder) {
    return Repository.name(folder).replaceFirst(".*/src/main/java/", "");
  }

  @Test
  void packages_have_at_most_45_files() {
    Map<String, Long> files = new TreeMap<>();
    for (BuildModule module : BuildModule.all()) {
      module.main().files().stream()
          .filter(file -> !file.endsWith("package-info.java"))
          .forEach(file -> files.merge(Repository.name(file.getParent()), 1L, Long::sum));
    }
    assertThat(files.entrySet())
        .as("packages of more than %s files, without package-info", FILES)
        .filteredOn(each -> each.getValue() > LARGE.getOrDefault(each.getKey(), FILES))
        .isEmpty();
  }

  private static String text(Path file) {
    return String.join("\n", Repository.lines(file));
  }
}
