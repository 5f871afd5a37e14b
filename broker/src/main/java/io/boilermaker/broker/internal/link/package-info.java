/** AMQP links and request nodes: {@code LinkAttach} decides what a new link of a client is for. */
@NullMarked
package io.boilermaker.broker.internal.link;

import org.jspecify.annotations.NullMarked;
