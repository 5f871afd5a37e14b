/** Messages that try to be dear, and what it costs a worker to read them. */
@NullMarked
package io.boilermaker.programs.cost;

import org.jspecify.annotations.NullMarked;
