package io.boilermaker.broker.internal.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * A lock token in the form of a delivery tag: the memory image of a .NET Guid, whose first three
 * groups are little-endian. On the management node the same token is an ordinary AMQP uuid.
 */
final class LockToken {

  private LockToken() {}

  static byte[] toTag(UUID token) {
    long high = token.getMostSignificantBits();
    ByteBuffer tag = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    tag.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
    tag.order(ByteOrder.BIG_ENDIAN).putLong(token.getLeastSignificantBits());
    return tag.array();
  }
}
