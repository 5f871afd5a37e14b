package io.boilermaker.broker.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServiceBusExtensionTest {

  private static final List<Integer> PORTS = new ArrayList<>();

  @RegisterExtension
  final ServiceBusExtension serviceBus =
      ServiceBusExtension.withQueues(QueueSpec.named("tasks").maxDeliveryCount(3))
          .with(builder -> builder.transactions(false));

  @AfterAll
  static void noPortIsLeft() {
    assertThat(PORTS)
        .hasSize(3)
        .allSatisfy(
            port ->
                assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(Exception.class));
  }

  @Test
  void a_test_gets_the_broker_as_a_parameter(LocalServiceBus bus) {
    PORTS.add(bus.port());
    assertThat(bus).isSameAs(serviceBus.bus());
  }

  @Test
  void a_test_gets_the_connection_string(@ConnectionString String connectionString) {
    PORTS.add(serviceBus.bus().port());
    try (ServiceBusSenderClient sender =
        new ServiceBusClientBuilder()
            .connectionString(connectionString)
            .sender()
            .queueName("tasks")
            .buildClient()) {
      sender.sendMessage(new ServiceBusMessage("a"));
    }
    assertThat(serviceBus.bus().counts("tasks").active()).isEqualTo(1);
  }

  @Test
  void another_test_finds_nothing_of_the_others() {
    PORTS.add(serviceBus.bus().port());
    assertThat(serviceBus.bus().counts("tasks")).isEqualTo(new QueueCounts(0, 0, 0, 0, 0));
  }

  @Test
  void outside_of_tests_there_is_no_broker() {
    assertThatThrownBy(() -> ServiceBusExtension.withQueues("a").bus())
        .hasMessageStartingWith("there is a broker only while a test runs");
  }
}
