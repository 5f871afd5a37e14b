/** The Java source of a program. */
@NullMarked
package io.boilermaker.programs.source;

import org.jspecify.annotations.NullMarked;
