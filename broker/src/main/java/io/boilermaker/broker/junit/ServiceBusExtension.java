package io.boilermaker.broker.junit;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A JUnit extension that gives tests a broker on a free port and closes it afterwards: no message,
 * thread or port is left for the next test.
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
 * <p>In an instance field, it gives each test a broker of its own; such tests may run at the same
 * time. In a static field, it gives each test class one broker, which is there from
 * {@code @BeforeAll} to {@code @AfterAll} and also for the nested classes. After each test all
 * messages are removed and all faults end; clients stay connected, and its time stays where tests
 * have moved it. Tests that share a broker cannot run at the same time: that is refused. An
 * instance field of a class with the lifecycle {@code PER_CLASS} is like a static one.
 *
 * <p>A parameter of type {@link LocalServiceBus} is the broker, and one of type {@link String} that
 * is annotated with {@link ConnectionString} its connection string; {@link #bus} is the same broker
 * for methods without parameters. Thread safe.
 */
public final class ServiceBusExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private static final String OF_CLASS = "class";
  private static final String OF_TEST = "test";
  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

  private final List<QueueSpec> queues;
  private final UnaryOperator<LocalServiceBus.Builder> settings;
  private final RunningTests running = new RunningTests();
  private final Namespace namespace = Namespace.create(ServiceBusExtension.class, running);

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
   * @throws IllegalStateException if no test runs, or if several do and the calling thread is that
   *     of none of them
   */
  public LocalServiceBus bus() {
    return running.bus();
  }

  /**
   * Starts assertions on a queue of the running test.
   *
   * @param queue the name of the queue
   * @throws IllegalStateException like {@link #bus}
   */
  public QueueAssert assertQueue(String queue) {
    return QueueAssert.assertQueue(bus(), queue);
  }

  /** Called for static fields, and for instance fields of classes that have one instance. */
  @Override
  public void beforeAll(ExtensionContext context) {
    TestBroker outer = ofClass(context);
    TestBroker broker = outer == null ? start() : outer.shared();
    context.getStore(namespace).put(OF_CLASS, broker);
    running.enter(broker);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestBroker ofClass = ofClass(context);
    TestBroker broker;
    if (ofClass == null) {
      broker = start();
    } else {
      refuseConcurrent(context);
      broker = ofClass.shared();
      broker.use(context.getDisplayName());
    }
    context.getStore(namespace).put(OF_TEST, broker);
    running.enter(broker);
  }

  private TestBroker start() {
    LocalServiceBus.Builder builder = LocalServiceBus.builder();
    queues.forEach(builder::queue);
    return TestBroker.owned(settings.apply(builder).start());
  }

  private static void refuseConcurrent(ExtensionContext context) {
    boolean isParallel =
        context.getConfigurationParameter(PARALLEL).map(Boolean::parseBoolean).orElse(false);
    if (isParallel && context.getExecutionMode() == ExecutionMode.CONCURRENT) {
      throw TestBroker.concurrent(context.getDisplayName());
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    leave(context, OF_TEST);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    leave(context, OF_CLASS);
  }

  /** Does nothing if there is no broker, because it could not be started. */
  private void leave(ExtensionContext context, String key) {
    TestBroker broker = context.getStore(namespace).remove(key, TestBroker.class);
    if (broker != null) {
      running.leave(broker);
      broker.end();
    }
  }

  /** Returns the broker that the tests of a class share, or of one around it; null if none is. */
  private @Nullable TestBroker ofClass(ExtensionContext context) {
    return context.getStore(namespace).get(OF_CLASS, TestBroker.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalServiceBus.class
        || (type == String.class && parameter.isAnnotated(ConnectionString.class));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getStore(namespace);
    TestBroker broker =
        Objects.requireNonNullElseGet(
            store.get(OF_TEST, TestBroker.class), () -> store.get(OF_CLASS, TestBroker.class));
    LocalServiceBus bus = broker.bus();
    return parameter.getParameter().getType() == LocalServiceBus.class
        ? bus
        : bus.connectionString();
  }
}
