package io.boilermaker.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Header;

/** Message contents for tests of the queue state, which does not look into them. */
final class Messages {

  private static final Binary NOTHING = new Binary(new byte[0]);
  private static final EncodedMessage EMPTY =
      new EncodedMessage(null, Map.of(), NOTHING, NOTHING, NOTHING);

  private Messages() {}

  static MessageContent plain() {
    return new MessageContent(null, null, null, EMPTY);
  }

  static MessageContent withId(String id) {
    return new MessageContent(id, null, null, EMPTY);
  }

  static MessageContent living(Duration timeToLive) {
    return new MessageContent(null, timeToLive, null, withHeader(timeToLive));
  }

  static MessageContent scheduled(Instant time) {
    return new MessageContent(null, null, time, EMPTY);
  }

  static MessageContent scheduled(Instant time, Duration timeToLive) {
    return new MessageContent(null, timeToLive, time, withHeader(timeToLive));
  }

  private static EncodedMessage withHeader(Duration timeToLive) {
    Header header = new Header();
    header.setTtl(UnsignedInteger.valueOf(timeToLive.toMillis()));
    return new EncodedMessage(header, Map.of(), NOTHING, NOTHING, NOTHING);
  }
}
