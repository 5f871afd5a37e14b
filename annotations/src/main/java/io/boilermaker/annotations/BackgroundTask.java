package io.boilermaker.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that workers run in the background.
 *
 * <p>For a method {@code sendMail} the annotation processor generates the class {@code
 * SendMailTasks} in the same package, whose {@code apply(…)} publishes a call of the method. The
 * method's first parameter is the application state; a second parameter of type {@code
 * io.boilermaker.TaskContext} is optional; all others are the task's arguments and travel as JSON.
 *
 * <p>On an abstract method of an interface the annotation declares a task that someone else
 * implements, in another service or another language: a stub is generated and nothing is
 * registered. Such a method has no state parameter.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BackgroundTask {

  /**
   * The task's name in messages. The default, the empty string, stands for the method's name. Names
   * are unique in an application.
   */
  String name() default "";

  /** Older names under which messages of this task are still accepted. */
  String[] aliases() default {};

  /** The retry policy of calls that do not bring their own; by default 5 tries, 120 s apart. */
  Retry retry() default @Retry;

  /**
   * Whether a call that fails for good goes to the dead-letter queue ({@code true}, the default) or
   * is completed and so forgotten ({@code false}).
   */
  boolean deadLetter() default true;

  /**
   * Whether the message is settled after the task has run ({@code true}, the default: at least
   * once) or before it starts ({@code false}: at most once).
   */
  boolean acksLate() default true;

  /**
   * The queue, in the application's namespace, that calls of this task are sent to. The default,
   * the empty string, stands for the application's own queue.
   */
  String queue() default "";

  /**
   * The simple name of the generated stub class. The default, the empty string, stands for the
   * method's name with a capital, followed by {@code Tasks}.
   */
  String stub() default "";
}
