package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.internal.access.EntityAddress;
import io.boilermaker.broker.internal.access.Tokens;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.Queues;
import io.boilermaker.broker.internal.queue.SubQueue;
import java.util.Map;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Sender;
import org.jspecify.annotations.Nullable;

/** Accepts or refuses a new link of a client, by its address. */
public final class LinkAttach {

  private static final String CBS = "$cbs";
  private static final Symbol SESSION_FILTER = Symbol.valueOf("com.microsoft:session-filter");

  private final ClientContext client;
  private final BrokerContext broker;

  public LinkAttach(BrokerContext broker, Tokens tokens, ConnectionOutput output, HeldMemory held) {
    this.client = ClientContext.of(broker, tokens, output, held);
    this.broker = broker;
  }

  /** Returns true if a link is to or from the node for tokens. */
  public static boolean isForTokens(Link link) {
    return CBS.equalsIgnoreCase(address(link));
  }

  /**
   * Returns true if a link is to or from that queue, its dead-letter queue or its management node.
   */
  public static boolean isTo(Link link, String queue) {
    return EntityAddress.parse(address(link)).queue().equals(Queues.key(queue));
  }

  /** Returns the address of a link; null for the coordinator of transactions. */
  public static @Nullable String address(Link link) {
    Object peer = link instanceof Sender ? link.getRemoteSource() : link.getRemoteTarget();
    return peer instanceof Source source
        ? source.getAddress()
        : peer instanceof Target target ? target.getAddress() : null;
  }

  /** Returns true if a link may be used, by the tokens that its client has sent. */
  public static boolean isAllowed(Link link, Tokens tokens) {
    return isForTokens(link) || tokens.allow(address(link), right(link));
  }

  /** Returns the right that a link needs; null for any, such as for requests to management. */
  private static @Nullable AccessRight right(Link link) {
    if (EntityAddress.parse(address(link)).management()) {
      return null;
    }
    return link instanceof Sender ? AccessRight.LISTEN : AccessRight.SEND;
  }

  /** Ends the transactions of the client that have taken too long. */
  public void endOverdue() {
    client.transactions().rollBackOverdue();
  }

  public void attach(Link link) {
    client.output().touch();
    try {
      LinkEndpoint endpoint =
          link instanceof Sender sender ? outbound(sender) : inbound((Receiver) link);
      accept(link, endpoint);
    } catch (LinkRefusedException e) {
      refuse(link, e);
    }
  }

  /** Makes a link on which the client receives. */
  private LinkEndpoint outbound(Sender sender) throws LinkRefusedException {
    if (!(sender.getRemoteSource() instanceof Source source)) {
      throw new LinkRefusedException(
          ErrorConditions.NOT_IMPLEMENTED, "This kind of source is unknown.");
    }
    if (CBS.equalsIgnoreCase(source.getAddress())) {
      return replyLink(sender);
    }
    EntityAddress address = EntityAddress.parse(source.getAddress());
    QueueState queue = find(sender, address, source.getAddress());
    if (address.management()) {
      return replyLink(sender);
    }
    if (source.getFilter() != null && source.getFilter().containsKey(SESSION_FILTER)) {
      throw new LinkRefusedException(
          ErrorConditions.NOT_ALLOWED,
          "A session receiver cannot be created on '"
              + queue.spec().name()
              + "': sessions are not supported.");
    }
    SubQueue subQueue = address.deadLetters() ? queue.deadLetters() : queue.main();
    return new DeliveryLink(sender, queue, subQueue, client);
  }

  private LinkEndpoint replyLink(Sender sender) {
    ReplyLink link = new ReplyLink(sender, client);
    client.replies().add(link);
    return link;
  }

  /** Makes a link on which the client sends. */
  private LinkEndpoint inbound(Receiver receiver) throws LinkRefusedException {
    if (receiver.getRemoteTarget() instanceof Coordinator) {
      return coordinator(receiver);
    }
    if (!(receiver.getRemoteTarget() instanceof Target target)) {
      throw new LinkRefusedException(
          ErrorConditions.NOT_IMPLEMENTED, "This kind of target is unknown.");
    }
    if (CBS.equalsIgnoreCase(target.getAddress())) {
      return new RequestLink(receiver, new CbsNode(client.tokens(), broker), client);
    }
    EntityAddress address = EntityAddress.parse(target.getAddress());
    QueueState queue = find(receiver, address, target.getAddress());
    if (address.management()) {
      SubQueue subQueue = address.deadLetters() ? queue.deadLetters() : queue.main();
      ManagementNode node = new ManagementNode(queue, subQueue, receiver, client);
      return new RequestLink(receiver, node, client);
    }
    if (address.deadLetters()) {
      throw new LinkRefusedException(
          ErrorConditions.NOT_ALLOWED, "Messages cannot be sent to a dead-letter queue.");
    }
    return new SubmitLink(receiver, queue, client);
  }

  private LinkEndpoint coordinator(Receiver receiver) throws LinkRefusedException {
    if (!broker.transactional()) {
      throw new LinkRefusedException(
          ErrorConditions.NOT_ALLOWED, "Transactions are not supported by this namespace.");
    }
    // Clients open it before they have sent a token; the links to queues need one.
    return new CoordinatorLink(receiver, client);
  }

  private QueueState find(Link link, EntityAddress address, @Nullable String asked)
      throws LinkRefusedException {
    requireToken(String.valueOf(asked), right(link));
    QueueState queue = broker.queues().find(address.queue());
    if (queue == null) {
      throw new LinkRefusedException(
          ErrorConditions.NOT_FOUND, ErrorConditions.entityNotFound(asked));
    }
    return queue;
  }

  private void requireToken(String address, @Nullable AccessRight right)
      throws LinkRefusedException {
    if (!client.tokens().allow(address, null)) {
      throw new LinkRefusedException(
          ErrorConditions.UNAUTHORIZED,
          "Unauthorized access. This connection has shown no token for '"
              + address
              + "' that is signed with a key of the broker and not expired.");
    }
    if (right != null && !client.tokens().allow(address, right)) {
      throw new LinkRefusedException(
          ErrorConditions.UNAUTHORIZED,
          ErrorConditions.claimRequired(right, EntityAddress.withoutHost(address)));
    }
  }

  private static void accept(Link link, LinkEndpoint endpoint) {
    link.setContext(endpoint);
    link.setSource(link.getRemoteSource());
    link.setTarget(link.getRemoteTarget());
    link.setSenderSettleMode(link.getRemoteSenderSettleMode());
    link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
    link.setProperties(Map.of());
    if (endpoint instanceof InboundLink inbound) {
      // A sender that gets no limit assumes zero.
      link.setMaxMessageSize(UnsignedLong.valueOf(inbound.maxBytes()));
      link.open();
      inbound.grantCredit();
    } else {
      link.open();
    }
  }

  /** Refuses a link: opens it without source or target and closes it again. */
  private static void refuse(Link link, LinkRefusedException reason) {
    link.setSource(null);
    link.setTarget(null);
    link.open();
    link.setCondition(ErrorConditions.of(reason.condition(), String.valueOf(reason.getMessage())));
    link.close();
  }
}
