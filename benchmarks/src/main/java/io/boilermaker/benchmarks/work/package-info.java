/** Workers and publishers of ours beside those that are written by hand on the Azure SDK. */
@NullMarked
package io.boilermaker.benchmarks.work;

import org.jspecify.annotations.NullMarked;
