package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * The parts of a worker that handle deliveries, through every order of events up to a bound. {@code
 * -Dlife.events} and {@code -Dlife.faults} set another bound.
 */
class DeliveryLifeTest {

  private static final int EVENTS = Integer.getInteger("life.events", 4);
  private static final int FAULTS = Integer.getInteger("life.faults", 2);
  private static final int MOST_SHOWN = 5;

  @AfterEach
  void reset() {
    VirtualTimeScheduler.reset();
  }

  // N-R26
  @ParameterizedTest
  @EnumSource
  void every_path_settles_or_releases_once_and_counts_and_logs_what_the_queue_holds(
      LifeScenario scenario) {
    List<String> failures = new ArrayList<>();
    var choices = new Choices();
    int paths = 0;
    do {
      paths++;
      var life = new DeliveryLife(scenario, choices::next, EVENTS, FAULTS);
      List<String> violations = life.walk();
      if (!violations.isEmpty() && failures.size() < MOST_SHOWN) {
        failures.add(life.path() + ": " + violations);
      }
    } while (choices.turn());
    System.out.println(scenario + ": " + paths + " paths");

    assertThat(failures).isEmpty();
    assertThat(paths).isGreaterThan(100);
  }

  /** Paths on which something was wrong once; in another form, so that they outlast the bound. */
  @ParameterizedTest
  @CsvSource({
    // The log said that the message is delivered again.
    "PLAIN, M1 returns -> complete M1: the answer is lost -> 16 s pass",
    "PLAIN, M1 returns -> stop -> 16 s pass",
    "CALLBACK, M1 throws -> stop -> commit: the answer is lost",
    "CALLBACK_WITHOUT_TRANSACTIONS, M1 returns -> publish: answered -> stop -> 16 s pass",
    // The log said that the task is not run again.
    "PLAIN, stop -> the lock of M1 is lost -> 16 s pass",
    // A dead letter was counted, which the SDK had made up.
    "PLAIN, M1 throws -> the connection is lost -> the lock of M1 is lost",
    "WAITING, M1 throws -> M2 throws -> stop -> the connection is lost -> the lock of M2 is lost",
    // A dead letter was counted, though the message had been completed.
    "AT_MOST_ONCE, complete M1: answered -> M1 throws -> publish: answered",
    "AT_MOST_ONCE, complete M1: answered -> M1 throws -> stop -> 16 s pass",
  })
  void a_path_that_was_wrong_is_right(LifeScenario scenario, String path) {
    var life = new DeliveryLife(scenario, Choices.along(path), Integer.MAX_VALUE, FAULTS);

    assertThat(life.walk()).as(life.path()).isEmpty();
    assertThat(life.path()).isEqualTo(path + " -> " + DeliveryLife.NOTHING_MORE);
  }
}
