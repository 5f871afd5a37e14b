/**
 * JSON as bytes: {@link io.boilermaker.internal.json.RawJson values} that travel unchanged, and a
 * {@link io.boilermaker.internal.json.JsonBuffer buffer} for what is written by hand.
 */
@NullMarked
package io.boilermaker.internal.json;

import org.jspecify.annotations.NullMarked;
