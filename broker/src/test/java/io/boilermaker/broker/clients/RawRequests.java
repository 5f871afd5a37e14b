package io.boilermaker.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.internal.message.AmqpCodec;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.message.Message;

/** Sends requests to a node of the broker over a raw connection, as the Python SDK does. */
public final class RawRequests {

  private static final AmqpCodec CODEC = new AmqpCodec();

  private final RawClient client;
  private final int requests;
  private final int replies;
  private int asked;

  /** Attaches two links with the handles given and one above it. */
  public RawRequests(RawClient client, int handle, String node) {
    this.client = client;
    this.requests = handle;
    this.replies = handle + 1;
    client.attachSender(requests, node);
    client.expect(Flow.class);
    client.attachReceiver(replies, node);
  }

  /** Returns the reply to a request without a reply address. */
  public Message ask(String operation, Object body) {
    return ask(operation, body, UUID.randomUUID(), null);
  }

  public Message ask(String operation, Object body, Object messageId, String replyTo) {
    return ask(Map.of("operation", operation), body, messageId, replyTo);
  }

  /** Returns the reply to a token. */
  public Message putToken(String token, String audience) {
    return ask(Map.of("operation", "put-token", "name", audience), token, UUID.randomUUID(), null);
  }

  private Message ask(
      Map<String, Object> application, Object body, Object messageId, String replyTo) {
    client.flow(replies, asked, 1, false);
    Properties properties = new Properties();
    properties.setMessageId(messageId);
    properties.setReplyTo(replyTo);
    byte[] request =
        CODEC.encode(
            new Object[] {properties, new ApplicationProperties(application), new AmqpValue(body)});
    client.transfer(requests, 0, request);
    asked++;
    return reply(messageId);
  }

  /** Reads the reply and the outcome of the request, which come in either order. */
  private Message reply(Object messageId) {
    Message reply = null;
    boolean settled = false;
    while (reply == null || !settled) {
      RawClient.Frame frame = client.next();
      assertThat(frame).as("a frame").isNotNull();
      if (frame.performative() instanceof Transfer) {
        reply = Message.Factory.create();
        reply.decode(
            frame.payload().getArray(),
            frame.payload().getArrayOffset(),
            frame.payload().getLength());
      } else if (frame.performative() instanceof Disposition) {
        assertThat(settled).as("settled before").isFalse();
        settled = true;
      }
    }
    assertThat(reply.getCorrelationId()).isEqualTo(messageId);
    return reply;
  }

  public static Object status(Message reply) {
    return reply.getApplicationProperties().getValue().get("statusCode");
  }

  public static String error(Message reply) {
    return String.valueOf(reply.getApplicationProperties().getValue().get("errorCondition"));
  }

  public static Map<?, ?> body(Message reply) {
    return (Map<?, ?>) ((AmqpValue) reply.getBody()).getValue();
  }
}
