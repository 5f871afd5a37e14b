package io.boilermaker.broker.junit;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A JUnit extension that gives each test its own broker on a free port and closes it afterwards: no
 * message, thread or port is left for the next test.
 *
 * <pre>{@code
 * @RegisterExtension
 * final ServiceBusExtension serviceBus = ServiceBusExtension.withQueues("tasks");
 *
 * @Test
 * void a_test(LocalServiceBus bus) {
 *   bus.faults().refuse(Operation.SEND, 1, "com.microsoft:server-busy");
 *   ...
 * }
 * }</pre>
 *
 * <p>A parameter of type {@link LocalServiceBus} is the broker, and one of type {@link String} that
 * is annotated with {@link ConnectionString} its connection string; {@link #bus} is the same broker
 * for methods without parameters. Not thread safe: tests of one instance run one after the other.
 */
public final class ServiceBusExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private final List<QueueSpec> queues;
  private final UnaryOperator<LocalServiceBus.Builder> settings;
  private @Nullable LocalServiceBus bus;

  private ServiceBusExtension(
      List<QueueSpec> queues, UnaryOperator<LocalServiceBus.Builder> settings) {
    this.queues = queues;
    this.settings = settings;
  }

  /** Creates an extension for brokers with queues of those names and the default settings. */
  public static ServiceBusExtension withQueues(String... names) {
    List<QueueSpec> queues = new ArrayList<>();
    for (String name : names) {
      queues.add(QueueSpec.named(name));
    }
    return new ServiceBusExtension(List.copyOf(queues), builder -> builder);
  }

  /** Creates an extension for brokers with those queues. */
  public static ServiceBusExtension withQueues(QueueSpec... queues) {
    return new ServiceBusExtension(List.of(queues), builder -> builder);
  }

  /**
   * Returns an extension with more settings.
   *
   * @param more sets anything else on the builder, such as a clock or the lack of transactions
   * @return an extension to register
   */
  public ServiceBusExtension with(UnaryOperator<LocalServiceBus.Builder> more) {
    return new ServiceBusExtension(queues, builder -> more.apply(settings.apply(builder)));
  }

  /**
   * Returns the broker of the running test.
   *
   * @throws IllegalStateException if no test runs
   */
  public LocalServiceBus bus() {
    if (bus == null) {
      throw new IllegalStateException("there is a broker only while a test runs");
    }
    return bus;
  }

  /**
   * Starts assertions on a queue of the running test.
   *
   * @param queue the name of the queue
   * @throws IllegalStateException if no test runs
   */
  public QueueAssert assertQueue(String queue) {
    return QueueAssert.assertQueue(bus(), queue);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    LocalServiceBus.Builder builder = LocalServiceBus.builder();
    queues.forEach(builder::queue);
    bus = settings.apply(builder).start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    bus().close();
    bus = null;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalServiceBus.class
        || (type == String.class && parameter.isAnnotated(ConnectionString.class));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalServiceBus.class
        ? bus()
        : bus().connectionString();
  }
}
