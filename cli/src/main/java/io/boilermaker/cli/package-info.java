/** The program {@code boilermaker}: its commands and options. */
@NullMarked
package io.boilermaker.cli;

import org.jspecify.annotations.NullMarked;
