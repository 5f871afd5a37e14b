/** Sides that are measured in turn, and what is said of their ratios. */
@NullMarked
package io.boilermaker.benchmarks.rounds;

import org.jspecify.annotations.NullMarked;
