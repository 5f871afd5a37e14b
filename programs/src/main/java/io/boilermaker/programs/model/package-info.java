/**
 * Programs as values: task signatures and the types that they name, before any source is written.
 */
@NullMarked
package io.boilermaker.programs.model;

import org.jspecify.annotations.NullMarked;
