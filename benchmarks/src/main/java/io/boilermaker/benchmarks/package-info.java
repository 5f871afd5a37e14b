/** Measurements of the project, beside what a user would take instead. */
@NullMarked
package io.boilermaker.benchmarks;

import org.jspecify.annotations.NullMarked;
