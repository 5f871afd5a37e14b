/** Compilers that run the processor, and what came of their compilations. */
@NullMarked
package io.boilermaker.programs.compile;

import org.jspecify.annotations.NullMarked;
