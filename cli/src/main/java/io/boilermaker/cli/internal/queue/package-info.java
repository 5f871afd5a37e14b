/** A queue and its dead letters, by the Azure SDK. */
@NullMarked
package io.boilermaker.cli.internal.queue;

import org.jspecify.annotations.NullMarked;
