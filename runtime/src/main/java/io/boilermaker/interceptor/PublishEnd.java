package io.boilermaker.interceptor;

import org.jspecify.annotations.Nullable;

/** A callback for the end of a publication. */
@FunctionalInterface
public interface PublishEnd {

  /**
   * Called when a publication has ended.
   *
   * @param failure why it is not known to be in its queue; null if the service has confirmed it
   */
  void ended(@Nullable Throwable failure);
}
