/** The embedded broker beside another. */
@NullMarked
package io.boilermaker.benchmarks.brokers;

import org.jspecify.annotations.NullMarked;
