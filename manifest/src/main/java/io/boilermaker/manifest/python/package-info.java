/** Writes what Python publishers need to know of Java tasks. */
@NullMarked
package io.boilermaker.manifest.python;

import org.jspecify.annotations.NullMarked;
