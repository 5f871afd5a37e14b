package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.message.ErrorConditions;
import java.util.List;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.engine.Receiver;
import org.jspecify.annotations.Nullable;

/** The rules for what a client says of deliveries; a link that breaks one is closed. */
final class DeliveryRules {

  /** Ids of deliveries as the engine counts them, both ends included. */
  record Range(long first, long last) {}

  /** By the specification. */
  private static final int LONGEST_TAG = 32;

  private final FrameRefusals refusals;

  DeliveryRules(FrameRefusals refusals) {
    this.refusals = refusals;
  }

  /** Gives a transfer the engine's id of its delivery; returns false if the link is closed. */
  boolean begin(
      Transfer transfer, @Nullable Binary payload, ClientSession session, ClientLink link) {
    if (!(link.link() instanceof Receiver)) {
      refuse(link, ErrorConditions.NOT_ALLOWED, "The client receives on this link.");
      return false;
    }
    ClientLink.Begun begun = link.begun();
    if (begun == null) {
      begun = begun(transfer, session.incoming());
    } else if (isAnother(transfer, begun)) {
      begun = null;
    }
    if (begun == null) {
      refuse(
          link,
          ErrorConditions.INVALID_FIELD,
          "A delivery begins with a delivery-id and a delivery-tag of at most 32 bytes, after the"
              + " end of that before.");
      return false;
    }
    transfer.setDeliveryId(begun.engineId());
    link.begin(begun, payload == null ? 0 : payload.getLength());
    return true;
  }

  private static ClientLink.@Nullable Begun begun(Transfer transfer, DeliveryIds ids) {
    UnsignedInteger id = transfer.getDeliveryId();
    Binary tag = transfer.getDeliveryTag();
    if (id == null || tag == null || tag.getLength() > LONGEST_TAG) {
      return null;
    }
    boolean settled = Boolean.TRUE.equals(transfer.getSettled());
    return new ClientLink.Begun(id, ids.begin(id, settled));
  }

  private static boolean isAnother(Transfer transfer, ClientLink.Begun begun) {
    UnsignedInteger id = transfer.getDeliveryId();
    return id != null && !id.equals(begun.clientId());
  }

  /** Notes that the engine has taken a transfer. */
  static void taken(Transfer transfer, ClientSession session, ClientLink link) {
    if (!transfer.getMore() || transfer.getAborted()) {
      link.complete();
    }
    if (transfer.getAborted() || Boolean.TRUE.equals(transfer.getSettled())) {
      session.incoming().settled(transfer.getDeliveryId());
    }
  }

  /** Returns no more ids than there are, because the engine walks through all that it gets. */
  List<Range> known(Disposition disposition, ClientSession session) {
    long first = disposition.getFirst().longValue();
    long last = disposition.getLast() == null ? first : disposition.getLast().longValue();
    if (disposition.getRole() == Role.RECEIVER) {
      return List.of(new Range(first, Math.min(last, session.lastSent())));
    }
    if (Boolean.TRUE.equals(disposition.getSettled())) {
      refuseBegun(session, first, last);
    }
    DeliveryIds ids = session.incoming();
    return ids.areEqual()
        ? List.of(new Range(first, Math.min(last, ids.last())))
        : ids.translated(first, last).stream()
            .map(id -> new Range(id.longValue(), id.longValue()))
            .toList();
  }

  /** The engine forgets a settled delivery, and would fail at the rest of its transfers. */
  private void refuseBegun(ClientSession session, long first, long last) {
    for (ClientLink link : session.links()) {
      ClientLink.Begun begun = link.begun();
      if (begun != null && link.isOpen()) {
        long id = begun.clientId().longValue();
        if (id >= first && id <= last) {
          refuse(link, ErrorConditions.NOT_ALLOWED, "A delivery was settled before it was sent.");
        }
      }
    }
  }

  private void refuse(ClientLink link, Symbol condition, String text) {
    refusals.closeLink(link.link(), ErrorConditions.of(condition, text));
  }
}
