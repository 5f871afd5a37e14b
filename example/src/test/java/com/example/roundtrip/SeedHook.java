package com.example.roundtrip;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Says the seed in the failure itself: jqwik's own report goes to a file in a build. */
final class SeedHook implements AroundPropertyHook {

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    return result
        .throwable()
        .map(failure -> result.mapToFailed(withSeed(result, failure)))
        .orElse(result);
  }

  private static AssertionError withSeed(PropertyExecutionResult result, Throwable failure) {
    String seed = result.seed().orElse("unknown");
    var withSeed = new AssertionError("repeat by @Property(seed = \"" + seed + "\"): " + failure);
    // Not as a cause: Surefire's summary would show that alone.
    withSeed.setStackTrace(failure.getStackTrace());
    return withSeed;
  }
}
