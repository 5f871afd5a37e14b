package io.boilermaker.broker.internal.message;

import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a message. Sections that the broker need not understand stay encoded as they
 * arrived.
 *
 * @param header never changed after decoding, or null when the sender sent none
 * @param deliveryAnnotations as the sender set them; the service passes them on
 * @param annotations message annotations as the sender set them
 * @param properties the encoded properties section
 * @param applicationProperties the encoded application-properties section; may be empty
 * @param body the encoded body sections and footer; may be empty
 */
public record EncodedMessage(
    @Nullable Header header,
    Map<Symbol, @Nullable Object> deliveryAnnotations,
    Map<Symbol, @Nullable Object> annotations,
    Binary properties,
    Binary applicationProperties,
    Binary body) {}
