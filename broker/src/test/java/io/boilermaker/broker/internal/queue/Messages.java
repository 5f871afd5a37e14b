package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.message.EncodedMessage;
import io.boilermaker.broker.internal.message.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;

/** Message contents for tests of the queue state, which does not look into them. */
public final class Messages {

  private static final Binary NOTHING = new Binary(new byte[0]);
  private static final EncodedMessage EMPTY =
      new EncodedMessage(null, Map.of(), Map.of(), NOTHING, NOTHING, NOTHING);

  private Messages() {}

  public static MessageContent plain() {
    return new MessageContent(null, null, null, EMPTY);
  }

  public static MessageContent withBody(byte[] bytes) {
    Binary body = new Binary(new AmqpCodec().encode(new Object[] {new Data(new Binary(bytes))}));
    return new MessageContent(
        null, null, null, new EncodedMessage(null, Map.of(), Map.of(), NOTHING, NOTHING, body));
  }

  public static MessageContent withId(String id) {
    return new MessageContent(id, null, null, EMPTY);
  }

  public static MessageContent living(Duration timeToLive) {
    return new MessageContent(null, timeToLive, null, withHeader(timeToLive));
  }

  public static MessageContent scheduled(Instant time) {
    return new MessageContent(null, null, time, EMPTY);
  }

  public static MessageContent scheduled(Instant time, Duration timeToLive) {
    return new MessageContent(null, timeToLive, time, withHeader(timeToLive));
  }

  private static EncodedMessage withHeader(Duration timeToLive) {
    Header header = new Header();
    header.setTtl(UnsignedInteger.valueOf(timeToLive.toMillis()));
    return new EncodedMessage(header, Map.of(), Map.of(), NOTHING, NOTHING, NOTHING);
  }
}
