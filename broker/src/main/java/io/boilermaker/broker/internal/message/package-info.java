/**
 * Messages and their bytes: {@code MessageReader} takes an encoded message apart, {@code AmqpCodec}
 * converts AMQP values.
 */
@NullMarked
package io.boilermaker.broker.internal.message;

import org.jspecify.annotations.NullMarked;
