package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.annotations.RetryMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of messages that say more than a policy in Java. */
class EnvelopePolicyTest {

  private static Task read(String json) throws InvalidTaskException {
    return EnvelopeReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String written(Task task) {
    return new String(EnvelopeWriter.write(task, null).body().bytes(), StandardCharsets.UTF_8);
  }

  // N-I05: integers of Python have no width
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | 9223372036854775807 | 10 | 2147483647",
        "2147483648 | 2147483648 | 2147483647 | 2147483647",
        "0 | 123456789012345678901234567890 | 0 | 2147483647",
        "\"9223372036854775808\" | 4294967296 | 2147483647 | 2147483647",
      })
  void a_longer_delay_than_any_is_bounded_and_is_published_as_it_came(
      String delay, String most, int seconds, int mostSeconds) throws Exception {
    String policy =
        "{\"max_tries\":3,\"delay\":%s,\"delay_max\":%s,\"retry_mode\":1}".formatted(delay, most);
    String json =
        Envelopes.of("x", "[]", "{}").replaceFirst("\"policy\":\\{[^}]*}", "\"policy\":" + policy);
    Task task = read(json.replace("\"on_failure\":null", "\"on_failure\":" + json));

    assertThat(task.policy())
        .isEqualTo(RetryPolicy.ofSeconds(3, seconds, mostSeconds, RetryMode.EXPONENTIAL))
        .isEqualTo(task.onFailure().policy());
    assertThat(written(task.withAttempt(Instant.EPOCH)).split(Pattern.quote(policy), -1))
        .hasSize(3);
    assertThat(written(task.withPolicy(RetryPolicy.noRetry())).split(Pattern.quote(policy), -1))
        .hasSize(2);
    assertThat(written(read(written(task)))).isEqualTo(written(task));
  }

  @Test
  void a_policy_that_java_can_hold_is_written_in_the_usual_form() throws Exception {
    Task task =
        read(
            Envelopes.of("x", "[]", "{}")
                .replaceFirst("\"policy\":\\{[^}]*}", "\"policy\":{\"delay_max\":2147483647}"));

    assertThat(written(task))
        .contains(
            "\"policy\":{\"max_tries\":5,\"delay\":0,\"delay_max\":2147483647,\"retry_mode\":0}");
  }

  /** Numbers of seconds as Python reads them, and how long they are here. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "'\"0\"', 0",
    "0.0, 0",
    "'\"7\"', 7",
    "7.00, 7",
    "1000 digits, 2147483647",
    "1001 digits, -1"
  })
  void a_delay_is_a_whole_number_in_any_form_of_up_to_a_thousand_digits(String form, long expected)
      throws Exception {
    String value = form.endsWith("digits") ? quoted(form.split(" ", -1)[0]) : form;
    String json = Envelopes.of("x", "[]", "{}").replace("\"delay\":120", "\"delay\":" + value);

    if (expected < 0) {
      assertThatThrownBy(() -> read(json))
          .isInstanceOf(InvalidTaskException.class)
          .hasMessage("'policy.delay' is not a whole number from 0 on");
    } else {
      assertThat(read(json).policy().delay()).isEqualTo(Duration.ofSeconds(expected));
    }
  }

  private static String quoted(String digits) {
    return '"' + "9".repeat(Integer.parseInt(digits)) + '"';
  }

  // N-I05, I-09
  @Test
  void a_field_of_a_newer_policy_travels_on() throws Exception {
    String policy = "{\"max_tries\":3,\"delay\":1,\"jitter\":[0.50],\"delay_max\":2}";
    Task task =
        read(
            Envelopes.of("x", "[]", "{}")
                .replaceFirst("\"policy\":\\{[^}]*}", "\"policy\":" + policy));

    assertThat(task.policy()).isEqualTo(RetryPolicy.ofSeconds(3, 1, 2, RetryMode.FIXED));
    assertThat(written(task.withAttempt(Instant.EPOCH))).contains("\"policy\":" + policy + ",");
  }
}
