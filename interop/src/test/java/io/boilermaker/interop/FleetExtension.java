package io.boilermaker.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test, or all of a class, a {@link Fleet}. One Python process serves the whole suite.
 */
final class FleetExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(FleetExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Fleet.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(Fleet.class, type -> new Fleet(python(context)), Fleet.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close(context);
  }

  private static void close(ExtensionContext context) {
    Fleet fleet = store(context).remove(Fleet.class, Fleet.class);
    if (fleet != null) {
      fleet.close();
    }
  }

  /** JUnit closes it at the end of the suite. */
  static PythonPeer python(ExtensionContext context) {
    return store(context.getRoot())
        .getOrComputeIfAbsent(PythonPeer.class, type -> start(), PythonPeer.class);
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  private static PythonPeer start() {
    try {
      return new PythonPeer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
