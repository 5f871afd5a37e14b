package io.boilermaker.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The default retry policy of a task: see {@link BackgroundTask#retry()}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Retry {

  /** How often the task may run in all, from 0 (never) to 100; 1 means no retry. */
  int maxTries() default 5;

  /** The delay before the next try, in seconds, 0 or more. */
  int delaySeconds() default 120;

  /** The upper bound of any delay, in seconds, 0 or more. */
  int maxDelaySeconds() default 120;

  /** How the delay grows from try to try. */
  RetryMode mode() default RetryMode.FIXED;

  /**
   * Exception types that count as a request to retry, subtypes included. A thrown {@code
   * io.boilermaker.RetryException} always does; any other exception fails the task at once.
   */
  Class<? extends Throwable>[] on() default {};
}
