package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private static long delay(RetryMode mode, int delay, int max, int attempts) {
    return RetryPolicy.ofSeconds(5, delay, max, mode)
        .nextDelay(attempts, new Random(1))
        .toSeconds();
  }

  // The values of RetryPolicy.get_delay_interval in boilermaker-servicebus 1.4.1.
  @ParameterizedTest
  @CsvSource({"30, 600, 1, 30", "30, 600, 9, 30", "700, 600, 1, 600", "0, 600, 1, 0"})
  void fixed_is_the_delay_up_to_the_cap(int delay, int max, int attempts, long expected) {
    assertThat(delay(RetryMode.FIXED, delay, max, attempts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"30, 600, 0, 30", "30, 600, 1, 60", "30, 600, 4, 150", "30, 100, 4, 100"})
  void linear_grows_by_the_delay_up_to_the_cap(int delay, int max, int attempts, long expected) {
    assertThat(delay(RetryMode.LINEAR, delay, max, attempts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "30, 600, 0, 15, 30",
    "30, 600, 1, 30, 60",
    "30, 600, 3, 120, 240",
    "30, 600, 5, 300, 600",
    "30, 600, 100, 300, 600",
    "2147483647, 2147483647, 100, 1073741823, 2147483646",
    "0, 600, 7, 0, 0"
  })
  void exponential_is_between_half_and_whole_of_the_doubled_delay(
      int delay, int max, int attempts, long least, long most) {
    for (int seed = 0; seed < 200; seed++) {
      long actual =
          RetryPolicy.ofSeconds(5, delay, max, RetryMode.EXPONENTIAL)
              .nextDelay(attempts, new Random(seed))
              .toSeconds();
      assertThat(actual).isBetween(least, most);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FIXED, 30, 600, 30",
    "FIXED, 700, 600, 600",
    "LINEAR, 30, 600, 30",
    "LINEAR, 700, 600, 600",
    "EXPONENTIAL, 30, 600, 15",
    "EXPONENTIAL, 700, 600, 300"
  })
  void no_delay_is_shorter_than_the_least(RetryMode mode, int delay, int max, long least) {
    RetryPolicy policy = RetryPolicy.ofSeconds(5, delay, max, mode);
    assertThat(policy.leastDelay()).isEqualTo(Duration.ofSeconds(least));
    for (int attempts = 0; attempts < 20; attempts++) {
      assertThat(policy.nextDelay(attempts, new Random(attempts)))
          .isGreaterThanOrEqualTo(policy.leastDelay());
    }
  }

  @Test
  void the_named_policies_are_those_of_the_python_package() {
    assertThat(RetryPolicy.standard())
        .isEqualTo(RetryPolicy.ofSeconds(5, 120, 120, RetryMode.FIXED));
    assertThat(RetryPolicy.noRetry()).isEqualTo(RetryPolicy.ofSeconds(1, 5, 5, RetryMode.FIXED));
    assertThat(RetryException.exponential("x").policy())
        .isEqualTo(RetryPolicy.ofSeconds(5, 30, 600, RetryMode.EXPONENTIAL));
    assertThat(RetryException.linear("x").delay(Duration.ofSeconds(60)).policy())
        .isEqualTo(RetryPolicy.ofSeconds(5, 60, 600, RetryMode.LINEAR));
  }

  @Test
  void a_request_to_retry_changes_one_part_of_its_policy_and_nothing_else() {
    RetryException request = RetryException.standard("busy");
    assertThat(request.policy()).isEqualTo(RetryPolicy.standard());
    assertThat(new RetryException("busy").policy()).isNull();
    assertThat(new RetryException("busy").maxTries(7).policy())
        .isEqualTo(RetryPolicy.ofSeconds(7, 120, 120, RetryMode.FIXED));
    RetryException changed =
        RetryException.exponential("busy").maxTries(7).maxDelay(Duration.ofSeconds(90));
    assertThat(changed.policy()).isEqualTo(RetryPolicy.ofSeconds(7, 30, 90, RetryMode.EXPONENTIAL));
    assertThat(changed).hasMessage("busy");
    assertThat(request.maxTries(1).getStackTrace()).isEqualTo(request.getStackTrace());
  }

  @Test
  void values_at_the_ends_of_their_ranges_are_taken() {
    int most = Integer.MAX_VALUE;
    assertThat(RetryPolicy.ofSeconds(0, 0, 0, RetryMode.FIXED).maxTries()).isZero();
    assertThat(RetryPolicy.ofSeconds(100, most, most, RetryMode.FIXED).delay())
        .isEqualTo(Duration.ofSeconds(most));
  }

  // I-03
  @Test
  void values_that_a_message_cannot_carry_are_refused() {
    assertThatThrownBy(() -> RetryPolicy.ofSeconds(101, 1, 1, RetryMode.FIXED))
        .hasMessageContaining("maxTries")
        .hasMessageContaining("101");
    assertThatThrownBy(() -> RetryPolicy.ofSeconds(-1, 1, 1, RetryMode.FIXED))
        .hasMessageContaining("maxTries");
    assertThatThrownBy(() -> RetryPolicy.ofSeconds(1, -1, 1, RetryMode.FIXED))
        .hasMessageContaining("delay");
    assertThatThrownBy(
            () ->
                new RetryPolicy(1, Duration.ofMillis(1500), Duration.ofSeconds(1), RetryMode.FIXED))
        .hasMessageContaining("whole seconds")
        .hasMessageContaining("1.5 s");
    assertThatThrownBy(
            () -> new RetryPolicy(1, Duration.ZERO, Duration.ofSeconds(1L << 31), RetryMode.FIXED))
        .hasMessageContaining("maxDelay");
  }
}
