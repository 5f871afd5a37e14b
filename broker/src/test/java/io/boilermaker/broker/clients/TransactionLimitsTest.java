package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.CompleteOptions;
import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.Faults.TransactionLimit;
import io.boilermaker.broker.QueueCounts;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Services that refuse parts of transactions. The SDK reports a refused transactional send as a
 * success; the commit shows it in each case.
 */
@Timeout(60)
class TransactionLimitsTest {

  private static final OffsetDateTime PAST = OffsetDateTime.parse("2020-01-01T00:00:00Z");
  private static final QueueCounts LOCKED = new QueueCounts(0, 1, 0, 0, 0);
  private static final QueueCounts SENT = new QueueCounts(1, 0, 0, 0, 0);

  private final JavaClients clients = JavaClients.withQueue();
  private final ServiceBusReceiverClient receiver = clients.receiver();
  private final ServiceBusSenderClient sender = clients.sender();
  private final ServiceBusReceivedMessage message;
  private final ServiceBusTransactionContext transaction;

  TransactionLimitsTest() {
    clients.send("a");
    message = one(receiver);
    transaction = receiver.createTransaction();
  }

  @AfterEach
  void close() {
    clients.close();
  }

  private void limit(TransactionLimit... limits) {
    clients.bus.faults().limitTransactions(limits);
  }

  private void send() {
    sender.sendMessage(new ServiceBusMessage("next"), transaction);
  }

  private void schedule() {
    sender.scheduleMessage(new ServiceBusMessage("next"), PAST, transaction);
  }

  private void complete() {
    receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
  }

  private void commit() {
    receiver.commitTransaction(transaction);
  }

  private void assertCommitIsRefused() {
    assertThatThrownBy(this::commit).hasMessageContaining("amqp:transaction:rollback");
    assertThat(clients.counts()).isEqualTo(LOCKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_MIX", "NO_MIX_AT_COMMIT"})
  void operations_on_links_alone_are_no_mix(TransactionLimit limit) {
    limit(limit);
    send();
    complete();
    commit();
    assertThat(clients.counts()).isEqualTo(SENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_SEND", "NO_MIX"})
  void requests_to_the_management_node_alone_are_no_mix_and_no_send(TransactionLimit limit) {
    limit(limit);
    schedule();
    commit();
    assertThat(clients.counts()).isEqualTo(new QueueCounts(1, 1, 0, 0, 0));
  }

  @Test
  void a_mix_is_refused_at_its_second_operation_and_at_the_commit() {
    limit(TransactionLimit.NO_MIX);
    schedule();
    assertThatThrownBy(this::complete).hasMessageContaining("cannot be mixed");
    assertCommitIsRefused();
  }

  @Test
  void a_request_after_an_operation_on_a_link_is_a_mix_too() {
    limit(TransactionLimit.NO_MIX);
    complete();
    assertThatThrownBy(this::schedule).hasMessageContaining("cannot be mixed");
    assertCommitIsRefused();
  }

  @Test
  void a_mix_may_be_refused_at_the_commit_alone() {
    limit(TransactionLimit.NO_MIX_AT_COMMIT);
    schedule();
    complete();
    assertCommitIsRefused();
  }

  @Test
  void a_send_that_is_refused_for_being_transactional_shows_in_the_commit() {
    limit(TransactionLimit.NO_SEND);
    assertThatCode(this::send).doesNotThrowAnyException();
    complete();
    assertCommitIsRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"amqp:resource-limit-exceeded", "com.microsoft:server-busy"})
  void a_transactional_send_that_is_refused_for_another_reason_shows_in_the_commit(String reason) {
    clients.bus.faults().refuse(Operation.SEND, 1, reason);
    assertThatCode(this::send).doesNotThrowAnyException();
    complete();
    assertCommitIsRefused();
  }

  @Test
  void sends_outside_of_transactions_are_not_limited() {
    limit(TransactionLimit.values());
    clients.send("b");
    receiver.complete(message);
    assertThat(clients.counts()).isEqualTo(SENT);
  }

  @Test
  void a_limit_ends_when_faults_are_cleared() {
    limit(TransactionLimit.NO_SEND);
    clients.bus.faults().clear();
    send();
    complete();
    commit();
    assertThat(clients.bus.counts(QUEUE)).isEqualTo(SENT);
  }
}
