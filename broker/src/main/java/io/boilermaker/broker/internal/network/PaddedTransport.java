package io.boilermaker.broker.internal.network;

import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.impl.TransportImpl;

/** The AMQP engine with the service's settings, and frames that leave room for padding. */
class PaddedTransport extends TransportImpl {

  private static final int SMALLEST_FRAME = 512;
  private static final int LARGEST_FRAME = 65_536;

  private static final int IDLE_TIMEOUT_MILLIS = 240_000;

  private boolean hasRoom = true;

  PaddedTransport() {
    setOutboundFrameSizeLimit(LARGEST_FRAME);
    setMaxFrameSize(LARGEST_FRAME);
    setIdleTimeout(IDLE_TIMEOUT_MILLIS);
    setChannelMax(ClientSessions.LARGEST_CHANNEL);
    setEmitFlowEventOnSend(false);
    Sasl sasl = sasl();
    sasl.server();
    sasl.setMechanisms(SaslHandshake.MECHANISMS);
    sasl.allowSkip(true);
    sasl.setListener(new SaslHandshake());
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
