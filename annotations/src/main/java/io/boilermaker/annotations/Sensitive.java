package io.boilermaker.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a task's parameter, or a component of a record, whose values are not to be shown. The
 * manifest says so, and what shows messages by it, such as the command line, masks them. A worker
 * masks them in the texts of exceptions, retries and failures, in its log and in dead letters;
 * there a value of fewer than four characters stays, because it would be found everywhere.
 *
 * <p>Messages and exports have the values as they are. A component of a class that is left to
 * Jackson is not in the manifest: mark the parameter.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Sensitive {}
