package io.boilermaker.broker.junit;

import io.boilermaker.broker.LocalServiceBus;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A broker as one test or one class has it. */
final class TestBroker {

  private final LocalServiceBus bus;

  /** Whether the broker ends with that test or class. */
  private final boolean isOwned;

  /** The test that uses the broker, if it is shared. */
  private final AtomicReference<@Nullable String> user;

  private TestBroker(LocalServiceBus bus, boolean isOwned, AtomicReference<@Nullable String> user) {
    this.bus = bus;
    this.isOwned = isOwned;
    this.user = user;
  }

  static TestBroker owned(LocalServiceBus bus) {
    return new TestBroker(bus, /* isOwned= */ true, new AtomicReference<>());
  }

  /** Returns the same broker for a test or nested class of the owner. */
  TestBroker shared() {
    return new TestBroker(bus, /* isOwned= */ false, user);
  }

  LocalServiceBus bus() {
    return bus;
  }

  /**
   * Notes the test that uses the broker.
   *
   * @throws ExtensionConfigurationException if another one does
   */
  void use(String test) {
    if (!user.compareAndSet(null, test)) {
      throw concurrent(test);
    }
  }

  static ExtensionConfigurationException concurrent(String test) {
    return new ExtensionConfigurationException(
        test
            + " runs at the same time as other tests of the class, which has one broker for all of"
            + " them: register ServiceBusExtension in an instance field, so that each test has its"
            + " own, or run the tests of the class one after the other, by"
            + " @Execution(ExecutionMode.SAME_THREAD)");
  }

  /** Closes the broker, or leaves it as if nothing had happened if others still need it. */
  void end() {
    if (isOwned) {
      bus.close();
    } else if (user.get() != null) {
      bus.faults().clear();
      bus.purge();
      user.set(null);
    }
  }
}
