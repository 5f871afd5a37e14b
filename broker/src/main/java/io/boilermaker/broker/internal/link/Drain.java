package io.boilermaker.broker.internal.link;

import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.impl.SenderImpl;

/** The answer to a client that drains a link: it returns the credit that is left, if any. */
final class Drain {

  private Drain() {}

  /**
   * Answers when everything before it is encoded; returns false if that has to wait for room.
   *
   * <p>The engine answers only where credit is left, and then returns all that its client has given
   * for messages that are not encoded. So these are encoded first, and the answer at once, before
   * the client gives more.
   */
  static boolean answer(Sender sender, ConnectionOutput output) {
    output.touch();
    output.encode();
    int credit = sender.getCredit();
    int queued = sender.getQueued();
    if (queued > 0 && credit + queued > 0) {
      return false;
    }
    SenderImpl link = (SenderImpl) sender;
    link.setCredit(Math.max(1, credit));
    link.drained();
    output.encode();
    link.setCredit(Math.min(0, credit));
    return true;
  }
}
