package io.boilermaker.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a trailing parameter of a task an optional keyword argument.
 *
 * <p>The stub gets overloads without the parameter. A call that leaves it out carries no value; the
 * worker that runs the task applies the default it knows.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Default {

  /**
   * The default value as text, in the form the parameter's type reads: {@code "true"}, {@code
   * "12"}, an enum constant's name, an ISO date. It is checked when the task is compiled. A number
   * is written as in JSON, with no more digits than its type keeps. For a {@code String} the text
   * is the value itself; for an {@code Optional} only the empty string is allowed and means empty;
   * for collections and maps only {@code "[]"} and {@code "{}"}.
   */
  String value();
}
