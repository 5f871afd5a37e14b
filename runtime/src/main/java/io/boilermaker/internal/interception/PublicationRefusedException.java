package io.boilermaker.internal.interception;

import io.boilermaker.interceptor.PublishInterceptor;
import io.boilermaker.internal.process.Thrown;

/** Thrown where an interceptor has refused a publication; the cause is what it threw. */
public final class PublicationRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublicationRefusedException(PublishInterceptor by, Throwable cause) {
    super(
        "the interceptor " + by.getClass().getName() + " refused it: " + Thrown.text(cause), cause);
  }
}
