package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("javac") // no compiler has a part in it
class OutputFolderTest {

  // N-C19
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "classes",
        "target/classes",
        "module/target/classes",
        "build/classes/java/main",
        "build/classes/kotlin/main",
        "build/classes/kotlin/jvm/main",
        "build/tmp/kapt3/classes/main",
        "build/intermediates/javac/release/classes",
        "out/production/app",
        "out/production/test-support",
        "out/production/app.main",
        "bin",
        "bin/main",
        "bin/default",
        "target/scala-3.3.1/classes",
        "out/app/compile.dest/classes",
        "latest/classes",
        "contest"
      })
  void classes_are_released(String output) {
    assertThat(OutputFolder.isOfRelease(Path.of(output))).isTrue();
  }

  // N-C19
  @ParameterizedTest
  @ValueSource(
      strings = {
        "test",
        "tests",
        "target/test-classes",
        "target/classes/META-INF/versions/21",
        "build/classes/java/main/META-INF/versions/17",
        "build/classes/java/test",
        "build/classes/java/integrationTest",
        "build/classes/java/functionalTest",
        "build/classes/java/jmh",
        "build/classes/java/it",
        "build/classes/java/java21",
        "build/classes/java/testFixtures",
        "build/classes/kotlin/jvm/test",
        "build/tmp/kapt3/classes/e2e",
        "build/intermediates/javac/debugUnitTest/classes",
        "build/intermediates/javac/releaseAndroidTest/classes",
        "out/test/app",
        "out/test/app.test",
        "bin/test",
        "bin/integrationTest",
        "integration-test/classes",
        "target/scala-3.3.1/test-classes",
        "bazel-out/bin/_javac/app_test/classes"
      })
  void classes_are_not_released(String output) {
    assertThat(OutputFolder.isOfRelease(Path.of(output))).isFalse();
  }
}
