package io.boilermaker.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a bench each, in a folder each. */
abstract class BenchTest {

  @TempDir Path folder;
  Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }
}
