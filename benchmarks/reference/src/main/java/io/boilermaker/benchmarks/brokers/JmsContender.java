package io.boilermaker.benchmarks.brokers;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Any broker that speaks AMQP, with a JMS client. */
final class JmsContender implements Contender {

  private static final long PATIENCE_MILLIS = 10_000;

  private final String name;
  private final byte[] body;
  private final Connection connection;
  private final Session session;
  private final Queue queue;
  private final MessageProducer producer;

  JmsContender(String name, int port, String queueName, byte[] body) throws JMSException {
    this.name = name;
    this.body = body;
    String url =
        "amqp://127.0.0.1:" + port + "?jms.prefetchPolicy.queuePrefetch=" + Brokers.PREFETCH;
    this.connection = new JmsConnectionFactory(url).createConnection();
    connection.start();
    this.session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
    this.queue = session.createQueue(queueName);
    this.producer = session.createProducer(queue);
    producer.setDeliveryMode(DeliveryMode.PERSISTENT);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(int messages, int inFlight) throws Exception {
    var permits = new Semaphore(inFlight);
    var failure = new AtomicReference<@Nullable Exception>();
    for (int i = 0; i < messages; i++) {
      permits.acquire();
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(body);
      producer.send(message, new Confirmation(permits, failure));
    }
    permits.acquire(inFlight);
    Exception failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private record Confirmation(Semaphore permits, AtomicReference<@Nullable Exception> failure)
      implements CompletionListener {
    @Override
    public void onCompletion(Message message) {
      permits.release();
    }

    @Override
    public void onException(Message message, Exception exception) {
      failure.set(exception);
      permits.release();
    }
  }

  @Override
  public void receive(int messages) throws Exception {
    try (MessageConsumer consumer = session.createConsumer(queue)) {
      for (int i = 0; i < messages; i++) {
        if (consumer.receive(PATIENCE_MILLIS) == null) {
          throw new IllegalStateException(name + " gave " + i + " of " + messages + " messages");
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JMSException e) {
      throw new IllegalStateException(name + " cannot be closed", e);
    }
  }
}
