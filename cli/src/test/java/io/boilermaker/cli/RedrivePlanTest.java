package io.boilermaker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import io.boilermaker.cli.Bench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans of re-drives that were interrupted, and go on. */
@Timeout(120)
class RedrivePlanTest extends BenchTest {

  @Test
  void what_was_noted_as_sent_is_completed_without_sending() throws IOException {
    bench.dead("TaskFailed", "no", Bench.mail("a"), Bench.mail("b"), Bench.mail("c"));
    List<PeekedMessage> dead = bench.dead();
    writePlan(
        "{\"sending\":[%d,%d]}\n{\"sent\":[%d]}\n{\"sendi", dead.get(0), dead.get(1), dead.get(0));
    // The second one was sent, too, and the program killed before it could note that.
    bench.send(
        new ServiceBusMessage(BinaryData.fromString("copy")).setMessageId(newId(dead.get(1))));
    Result result = bench.redrive("--resume", bench.plan().toString(), "--no-transactions");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Sent again: 3 of 3");
    assertThat(bench.messages(State.ACTIVE))
        .extracting(PeekedMessage::messageId)
        .containsExactlyInAnyOrder(newId(dead.get(1)), newId(dead.get(2)));
    assertThat(bench.dead()).isEmpty();
  }

  @Test
  void what_may_have_been_sent_and_is_nowhere_is_sent_and_named() throws IOException {
    bench.dead("TaskFailed", "no", Bench.mail("a"));
    writePlan("{\"sending\":[%d]}\n", bench.dead().get(0));
    Result result = bench.redrive("--resume", bench.plan().toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("1 may run twice: an earlier run was killed");
    assertThat(bench.messages(State.ACTIVE)).hasSize(1);
  }

  private static String newId(PeekedMessage dead) {
    return Bench.parse(dead.body()).path("task_id").asText() + ":redrive:" + dead.sequenceNumber();
  }

  /**
   * Plans a run that sends nothing, as all are locked, and adds notes as a killed one leaves them.
   */
  private void writePlan(String notes, PeekedMessage... messages) throws IOException {
    try (ServiceBusReceiverClient receiver = bench.deadReceiver()) {
      List<ServiceBusReceivedMessage> locked =
          receiver.receiveMessages(bench.dead().size(), Duration.ofSeconds(10)).stream().toList();
      Result blocked = bench.redrive("--wait", "10ms");
      assertThat(blocked.code()).isEqualTo(1);
      assertThat(blocked.err()).contains("are left: they are locked");
      locked.forEach(receiver::abandon);
    }
    Object[] numbers =
        Stream.of(messages).map(PeekedMessage::sequenceNumber).toArray(Object[]::new);
    Files.writeString(bench.plan(), notes.formatted(numbers), StandardOpenOption.APPEND);
  }

  @Test
  void what_somebody_else_took_is_counted() throws IOException {
    bench.dead("TaskFailed", "no", Bench.mail("a"), Bench.mail("b"));
    writePlan("");
    try (ServiceBusReceiverClient receiver = bench.deadReceiver()) {
      receiver.receiveMessages(1, Duration.ofSeconds(10)).forEach(receiver::complete);
    }
    Result result = bench.redrive("--resume", bench.plan().toString());
    assertThat(result.err()).contains("1 were taken by somebody else meanwhile");
    assertThat(result.out()).contains("Sent again: 1 of 2");
  }

  @Test
  void a_plan_of_another_queue_a_changed_one_and_one_of_a_later_version_are_refused()
      throws IOException {
    bench.dead("TaskFailed", "no", Bench.mail("a"));
    writePlan("");
    String good = Files.readString(bench.plan());
    assertRefused(good.replace("queue 'tasks'", "queue 'other'"), "is a plan for queue 'other' at");
    assertRefused(
        good.replace("\"sequence\":", "\"sequence\":1"), "was changed since it was written");
    assertRefused(good.replace("\"count\":1", "\"count\":0"), "was changed since it was written");
    assertRefused(good.replace("\"delay_ms\":0", "\"delay_ms\":1"), "was changed");
    assertRefused(good.replace("redrive\":1", "redrive\":2"), "is of version 2, and this program");
    assertRefused("", "is no plan of 'dead redrive'");
    assertRefused("[]\n", "is no plan of 'dead redrive'");
    assertRefused(good + "x\n", "was changed since it was written");
    assertThat(bench.redrive("--resume", "nowhere").err()).contains("cannot be read");
    assertThat(bench.dead()).hasSize(1);
    Files.writeString(bench.plan(), good);
    assertThat(bench.redrive("--resume", bench.plan().toString()).code()).isZero();
  }

  private void assertRefused(String text, String message) throws IOException {
    Files.writeString(bench.plan(), text);
    Result result = bench.redrive("--resume", bench.plan().toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }
}
