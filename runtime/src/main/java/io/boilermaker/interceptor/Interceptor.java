package io.boilermaker.interceptor;

/**
 * An interceptor of one or more of the three kinds; a class may be of several. It is shared by all
 * threads of its application and must be thread safe.
 *
 * <p>Applications take those given to their builder, and those that {@link java.util.ServiceLoader}
 * finds by the name of this interface or of one of the three.
 */
public sealed interface Interceptor
    permits PublishInterceptor, ExecutionInterceptor, SettlementListener {

  /**
   * Returns its place in the order: the lowest is the outermost, which begins first and ends last.
   * By default 0. Of equal ones, those of the builder come first, in the order given.
   */
  default int priority() {
    return 0;
  }

  /**
   * Called once when an application is built with it; for gauges. An exception is logged, and
   * changes nothing.
   */
  default void opened(ApplicationView application) {}

  /** Called once when an application has closed, with the argument of {@link #opened}. */
  default void closed(ApplicationView application) {}
}
