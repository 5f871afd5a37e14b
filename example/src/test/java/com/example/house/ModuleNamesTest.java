package com.example.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.docs.Repository;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that each jar has the module name {@code io.boilermaker.<folder>}. */
class ModuleNamesTest {

  private static final Pattern IN_POM =
      Pattern.compile("<Automatic-Module-Name>([^<]+)</Automatic-Module-Name>");

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void each_module_has_a_name_in_a_descriptor_or_in_the_manifest(BuildModule module)
      throws IOException {
    assertThat(named(module))
        .as("the module name in module-info.java or in the manifest entries of the pom")
        .isEqualTo("io.boilermaker." + module);
  }

  private static String named(BuildModule module) throws IOException {
    Path descriptor = module.folder("target/classes/module-info.class");
    if (Files.exists(descriptor)) {
      try (InputStream in = Files.newInputStream(descriptor)) {
        return ModuleDescriptor.read(in).name();
      }
    }
    Matcher name = IN_POM.matcher(String.join("\n", Repository.lines(module.folder("pom.xml"))));
    return name.find() ? name.group(1) : "none";
  }

  /** Jars are there in {@code mvn verify}; in {@code mvn test} they may be missing or old. */
  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void each_jar_that_is_packed_has_that_name(BuildModule module) throws IOException {
    assertThat(jar(module).stream().flatMap(jar -> ModuleFinder.of(jar).findAll().stream()))
        .as("the module in the jar")
        .allMatch(found -> found.descriptor().name().equals("io.boilermaker." + module))
        .hasSizeLessThan(2);
  }

  private static Optional<Path> jar(BuildModule module) throws IOException {
    Path pom = module.folder("pom.xml");
    try (Stream<Path> files = Files.list(module.folder("target"))) {
      return files
          .filter(
              file ->
                  file.getFileName().toString().matches("boilermaker-\\w+-[^-]+(-SNAPSHOT)?\\.jar"))
          .filter(file -> file.toFile().lastModified() > pom.toFile().lastModified())
          .findFirst();
    }
  }

  /** On the module path that would be an error. */
  @Test
  void no_package_is_in_two_modules() {
    Map<String, Set<String>> modules = new TreeMap<>();
    BuildModule.compiled()
        .forEach(
            module ->
                CompiledModule.of(module).main().stream()
                    .map(JavaClass::getPackageName)
                    .forEach(
                        name ->
                            modules
                                .computeIfAbsent(name, each -> new TreeSet<>())
                                .add(module.name())));
    assertThat(modules.entrySet())
        .as("packages of two modules")
        .filteredOn(each -> each.getValue().size() > 1)
        .isEmpty();
  }
}
