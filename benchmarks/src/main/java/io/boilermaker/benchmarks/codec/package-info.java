/**
 * The cost of writing and reading messages, beside Jackson used by hand; see {@code CodecSuite}.
 */
@NullMarked
package io.boilermaker.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
