/** What writing and reading messages costs, beside Jackson used by hand; see {@code CodecSuite}. */
@NullMarked
package io.boilermaker.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
