package io.boilermaker.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueSpecTest {

  private final QueueSpec spec = QueueSpec.named("tasks");

  @Test
  void defaults_are_those_of_the_service() {
    assertThat(spec)
        .isEqualTo(new QueueSpec("tasks", Duration.ofSeconds(60), 10, 262_144, null, false, null));
  }

  @Test
  void each_method_changes_one_thing_in_a_copy() {
    QueueSpec changed =
        spec.lockDuration(Duration.ofSeconds(5))
            .maxDeliveryCount(2)
            .maxMessageBytes(2_048)
            .timeToLive(Duration.ofHours(1))
            .deadLetterOnExpiry(true)
            .duplicateDetection(Duration.ofMinutes(10));
    assertThat(changed)
        .isEqualTo(
            new QueueSpec(
                "tasks",
                Duration.ofSeconds(5),
                2,
                2_048,
                Duration.ofHours(1),
                true,
                Duration.ofMinutes(10)));
    assertThat(spec).isEqualTo(QueueSpec.named("tasks"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "$cbs", "q/$deadletterqueue", "/a", "a/", ".a"})
  void name_that_no_queue_can_have_is_refused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueueSpec.named(name))
        .withMessageContaining("queue name must be")
        .withMessageContaining("'" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "Tasks-2_high.v1", "team/tasks"})
  void ordinary_name_is_accepted(String name) {
    assertThat(QueueSpec.named(name).name()).isEqualTo(name);
  }

  @Test
  void values_out_of_range_are_refused_with_the_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec.lockDuration(Duration.ofMinutes(6)))
        .withMessage("lock duration must be more than zero and at most PT5M, not PT6M");
    assertThatIllegalArgumentException().isThrownBy(() -> spec.lockDuration(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec.maxDeliveryCount(0))
        .withMessage("maximum delivery count must be 1 to 2000, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec.maxMessageBytes(10))
        .withMessage("maximum message size must be 1024 to 104857600 bytes, not 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec.timeToLive(Duration.ofSeconds(-1)))
        .withMessageStartingWith("time to live must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec.duplicateDetection(Duration.ofDays(8)))
        .withMessageStartingWith("duplicate detection window must be");
  }
}
