package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.servicebus.HostileProperties.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others may write where this side keeps its own notes. */
class OwnPropertyTest {

  /** What must hold of each property, whatever stands in it. */
  private static final Map<OwnProperty, Consumer<ServiceBusReceivedMessage>> RULES =
      new EnumMap<>(
          Map.of(
              OwnProperty.REDELIVERIES, OwnPropertyTest::requeuedInTime,
              OwnProperty.INTERRUPTIONS, OwnPropertyTest::releasedWithCount,
              OwnProperty.TRACE_PARENT, OwnPropertyTest::carriesNoGarbage,
              OwnProperty.TRACE_STATE, OwnPropertyTest::carriesNoGarbage,
              OwnProperty.DIAGNOSTIC_ID, OwnPropertyTest::carriesNoGarbage));

  private static ServiceBusReceivedMessage message(String key, Object value) {
    ServiceBusReceivedMessage message =
        ReceivedMessages.withAnnotations(Map.of("x-opt-sequence-number", 42L));
    message.getApplicationProperties().put(key, value);
    return message;
  }

  private static Stream<Row> rows() {
    return HostileProperties.all();
  }

  // N-S09
  @ParameterizedTest
  @MethodSource("rows")
  void whatever_stands_in_a_property_its_rule_holds(Row row) {
    for (OwnProperty property : OwnProperty.values()) {
      if (property.key().equals(row.key())) {
        RULES.get(property).accept(message(row.key(), row.value()));
      }
    }
  }

  private static void requeuedInTime(ServiceBusReceivedMessage message) {
    MessageCopy copy = MessageCopy.requeue(message);
    assertThat(copy.redeliveries()).isBetween(1, OwnProperty.LARGEST_COUNT + 1);
    assertThat(copy.delay()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    assertThat(copy.message().getApplicationProperties())
        .containsEntry(OwnProperty.REDELIVERIES.key(), copy.redeliveries());
    assertThat(MessageCopy.resetCounters(message))
        .isEqualTo(Map.of(OwnProperty.REDELIVERIES.key(), 0));
  }

  private static void releasedWithCount(ServiceBusReceivedMessage message) {
    int count = MessageCopy.interruptions(message);
    assertThat(count).isBetween(0, OwnProperty.LARGEST_COUNT);
    assertThat(MessageCopy.release(message, true).message().getApplicationProperties())
        .containsEntry(OwnProperty.INTERRUPTIONS.key(), count + 1);
  }

  private static void carriesNoGarbage(ServiceBusReceivedMessage message) {
    Map<String, Object> properties = new HashMap<>(message.getApplicationProperties());
    properties.putIfAbsent(
        "traceparent", "00-c2d9e6c2aef4196e5ec11fa3fb432873-0d65dd60358dfb94-01");
    message.getApplicationProperties().putAll(properties);
    var follower = new ServiceBusMessage("");
    TraceContext.of(message).applyTo(follower);
    assertThat(follower.getApplicationProperties().values())
        .allSatisfy(value -> assertThat((String) value).matches("[ -~]{0,512}"));
  }

  // N-S09
  @Test
  void every_property_has_a_rule() {
    assertThat(RULES).containsOnlyKeys(OwnProperty.values());
  }

  // N-S09
  @Test
  void what_is_no_count_is_none_and_a_large_one_is_spent() {
    assertThat(count(-1)).isZero();
    assertThat(count(Integer.MIN_VALUE)).isZero();
    assertThat(count(4_294_967_296L)).isZero();
    assertThat(count("3")).isZero();
    assertThat(count(3.0)).isZero();
    assertThat(count(3L)).isEqualTo(3);
    assertThat(count((byte) 3)).isEqualTo(3);
    assertThat(count(100)).isEqualTo(100);
    assertThat(count(Integer.MAX_VALUE)).isEqualTo(OwnProperty.LARGEST_COUNT);
  }

  private static int count(Object value) {
    return MessageCopy.redeliveries(message(OwnProperty.REDELIVERIES.key(), value));
  }

  /** Interceptors see all of them, as any sender writes them, and add others by rules. */
  // N-S09
  @Test
  void no_other_class_reads_or_writes_application_properties() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(Files::isRegularFile).filter(OwnPropertyTest::namesProperties))
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              "OwnProperty.java", "AddedProperties.java", "ReceivedContent.java");
    }
  }

  private static boolean namesProperties(Path file) {
    try {
      return Files.readString(file).contains("ApplicationProperties(");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
