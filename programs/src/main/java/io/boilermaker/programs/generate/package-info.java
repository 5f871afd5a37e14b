/** Random programs, of shapes that have a form and of shapes that have none. */
@NullMarked
package io.boilermaker.programs.generate;

import org.jspecify.annotations.NullMarked;
