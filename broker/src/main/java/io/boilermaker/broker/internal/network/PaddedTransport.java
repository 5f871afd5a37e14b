package io.boilermaker.broker.internal.network;

import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.engine.impl.TransportImpl;

/** The AMQP engine, with frames that leave room for padding. */
class PaddedTransport extends TransportImpl {

  private static final int SMALLEST_FRAME = 512;
  private static final int LARGEST_FRAME = 65_536;

  private boolean hasRoom = true;

  PaddedTransport() {
    setOutboundFrameSizeLimit(LARGEST_FRAME);
  }

  /**
   * Returns whether frames may be padded: the engine takes no maximum below the smallest frame, and
   * whole frames of that size leave no room.
   */
  boolean hasRoom() {
    return hasRoom;
  }

  /**
   * Lowers the maximum frame size by the padding that is added later; the engine has no other hook.
   */
  @Override
  public void handleOpen(Open open, Binary payload, Integer channel) {
    long asked = Math.max(open.getMaxFrameSize().longValue(), SMALLEST_FRAME);
    long lowered = Math.min(asked, LARGEST_FRAME) - FramePadding.LARGEST_GROWTH;
    hasRoom = lowered >= SMALLEST_FRAME;
    open.setMaxFrameSize(UnsignedInteger.valueOf(Math.max(lowered, SMALLEST_FRAME)));
    super.handleOpen(open, payload, channel);
  }
}
