/** Re-drives of dead letters by the command line, which is killed, as the broker is. */
@NullMarked
package io.boilermaker.benchmarks.redrive;

import org.jspecify.annotations.NullMarked;
