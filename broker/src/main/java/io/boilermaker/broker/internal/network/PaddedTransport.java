package io.boilermaker.broker.internal.network;

import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.engine.impl.TransportImpl;

/** The AMQP engine, with frames that leave room for padding. */
final class PaddedTransport extends TransportImpl {

  private static final int SMALLEST_FRAME = 512;
  private static final int LARGEST_FRAME = 65_536;

  /**
   * Lowers the maximum frame size by the padding that is added later; the engine has no other hook.
   */
  @Override
  public void handleOpen(Open open, Binary payload, Integer channel) {
    long asked = Math.max(open.getMaxFrameSize().longValue(), SMALLEST_FRAME);
    long allowed = Math.min(asked, LARGEST_FRAME);
    open.setMaxFrameSize(UnsignedInteger.valueOf(allowed - FramePadding.LARGEST_GROWTH));
    super.handleOpen(open, payload, channel);
  }
}
