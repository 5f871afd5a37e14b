/** Dead letters that run again: the plan, its file, and the runs through the dead-letter queue. */
@NullMarked
package io.boilermaker.cli.internal.redrive;

import org.jspecify.annotations.NullMarked;
