/** Values of a program's types, apart from the classes of any one compilation. */
@NullMarked
package io.boilermaker.programs.value;

import org.jspecify.annotations.NullMarked;
