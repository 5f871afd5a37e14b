/**
 * An embedded Azure Service Bus for development and tests; {@link
 * io.boilermaker.broker.LocalServiceBus} is the way in.
 *
 * <p>The queue state ({@code QueueState}, {@code SubQueue}) is plain Java that gets the time as an
 * argument. Sockets and AMQP lie around it as a thin layer on one event-loop thread.
 */
@NullMarked
package io.boilermaker.broker;

import org.jspecify.annotations.NullMarked;
