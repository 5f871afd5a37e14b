/** Random types with random annotations of Jackson: what compiles must arrive. */
@NullMarked
package io.boilermaker.programs.annotated;

import org.jspecify.annotations.NullMarked;
