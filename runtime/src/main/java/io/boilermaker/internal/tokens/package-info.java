/**
 * Tokens of JSON that are read more than once. They are {@link
 * io.boilermaker.internal.tokens.KeptParser kept} once, whatever the depth at which they are asked
 * for, so that reading takes time and memory in proportion to the message.
 */
@NullMarked
package io.boilermaker.internal.tokens;

import org.jspecify.annotations.NullMarked;
