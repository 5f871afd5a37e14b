/**
 * What generated code stands on: {@link io.boilermaker.spi.Parameter parameters} of tasks and the
 * {@link io.boilermaker.spi.Codec codecs} of their values. Not meant to be called by hand. {@link
 * io.boilermaker.spi.Codecs} lists the types, with the form of each in messages.
 */
@NullMarked
package io.boilermaker.spi;

import org.jspecify.annotations.NullMarked;
