/**
 * The state of the queues; start reading at {@code QueueState} and {@code SubQueue}. Plain Java
 * that gets the time as an argument and knows neither sockets nor proton-j.
 */
@NullMarked
package io.boilermaker.broker.internal.queue;

import org.jspecify.annotations.NullMarked;
