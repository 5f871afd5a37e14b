/**
 * What PIT needs besides for code whose results a JVM keeps, as Jackson keeps a serializer: all
 * tests for each mutant, and a JVM in which no test ran before.
 */
@NullMarked
package io.boilermaker.mutation;

import org.jspecify.annotations.NullMarked;
