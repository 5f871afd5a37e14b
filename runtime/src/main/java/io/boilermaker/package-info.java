/**
 * The task runner: build an application with {@link io.boilermaker.Boilermaker}, publish {@link
 * io.boilermaker.Task tasks}, run a worker.
 */
@NullMarked
package io.boilermaker;

import org.jspecify.annotations.NullMarked;
