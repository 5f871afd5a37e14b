package com.example.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.house.Sources.Part;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that tests can replace the time, and do not wait for it. */
class TimeTest {

  /** The classes that read a clock; others are given the time. */
  private static final Set<String> OWNERS =
      Set.of(
          "io.boilermaker.broker.internal.time.BrokerTime",
          // Takes the system's in place of a user's clock that fails.
          "io.boilermaker.internal.process.CheckedClock",
          "io.boilermaker.internal.time.Ticker",
          "io.boilermaker.internal.time.TimeSource",
          // Gives its clock to all commands.
          "io.boilermaker.cli.BoilermakerProgram",
          // Compares the dates of changes with the day of the compilation. A compiler creates the
          // processor, so there is nobody to give it the time.
          "io.boilermaker.processor.EvolutionGuard");

  /** A task that takes its time, in a worker process, whose clock the test cannot move. */
  private static final Set<String> SLEEPING = Set.of("example/SlowTasks.java");

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#compiled")
  void only_the_owners_of_time_read_a_clock(BuildModule module) {
    noClasses()
        .that(describe("own no time", type -> !OWNERS.contains(type.getName())))
        .should()
        .accessTargetWhere(describe("a clock is read", TimeTest::readsClock))
        .check(CompiledModule.of(module).main());
  }

  private static boolean readsClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return switch (owner) {
      case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
      case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
      case "java.util.Date" ->
          name.equals("<init>") && access.getTarget().getFullName().endsWith("()");
      default -> owner.startsWith("java.time.") && name.equals("now") && !isGivenClock(access);
    };
  }

  private static boolean isGivenClock(JavaAccess<?> access) {
    return access.getTarget().getFullName().endsWith("(java.time.Clock)");
  }

  @ParameterizedTest
  @MethodSource("com.example.house.BuildModule#all")
  void tests_never_sleep(BuildModule module) {
    assertThat(module.tests().sleeps())
        .as("tests that sleep; move the clock, or use Awaitility")
        .filteredOn(sleep -> !SLEEPING.contains(module + "/" + sleep.name()))
        .extracting(Part::place)
        .isEmpty();
  }
}
