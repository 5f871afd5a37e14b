/**
 * A generator of programs that tests the product: random task signatures, compiled by javac and
 * Eclipse's compiler with the processor, called with random values and run by a worker.
 */
@NullMarked
package io.boilermaker.programs;

import org.jspecify.annotations.NullMarked;
