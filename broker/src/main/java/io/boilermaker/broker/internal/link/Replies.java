package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.time.LogLimit;
import java.util.ArrayList;
import java.util.List;
import org.apache.qpid.proton.engine.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The links of a connection on which its client receives replies to requests. */
final class Replies {

  private static final Logger log = LoggerFactory.getLogger(Replies.class);
  private static final long LEAST_BACKLOG = 1 << 20;
  private static final int PART_FOR_REPLIES = 4;

  private final AmqpCodec codec = new AmqpCodec();
  private final List<ReplyLink> links = new ArrayList<>();
  private final LogLimit limit;
  private final long largestBacklog;

  /**
   * @param held says how much all clients may make the broker keep
   */
  Replies(LogLimit limit, HeldMemory held) {
    this.limit = limit;
    this.largestBacklog = Math.max(LEAST_BACKLOG, held.most() / PART_FOR_REPLIES);
  }

  void add(ReplyLink link) {
    links.add(link);
  }

  void remove(ReplyLink link) {
    links.remove(link);
  }

  /** Returns true if the client asks more than it takes replies. */
  boolean areTooMany() {
    return links.stream().mapToLong(ReplyLink::backlog).sum() > largestBacklog;
  }

  /**
   * Sends a reply. Its address is the target address of the client's receiver in Java, and the name
   * of its link in JavaScript. Python sends none: the link is the one on the same session and node
   * as the request.
   */
  void send(Receiver requests, NodeRequest request, NodeReply reply) {
    String address = request.replyTo();
    byte[] bytes = reply.encode(codec, request.correlation());
    links.stream()
        .filter(
            link ->
                address == null
                    ? link.isBeside(requests)
                    : link.hasAddress(address) || link.hasName(address))
        .min((a, b) -> Boolean.compare(b.isBeside(requests), a.isBeside(requests)))
        .ifPresentOrElse(
            link -> link.send(bytes),
            () -> limit.warn(log, "No link for the reply to a request: {}", request.operation()));
  }
}
