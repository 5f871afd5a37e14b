/** What the processor costs a compilation. */
@NullMarked
package io.boilermaker.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
