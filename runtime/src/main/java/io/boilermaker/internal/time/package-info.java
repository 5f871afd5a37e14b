/**
 * Time as a value that is handed in: {@link io.boilermaker.internal.time.TimeSource} tells it, and
 * nothing else in the runtime reads a clock.
 */
@NullMarked
package io.boilermaker.internal.time;

import org.jspecify.annotations.NullMarked;
