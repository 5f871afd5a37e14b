/**
 * Threads of the process, and {@linkplain io.boilermaker.internal.process.ShutdownHook its end}.
 */
@NullMarked
package io.boilermaker.internal.process;

import org.jspecify.annotations.NullMarked;
