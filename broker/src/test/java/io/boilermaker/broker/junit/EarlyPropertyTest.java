package io.boilermaker.broker.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * An extension like Spring's, which is registered before the field, and asks for the properties of
 * its context when it has the first instance of the class.
 */
@ExtendWith(EarlyPropertyTest.LikeSpring.class)
class EarlyPropertyTest {

  @RegisterExtension
  static final ServiceBusExtension SHARED = ServiceBusExtension.withQueues("tasks");

  private static String first;
  private String property;

  /** Sets what {@code @DynamicPropertySource} would add to the context. */
  static final class LikeSpring implements TestInstancePostProcessor {

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
      first = first == null ? SHARED.bus().connectionString() : first;
      ((EarlyPropertyTest) instance).property = first;
    }
  }

  // N-D12
  @RepeatedTest(2)
  void a_context_for_all_tests_has_the_broker_of_all_tests(LocalServiceBus bus) {
    assertThat(property).isEqualTo(bus.connectionString());
  }
}
