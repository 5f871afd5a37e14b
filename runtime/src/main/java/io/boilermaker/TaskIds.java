package io.boilermaker;

import io.boilermaker.internal.time.TimeSource;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/** Makes task ids: UUIDs of version 7 (RFC 9562, section 5.7), which sort by time of creation. */
final class TaskIds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private TaskIds() {}

  static String next() {
    return at(TimeSource.system().clock().millis());
  }

  static String at(long epochMillis) {
    byte[] bytes = new byte[10];
    RANDOM.nextBytes(bytes); // all at once, for each call takes a lock
    ByteBuffer random = ByteBuffer.wrap(bytes);
    long high = (epochMillis << 16) | 0x7000 | (random.getShort() & 0xFFF);
    long low = (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
