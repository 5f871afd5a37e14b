/** Whole task runners beside ours: start reading at {@link PeersSuite}. */
@NullMarked
package io.boilermaker.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
