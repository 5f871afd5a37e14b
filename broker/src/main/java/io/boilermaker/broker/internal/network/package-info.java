/**
 * Sockets and turns: {@code EventLoop} is the one thread of a broker, {@code Network} has its
 * connections.
 */
@NullMarked
package io.boilermaker.broker.internal.network;

import org.jspecify.annotations.NullMarked;
