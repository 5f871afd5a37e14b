package io.boilermaker.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test shows, for the table that the suite prints. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Feature {

  /** The row of the table. */
  String value();

  Direction[] direction();
}
