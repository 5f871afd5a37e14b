package io.boilermaker.broker.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extension in all kinds of classes, which JUnit runs as in a build. */
@Timeout(60)
@Execution(ExecutionMode.SAME_THREAD)
class SharedBrokerTest {

  private static final QueueCounts EMPTY = new QueueCounts(0, 0, 0, 0, 0);

  /** The brokers that the running classes have seen. */
  private static final Set<LocalServiceBus> SEEN = ConcurrentHashMap.newKeySet();

  private static final AtomicReference<CyclicBarrier> TOGETHER = new AtomicReference<>();

  private static final AtomicInteger TAKEN = new AtomicInteger();
  private static final Executor ANOTHER_THREAD = action -> new Thread(action).start();

  @BeforeEach
  void seeNone() {
    SEEN.clear();
    TOGETHER.set(new CyclicBarrier(3));
  }

  /** No port is left, whatever a class has done. */
  @AfterEach
  void allAreClosed() {
    assertThat(SEEN)
        .allSatisfy(
            bus -> {
              try (var free = new ServerSocket(bus.port(), 1, InetAddress.getLoopbackAddress())) {
                assertThat(free.isBound()).isTrue();
              }
            });
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(
            name -> SEEN.stream().anyMatch(bus -> name.equals("boilermaker-broker-" + bus.port())));
  }

  private static EngineExecutionResults run(Class<?>... testClasses) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .selectors(
            Stream.of(testClasses)
                .map(DiscoverySelectors::selectClass)
                .toArray(DiscoverySelector[]::new))
        .execute();
  }

  /** Returns what containers and tests have failed with. */
  private static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> String.valueOf(result.getThrowable().orElseThrow()))
        .toList();
  }

  private static void assertSucceeded(EngineExecutionResults results, int tests) {
    assertThat(failures(results)).isEmpty();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
  }

  // N-R23, N-D12
  @Test
  void a_static_field_is_one_broker_for_a_class_and_what_is_nested_in_it() {
    assertSucceeded(run(OfClass.class), 5);
    assertThat(SEEN).hasSize(1);
  }

  // N-R23
  @Test
  void an_instance_field_of_a_class_with_one_instance_is_like_a_static_one() {
    assertSucceeded(run(OfOneInstance.class), 2);
    assertThat(SEEN).hasSize(1);
  }

  // N-R23
  @Test
  void an_instance_field_is_a_broker_for_each_of_the_tests_that_run_at_the_same_time() {
    assertSucceeded(run(EachItsOwn.class), 3);
    assertThat(SEEN).hasSize(3);
  }

  // N-R23
  @Test
  void tests_that_run_at_the_same_time_may_not_share_a_broker() {
    assertThat(failures(run(Together.class)))
        .hasSize(3)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .contains("runs at the same time", "instance field", "SAME_THREAD"));
  }

  // N-R23
  @Test
  void a_test_that_began_meanwhile_is_refused_too() {
    try (var bus = LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start()) {
      TestBroker ofClass = TestBroker.owned(bus);
      ofClass.shared().use("one");
      assertThatThrownBy(() -> ofClass.shared().use("two"))
          .hasMessageStartingWith("two runs at the same time");
    }
  }

  // N-R23
  @Test
  void classes_that_run_at_the_same_time_have_a_broker_each_though_they_inherit_the_field() {
    TOGETHER.set(new CyclicBarrier(2));
    assertSucceeded(run(First.class, Second.class), 2);
    assertThat(SEEN).hasSize(2);
  }

  // N-R23
  @Test
  void a_port_that_is_taken_is_the_only_failure() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TAKEN.set(taken.getLocalPort());
      for (Class<?> testClass : List.of(TakenForClass.class, TakenForEach.class)) {
        assertThat(failures(run(testClass)))
            .singleElement()
            .asString()
            .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
      }
    }
  }

  /** One broker, emptied after each test. */
  static class OfClass {

    @RegisterExtension
    static final ServiceBusExtension BUS =
        ServiceBusExtension.withQueues(
            QueueSpec.named("tasks").duplicateDetection(Duration.ofMinutes(10)));

    @BeforeAll
    static void before(LocalServiceBus bus, @ConnectionString String connectionString) {
      SEEN.add(bus);
      assertThat(BUS.bus()).isSameAs(bus);
      assertThat(connectionString).isEqualTo(bus.connectionString());
    }

    @AfterAll
    static void after(LocalServiceBus bus) {
      assertThat(BUS.bus()).isSameAs(bus);
      assertThat(bus.counts("tasks")).isEqualTo(EMPTY);
    }

    @RepeatedTest(3)
    void a_test_finds_nothing_of_the_others(LocalServiceBus bus) {
      check(bus);
    }

    static void check(LocalServiceBus bus) {
      assertThat(BUS.bus()).isSameAs(bus);
      assertThat(SEEN).containsExactly(bus);
      assertThat(bus.counts("tasks")).isEqualTo(EMPTY);
      send(bus);
      BUS.assertQueue("tasks").hasActive(1);
      assertThat(CompletableFuture.supplyAsync(BUS::bus).join()).isSameAs(bus);
      bus.faults().refuse(Operation.SEND, 9, "amqp:not-allowed");
    }

    /** The first level. */
    @Nested
    class Inner {

      @Test
      void the_broker_is_that_of_the_class(LocalServiceBus bus) {
        check(bus);
      }

      /** The second level. */
      @Nested
      class Innermost {

        @Test
        void the_broker_is_that_of_the_class(LocalServiceBus bus) {
          check(bus);
        }
      }
    }
  }

  /** One instance for all tests. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OfOneInstance {

    @RegisterExtension final ServiceBusExtension bus = ServiceBusExtension.withQueues("tasks");

    @BeforeAll
    void before(LocalServiceBus ofClass) {
      assertThat(bus.bus()).isSameAs(ofClass);
    }

    @RepeatedTest(2)
    void a_test_finds_nothing_of_the_others(LocalServiceBus ofTest) {
      SEEN.add(ofTest);
      assertThat(bus.bus()).isSameAs(ofTest);
      assertThat(ofTest.counts("tasks")).isEqualTo(EMPTY);
      send(ofTest);
    }
  }

  /** Three tests at the same time. */
  @Execution(ExecutionMode.CONCURRENT)
  static class EachItsOwn {

    @RegisterExtension final ServiceBusExtension bus = ServiceBusExtension.withQueues("tasks");

    @Test
    void one(LocalServiceBus own) throws Exception {
      check(own);
    }

    @Test
    void two(LocalServiceBus own) throws Exception {
      check(own);
    }

    /** Has the brokers of the class around it. */
    @Nested
    class Inner {

      @Test
      void three(LocalServiceBus own) throws Exception {
        check(own);
      }
    }

    private void check(LocalServiceBus own) throws Exception {
      SEEN.add(own);
      TOGETHER.get().await(20, TimeUnit.SECONDS);
      send(own);
      assertThat(bus.bus()).isSameAs(own);
      bus.assertQueue("tasks").hasActive(1);
      TOGETHER.get().await(20, TimeUnit.SECONDS);
    }
  }

  /** Three tests at the same time on one broker. */
  @Execution(ExecutionMode.CONCURRENT)
  static class Together {

    @RegisterExtension
    static final ServiceBusExtension BUS = ServiceBusExtension.withQueues("tasks");

    @BeforeAll
    static void before(LocalServiceBus bus) {
      SEEN.add(bus);
    }

    @Test
    void one() {}

    @Test
    void two() {}

    @Test
    void three() {}
  }

  /** A field that two classes inherit. */
  abstract static class Inherited {

    @RegisterExtension
    static final ServiceBusExtension BUS = ServiceBusExtension.withQueues("tasks");

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void each_class_has_its_own(LocalServiceBus own) throws Exception {
      SEEN.add(own);
      TOGETHER.get().await(20, TimeUnit.SECONDS);
      assertThat(BUS.bus()).isSameAs(own);
      assertThatThrownBy(() -> CompletableFuture.supplyAsync(BUS::bus, ANOTHER_THREAD).join())
          .hasMessageContaining("2 tests run at the same time");
      TOGETHER.get().await(20, TimeUnit.SECONDS);
    }
  }

  /** Runs beside the second. */
  @Execution(ExecutionMode.CONCURRENT)
  static class First extends Inherited {}

  /** Runs beside the first. */
  @Execution(ExecutionMode.CONCURRENT)
  static class Second extends Inherited {}

  /** Cannot start its broker. */
  static class TakenForClass {

    @RegisterExtension
    static final ServiceBusExtension BUS =
        ServiceBusExtension.withQueues("tasks").with(builder -> builder.port(TAKEN.get()));

    @Test
    void a_test() {}
  }

  /** Cannot start its broker. */
  static class TakenForEach {

    @RegisterExtension
    final ServiceBusExtension bus =
        ServiceBusExtension.withQueues("tasks").with(builder -> builder.port(TAKEN.get()));

    @Test
    void a_test() {}
  }

  private static void send(LocalServiceBus bus) {
    try (var sender =
        new ServiceBusClientBuilder()
            .connectionString(bus.connectionString())
            .sender()
            .queueName("tasks")
            .buildClient()) {
      sender.sendMessage(new ServiceBusMessage("a").setMessageId("always the same"));
    }
  }
}
