/**
 * The classes that generated code uses: {@link io.boilermaker.codec.Parameter parameters} of tasks
 * and the {@link io.boilermaker.codec.Codec codecs} of their values. Not meant to be called by
 * hand. {@link io.boilermaker.codec.Codecs} lists the types, with the form of each in messages.
 */
@NullMarked
package io.boilermaker.codec;

import org.jspecify.annotations.NullMarked;
