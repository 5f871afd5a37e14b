/** Programs compiled, called and run, and what is wrong with what came of it. */
@NullMarked
package io.boilermaker.programs.run;

import org.jspecify.annotations.NullMarked;
