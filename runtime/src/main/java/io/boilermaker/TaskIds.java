package io.boilermaker;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes task ids: UUIDs of version 7 (RFC 9562, section 5.7), which sort by time of creation. */
final class TaskIds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private TaskIds() {}

  static String next() {
    return at(System.currentTimeMillis());
  }

  static String at(long epochMillis) {
    long high = (epochMillis << 16) | 0x7000 | RANDOM.nextInt(0x1000);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
