package com.example.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.house.Sources.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds files, methods and constructors to their sizes. Each exception is named with its reason.
 */
class SizesTest {

  private static final int FILE = 250;
  private static final int FILE_AT_MOST = 400;
  private static final int TEST_FILE = 400;
  private static final int METHOD = 30;
  private static final int METHOD_AT_MOST = 60;
  private static final int PARAMETERS = 5;

  /** The limits of files that need more lines. */
  private static final Map<String, Integer> LONG_FILES =
      Map.ofEntries(
          // Documentation of the API, for the most part.
          Map.entry("broker/LocalServiceBus.java", 390),
          Map.entry("runtime/Boilermaker.java", 400),
          Map.entry("runtime/BoilermakerConfig.java", 390),
          // One constant or factory for each type that can be an argument, each with its form.
          Map.entry("runtime/Codecs.java", 370),
          // One method for each kind of type.
          Map.entry("processor/TypeWalk.java", 270),
          Map.entry("processor/NamedCodecs.java", 256),
          // One constant for each error.
          Map.entry("processor/ErrorCode.java", 270),
          // One method for each of Jackson's.
          Map.entry("runtime/StrictGenerator.java", 347),
          // One method for each frame of AMQP.
          Map.entry("broker/CheckedTransport.java", 270),
          // One state machine each.
          Map.entry("broker/SubQueue.java", 290),
          Map.entry("runtime/Delivery.java", 268),
          Map.entry("runtime/MessagePump.java", 350),
          Map.entry("runtime/SettlementAttempts.java", 275));

  /** The limits of files with tests that need more lines. */
  private static final Map<String, Integer> LONG_TEST_FILES =
      Map.of("processor/RegistryTest.java", 460);

  /** The limits of methods that need more lines. */
  private static final Map<String, Integer> LONG_METHODS =
      Map.ofEntries(
          // One line or two for each field of the envelope.
          Map.entry("runtime/EnvelopeReader.task", 31),
          Map.entry("runtime/EnvelopeWriter.task", 36),
          // One case for each kind of type.
          Map.entry("manifest/Compatibility.compare", 41),
          Map.entry("processor/TypeWalk.declared", 33),
          // Tables of five rows with five cells.
          Map.entry("benchmarks/Shapes.simpleValues", 33),
          Map.entry("benchmarks/Shapes.structures", 33),
          // Measurements, from their beginning to their end.
          Map.entry("benchmarks/Trial.start", 31),
          Map.entry("benchmarks/CodecSuite.run", 38),
          Map.entry("benchmarks/CompileSuite.run", 32),
          Map.entry("benchmarks/ManyTasks.runOne", 33),
          Map.entry("benchmarks/Reconnects.main", 31));

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#all")
  void files_have_at_most_250_lines(BuildModule module) {
    assertThat(module.main().fileSizes())
        .as("files of more than %s lines", FILE)
        .filteredOn(file -> isLarger(file, FILE, module, LONG_FILES))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#all")
  void files_with_tests_have_at_most_400_lines(BuildModule module) {
    assertThat(module.tests().fileSizes())
        .as("files with tests of more than %s lines", TEST_FILE)
        .filteredOn(file -> isLarger(file, TEST_FILE, module, LONG_TEST_FILES))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#all")
  void methods_have_at_most_30_lines(BuildModule module) {
    assertThat(module.main().methodSizes())
        .as("methods of more than %s lines", METHOD)
        .filteredOn(method -> isLarger(method, METHOD, module, LONG_METHODS))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#all")
  void constructors_have_at_most_5_parameters(BuildModule module) {
    assertThat(module.main().constructorSizes())
        .as("constructors of more than %s parameters", PARAMETERS)
        .filteredOn(constructor -> constructor.size() > PARAMETERS)
        .isEmpty();
  }

  private static boolean isLarger(
      Part part, int limit, BuildModule module, Map<String, Integer> exceptions) {
    return part.size() > exceptions.getOrDefault(module + "/" + part.name(), limit);
  }

  @Test
  void no_exception_goes_beyond_400_lines_of_a_file_and_60_of_a_method() {
    assertThat(LONG_FILES.values()).allMatch(limit -> limit <= FILE_AT_MOST);
    assertThat(LONG_METHODS.values()).allMatch(limit -> limit <= METHOD_AT_MOST);
  }

  @Test
  void sources_of_all_modules_are_found() {
    assertThat(BuildModule.all())
        .map(BuildModule::name)
        .contains("interop", "benchmarks/reference");
    assertThat(BuildModule.compiled())
        .allMatch(module -> !module.main().fileSizes().isEmpty(), "has sources");
  }
}
