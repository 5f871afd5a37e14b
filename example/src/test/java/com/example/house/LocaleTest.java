package com.example.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that nothing is written or compared by the language of the machine. */
class LocaleTest {

  /** Methods of texts that ask for the default locale where they are given none. */
  private static final Set<String> BY_DEFAULT =
      Set.of("format", "formatted", "toLowerCase", "toUpperCase");

  // N-R20
  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void no_text_depends_on_the_default_locale(BuildModule module) {
    noClasses()
        .should()
        .accessTargetWhere(describe("the default locale is used", LocaleTest::usesDefaultLocale))
        .check(CompiledModule.of(module).main());
  }

  private static boolean usesDefaultLocale(JavaAccess<?> access) {
    String name = access.getName();
    String target = access.getTarget().getFullName();
    return switch (access.getTargetOwner().getName()) {
      case "java.lang.String" -> BY_DEFAULT.contains(name) && !target.contains("java.util.Locale");
      case "java.util.Locale" -> name.equals("getDefault");
      case "java.time.format.DateTimeFormatter" ->
          name.equals("ofPattern") && !target.contains("java.util.Locale");
      case "java.io.PrintStream", "java.io.PrintWriter" ->
          (name.equals("printf") || name.equals("format")) && !target.contains("java.util.Locale");
      case "java.util.Formatter", "java.text.DecimalFormat", "java.text.SimpleDateFormat" ->
          name.equals("<init>") && !target.contains("java.util.Locale");
      default -> false;
    };
  }
}
