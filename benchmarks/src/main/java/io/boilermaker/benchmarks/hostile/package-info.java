/** A worker with a small heap, to which hostile messages are sent beside good ones. */
@NullMarked
package io.boilermaker.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
