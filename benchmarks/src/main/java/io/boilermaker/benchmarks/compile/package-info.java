/** The cost of the processor in a compilation. */
@NullMarked
package io.boilermaker.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
