/** Random changes from one release of a program to the next, and whether old messages survive. */
@NullMarked
package io.boilermaker.programs.change;

import org.jspecify.annotations.NullMarked;
