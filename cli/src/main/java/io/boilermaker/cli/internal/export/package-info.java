/** Messages in files, byte for byte. */
@NullMarked
package io.boilermaker.cli.internal.export;

import org.jspecify.annotations.NullMarked;
