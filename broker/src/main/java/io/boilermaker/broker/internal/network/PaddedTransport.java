package io.boilermaker.broker.internal.network;

import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.engine.impl.TransportImpl;

/** The engine, told to make its frames a little smaller than the client allows. */
final class PaddedTransport extends TransportImpl {

  private static final int SMALLEST_FRAME = 512;
  private static final int LARGEST_FRAME = 65_536;

  /** The padding comes on top of what the engine writes; the engine asks for no other moment. */
  @Override
  public void handleOpen(Open open, Binary payload, Integer channel) {
    long asked = Math.max(open.getMaxFrameSize().longValue(), SMALLEST_FRAME);
    long allowed = Math.min(asked, LARGEST_FRAME);
    open.setMaxFrameSize(UnsignedInteger.valueOf(allowed - FramePadding.LARGEST_GROWTH));
    super.handleOpen(open, payload, channel);
  }
}
