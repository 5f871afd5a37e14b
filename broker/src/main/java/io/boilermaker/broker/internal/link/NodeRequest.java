package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.message.StringKeys;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A request to {@code $cbs} or to a management node.
 *
 * @param operation empty if the request has none
 * @param name what a token is for; empty if the request does not say
 * @param text the body if it is text, such as a token
 * @param correlation the correlation id of the reply
 * @param replyTo the address of the reply, or null if the client leaves it to the broker
 */
record NodeRequest(
    String operation,
    String name,
    Map<String, @Nullable Object> body,
    @Nullable String text,
    @Nullable Object correlation,
    @Nullable String replyTo) {

  static NodeRequest decode(byte[] bytes) throws MalformedMessageException {
    Message message = Message.Factory.create();
    try {
      message.decode(bytes, 0, bytes.length);
    } catch (RuntimeException e) {
      throw new MalformedMessageException("not an AMQP message: " + e.getMessage(), e);
    }
    Properties properties =
        message.getProperties() == null ? new Properties() : message.getProperties();
    Object id = properties.getMessageId();
    return new NodeRequest(
        property(message, "operation"),
        property(message, "name"),
        body(message),
        message.getBody() instanceof AmqpValue value && value.getValue() instanceof String text
            ? text
            : null,
        id == null ? properties.getCorrelationId() : id,
        properties.getReplyTo());
  }

  private static String property(Message message, String name) {
    Map<?, ?> properties =
        message.getApplicationProperties() == null
            ? Map.of()
            : StringKeys.of(message.getApplicationProperties().getValue());
    return properties.get(name) instanceof String text ? text : "";
  }

  private static Map<String, @Nullable Object> body(Message message) {
    boolean isMap =
        message.getBody() instanceof AmqpValue value && value.getValue() instanceof Map<?, ?>;
    return isMap ? StringKeys.of((Map<?, ?>) ((AmqpValue) message.getBody()).getValue()) : Map.of();
  }
}
