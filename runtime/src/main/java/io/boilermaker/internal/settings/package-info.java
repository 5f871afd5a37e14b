/** The names and the ranges of settings, and what is said of one that is wrong. */
@NullMarked
package io.boilermaker.internal.settings;

import org.jspecify.annotations.NullMarked;
