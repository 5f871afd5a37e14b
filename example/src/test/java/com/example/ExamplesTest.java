package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.OrderTasks.Card;
import com.example.OrderTasks.Channel;
import com.example.OrderTasks.Invoice;
import com.example.OrderTasks.Line;
import com.example.OrderTasks.Money;
import com.example.OrderTasks.Order;
import io.boilermaker.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The examples do what the pages say. */
@Timeout(60)
class ExamplesTest {

  private final Shown shown = new Shown();

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  void a_happy_task_is_followed_by_its_callback() {
    shown.app().publish(Callbacks.happyTask());

    Awaitility.await().until(() -> shown.lines().size() == 2);
    shown.awaitQuiet();
    assertThat(shown.lines())
        .containsExactly("Things seem to be going really well", "Everything is great!");
    assertThat(shown.counts("tasks").deadLettered()).isZero();
  }

  @Test
  void a_task_that_throws_is_followed_by_its_failure_callback_alone() {
    shown.app().publish(Callbacks.sadTask());

    shown.awaitQuiet();
    assertThat(shown.lines()).containsExactly("Everything is sad");
    assertThat(shown.counts("tasks").deadLettered()).isOne();
  }

  @Test
  void a_chain_runs_until_a_step_fails() {
    shown.app().publish(Chains.workflow());

    shown.awaitQuiet();
    assertThat(shown.lines())
        .containsExactly(
            "Things seem to be going really well", "Everything is great!", "Everything is sad");
    assertThat(shown.counts("tasks").deadLettered()).isOne();
  }

  @Test
  void a_retry_follows_the_policy_of_the_registration() {
    Retries.asRegistered(shown.app());

    for (int i = 1; i < 5; i++) {
      shown.skip(Duration.ofSeconds(120));
    }
    shown.awaitQuiet();
    assertThat(shown.lines())
        .containsExactly(
            "throwing_task, try 1",
            "throwing_task, try 2",
            "throwing_task, try 3",
            "throwing_task, try 4",
            "throwing_task, try 5");
  }

  @Test
  void a_publication_may_bring_another_policy() {
    Retries.withAnotherPolicy(shown.app());

    for (int i = 1; i < 7; i++) {
      shown.skip(Duration.ofSeconds(1000));
    }
    Awaitility.await().until(() -> shown.lines().contains("throwing_task, try 7"));
  }

  @Test
  void a_registration_may_bring_another_policy() {
    SyncStockTasks.on(shown.app()).apply("Hamburg");

    for (int i = 1; i < 5; i++) {
      shown.skip(Duration.ofSeconds(600));
    }
    shown.awaitQuiet();
    assertThat(shown.lines()).hasSize(5).last().isEqualTo("sync_stock, try 5");
  }

  @Test
  void an_exception_may_bring_another_policy() {
    PatientTaskTasks.on(shown.app()).apply();

    shown.skip(Duration.ofHours(1));
    shown.skip(Duration.ofHours(1));
    shown.awaitQuiet();
    assertThat(shown.lines())
        .containsExactly("patient_task, try 1", "patient_task, try 2", "patient_task, try 3");
  }

  @Test
  void an_exception_of_a_library_may_count_as_a_retry() {
    FetchRatesTasks.on(shown.app()).apply();

    shown.skip(Duration.ofSeconds(120));
    shown.awaitQuiet();
    assertThat(shown.lines()).containsExactly("fetch_rates, try 1", "fetch_rates, try 2");
    assertThat(shown.counts("tasks").deadLettered()).isZero();
  }

  @Test
  void arguments_may_have_structure() {
    var line = new Line(UUID.randomUUID(), 2, new BigDecimal("9.90"));
    var order =
        new Order(
            UUID.randomUUID(), LocalDate.of(2026, 1, 31), List.of(line), Optional.of("ring twice"));
    PlaceOrderTasks.on(shown.app())
        .apply(order, new Invoice("Main Street 1", 14), Map.of("source", "shop"), Channel.PHONE);
    shown.awaitQuiet();
    PlaceOrderTasks.on(shown.app()).apply(order, new Card("tok_1"), Map.of());

    shown.awaitQuiet();
    assertThat(shown.lines())
        .containsExactly(
            "Order of 1 lines by PHONE",
            "Invoice[address=Main Street 1, days=14]",
            "Order of 1 lines by SHOP",
            "Card[token=tok_1]");
  }

  @Test
  void jackson_serves_the_types_that_its_annotations_describe() {
    Task task =
        RefundTasks.on(shown.app())
            .apply(UUID.randomUUID(), new Money(new BigDecimal("9.90"), "EUR"));

    assertThat(task.sequenceNumber()).isPresent();
    shown.awaitQuiet();
    assertThat(shown.lines()).containsExactly("Refund Money[amount=9.90, currency=EUR]");
  }

  @Test
  void a_task_without_dead_letters_is_completed_when_it_fails() {
    ArchiveOrderTasks.on(shown.app()).apply(new UUID(0, 0));

    Awaitility.await().until(() -> !shown.lines().isEmpty());
    shown.awaitQuiet();
    assertThat(shown.counts("tasks").total()).isZero();
  }

  @Test
  void an_asynchronous_task_ends_with_its_stage() {
    UUID order = UUID.randomUUID();
    NotifyCustomerTasks.on(shown.app()).apply(order);

    Awaitility.await().until(() -> !shown.lines().isEmpty());
    assertThat(shown.lines()).containsExactly("Customer of " + order + " told");
  }

  @Test
  void a_task_that_others_implement_goes_to_their_queue() {
    Elsewhere.charge(shown.app());

    assertThat(shown.counts("billing").active()).isOne();
    assertThat(shown.counts("tasks").total()).isZero();
  }

  @Test
  void a_task_may_be_published_by_its_name_alone() {
    Task task = Elsewhere.byName(shown.app(), "refund_card");

    assertThat(task.name()).isEqualTo("refund_card");
    assertThat(task.sequenceNumber()).isNotEqualTo(OptionalLong.empty());
  }

  @Test
  void a_delayed_task_runs_when_its_time_has_come() {
    ManyTasks.later(shown.app());

    shown.skip(Duration.ofMinutes(59));
    assertThat(shown.lines()).isEmpty();
    shown.skip(Duration.ofMinutes(1));
    shown.awaitQuiet();
    assertThat(shown.lines()).containsExactly("Mail to a@example.com, 1 copies, normal");
  }

  @Test
  void publications_may_go_on_in_the_background() {
    assertThat(ManyTasks.withoutWaiting(shown.app()).join().sequenceNumber()).isPresent();

    shown.awaitQuiet();
    assertThat(shown.lines()).containsExactly("Mail to b@example.com, 2 copies, normal");
  }

  @Test
  void many_tasks_are_published_at_once() {
    ManyTasks.batch(shown.app(), List.of("a@example.com", "b@example.com", "c@example.com"));

    shown.awaitQuiet();
    assertThat(shown.lines())
        .containsExactlyInAnyOrder(
            "Mail to a@example.com, 1 copies, normal",
            "Mail to b@example.com, 1 copies, normal",
            "Mail to c@example.com, 1 copies, normal");
  }
}
