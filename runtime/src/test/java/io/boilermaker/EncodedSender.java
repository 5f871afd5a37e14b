package io.boilermaker;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.implementation.AmqpSendLink;
import com.azure.core.amqp.implementation.RetryUtil;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import io.boilermaker.internal.engine.SdkField;
import java.time.Duration;
import java.util.HexFormat;

/** Sends messages as bytes, also such as no client would encode. */
final class EncodedSender implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ServiceBusSenderAsyncClient sender;
  private final AmqpSendLink link;

  EncodedSender(ServiceBusClientBuilder clients, String queue) {
    sender = clients.sender().queueName(queue).buildAsyncClient();
    link =
        SdkField.connection(sender)
            .flatMap(connection -> connection.createSession("encoded"))
            .flatMap(
                session ->
                    session.createProducer(
                        "encoded",
                        queue,
                        LIMIT,
                        RetryUtil.getRetryPolicy(new AmqpRetryOptions().setTryTimeout(LIMIT))))
            .cast(AmqpSendLink.class)
            .block(LIMIT);
  }

  void send(String hex) {
    byte[] message = HexFormat.of().parseHex(hex);
    link.send(message, message.length, 0, null).block(LIMIT);
  }

  @Override
  public void close() {
    sender.close();
  }
}
