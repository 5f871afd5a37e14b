/** A long run in which processes are killed and connections cut, and the account of each task. */
@NullMarked
package io.boilermaker.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
