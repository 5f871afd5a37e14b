/** Makes programs that show a fault as small as they can be. */
@NullMarked
package io.boilermaker.programs.shrink;

import org.jspecify.annotations.NullMarked;
