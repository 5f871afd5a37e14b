package io.boilermaker.internal.interception;

import io.boilermaker.PublishOptions;
import io.boilermaker.interceptor.PublishInterceptor;
import io.boilermaker.internal.time.Ticker;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The way of publications through their interceptors. Thread safe.
 *
 * @param interceptors in their order
 * @param listeners is told the ends of publications
 * @param ticker measures them
 */
public record PublishInterception(
    List<PublishInterceptor> interceptors, Executor listeners, Ticker ticker) {

  /** Tells whether there are no interceptors. */
  public boolean isEmpty() {
    return interceptors.isEmpty();
  }

  /**
   * Shows a publication to all interceptors.
   *
   * @param cause the message that it follows; null if code has called the task
   * @return what they have made of it
   * @throws PublicationRefusedException if one throws, an {@code Error} too
   */
  public PublicationDraft intercept(
      PublishedTask task, PublishOptions options, @Nullable HandledMessage cause) {
    var draft = new PublicationDraft(task, options, cause, listeners, ticker);
    for (PublishInterceptor each : interceptors) {
      try {
        each.publish(draft);
      } catch (Throwable t) {
        draft.ended(t);
        throw new PublicationRefusedException(each, t);
      }
    }
    return draft;
  }
}
