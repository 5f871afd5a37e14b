/**
 * Messages of Service Bus: receiving, locks, settlement, publishing. It knows no task; {@link
 * io.boilermaker.internal.servicebus.Delivery} and {@link
 * io.boilermaker.internal.servicebus.MessagePump} are where to begin.
 */
@NullMarked
package io.boilermaker.internal.servicebus;

import org.jspecify.annotations.NullMarked;
