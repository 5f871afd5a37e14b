package io.boilermaker.interceptor;

/**
 * Sees each task that an application publishes, before it is sent: calls by stubs, by {@code
 * publish}, {@code publishAsync} and {@code publishAll}, retries and callbacks, also in inline
 * mode. Copies of messages that return to their queue are no publications.
 */
public non-sealed interface PublishInterceptor extends Interceptor {

  /**
   * Called on the thread that publishes; for a retry or a callback on one that may block. It may
   * add properties, change the options, or refuse.
   *
   * @throws Exception to refuse this publication and no other: a call fails with {@code
   *     PublishException}; the message of a retry or callback is dead-lettered
   */
  void publish(Publication publication) throws Exception;
}
