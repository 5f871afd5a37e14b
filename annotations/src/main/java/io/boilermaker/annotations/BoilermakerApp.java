package io.boilermaker.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the class of the application state, which every task receives as its first argument.
 *
 * <p>For a class {@code App} the annotation processor generates {@code AppWorker} with a {@code
 * main} method: it builds the state by the class's {@link StateFactory} method, or else by its
 * constructor without parameters, and runs a worker until it is told to stop.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BoilermakerApp {}
