package io.boilermaker.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.python.PythonProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The Python module that the documented command writes from this module's manifest. */
final class GeneratedModule {

  static final Path FILE = Path.of("target/java_tasks.py");

  private GeneratedModule() {}

  static void write() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PythonProgram.class.getName(),
                "target/test-classes")
            .redirectOutput(FILE.toFile())
            .redirectError(new File("target/java_tasks.log"))
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
