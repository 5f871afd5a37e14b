package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that a build gives to all its modules. */
class OptionsTest {

  private static final String[] ALL = {
    "-Xlint:all",
    "-Aboilermaker.naming=snake_case",
    "-Aboilermaker.lock=none",
    "-Aboilermaker.registry=test.Registry"
  };

  @TempDir Path folder;

  // N-C25
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Aboilermaker.naming=snake_case",
        "-Aboilermaker.lock=none",
        "-Aboilermaker.registry=test.Registry"
      })
  void an_option_in_a_module_without_tasks_draws_no_warning(String option) {
    Javac javac =
        new Javac(folder)
            .source("test/Plain.java", "package test; public class Plain {}")
            .compile("-Xlint:all", option)
            .succeeds();
    assertThat(javac.written()).containsExactly("test/Plain.class");
  }

  // N-C25
  @ParameterizedTest
  @ValueSource(
      strings = {
        "test/package-info.java=/** Nothing. */ package test;",
        "module-info.java=module test {}",
        "test/A.java=package test; @Deprecated class A { @Override public String toString() { return \"\"; } }",
        "test/B.java=package test; @FunctionalInterface interface B { void run(); }",
        "test/C.java=package test; @interface C {}",
      })
  void options_draw_no_warning_whatever_a_module_without_tasks_has(String source) {
    String[] file = source.split("=", 2);
    new Javac(folder).source(file[0], file[1]).compile(ALL).succeeds();
  }

  // N-C25
  @Test
  void options_draw_no_warning_where_types_of_ours_are_used_without_annotations() {
    new Javac(folder)
        .source(
            "test/Caller.java",
            "package test; class Caller { io.boilermaker.PublishOptions options; }")
        .compile(ALL)
        .succeeds();
  }

  @Test
  @Tag("javac") // Eclipse's compiler warns of no option.
  void an_option_that_is_none_of_ours_draws_a_warning() {
    assertThat(
            new Javac(folder)
                .source("test/Plain.java", "package test; class Plain {}")
                .compile("-Xlint:all", "-Aboilermaker.nameing=snake_case")
                .output())
        .contains("boilermaker.nameing");
  }

  @Test
  void annotations_of_others_are_left_to_their_processors() {
    Recording other = new Recording();
    Compiled.setup()
        .after(other)
        .sources("package test; @interface Mine {}", "package test; @Mine class Use {}")
        .compile()
        .succeeds();
    assertThat(other.seen).contains("test.Mine");
  }

  /** A processor of all annotations, which records them. */
  @SupportedAnnotationTypes("*")
  private static final class Recording extends AbstractProcessor {
    private final Set<String> seen = new HashSet<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      annotations.forEach(type -> seen.add(type.getQualifiedName().toString()));
      return false;
    }
  }
}
