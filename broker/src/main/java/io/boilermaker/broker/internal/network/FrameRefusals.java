package io.boilermaker.broker.internal.network;

import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Session;

/** Ends what a client has used against the rules, and no more than that. */
interface FrameRefusals {

  void closeLink(Link link, ErrorCondition reason);

  void endSession(Session session, ErrorCondition reason);
}
