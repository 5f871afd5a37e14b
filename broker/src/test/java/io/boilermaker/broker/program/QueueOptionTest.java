package io.boilermaker.broker.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class QueueOptionTest {

  private final QueueOption option = new QueueOption();

  @Test
  void name_alone_means_the_defaults() {
    assertThat(option.convert("tasks")).isEqualTo(QueueSpec.named("tasks"));
  }

  @Test
  void settings_follow_the_name() {
    assertThat(
            option.convert(
                "tasks,lock=30s,max-delivery=3,max-size=1048576,ttl=14d,dead-letter-on-expiry,"
                    + "duplicates=10m"))
        .isEqualTo(
            new QueueSpec(
                "tasks",
                Duration.ofSeconds(30),
                3,
                1_048_576,
                Duration.ofDays(14),
                true,
                Duration.ofMinutes(10)));
    assertThat(option.convert("tasks,lock=500ms").lockDuration()).isEqualTo(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @CsvSource({
    "'tasks,lock=30',not a duration",
    "'tasks,lock=,lock=1s',not a duration",
    "'tasks,max-delivery=x',not a number",
    "'tasks,max-delivery=99999999999',must be 1 to 2000",
    "'tasks,lock=1h',at most PT5M",
    "'tasks,bogus=1',there is no setting 'bogus=1'",
    "'tasks,',there is no setting ''",
    "'tasks,dead-letter-on-expiry=maybe',must be true or false",
    "'',queue name must be"
  })
  void mistake_is_named(String value, String message) {
    assertThatThrownBy(() -> option.convert(value))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining(message.replace("''", "'"));
  }
}
