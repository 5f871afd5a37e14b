package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.Faults;
import io.boilermaker.broker.internal.access.EntityAddress;
import io.boilermaker.broker.internal.access.Tokens;
import io.boilermaker.broker.internal.link.RequestBody.BadFieldException;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.SendRefusedException;
import io.boilermaker.broker.internal.queue.SubQueue;
import io.boilermaker.broker.internal.queue.UnitOfWork;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Session;
import org.jspecify.annotations.Nullable;

/** The node for operations on a queue that links cannot express. */
final class ManagementNode implements RequestNode {

  private static final String PREFIX = "com.microsoft:";
  private static final long BASE_BYTES = 1 << 20;
  private static final int MESSAGES_PER_REQUEST = 4;

  /** The operations that a test can make fail. */
  private static final Map<String, Faults.Operation> KINDS =
      Map.of(
          "schedule-message", Faults.Operation.SEND,
          "update-disposition", Faults.Operation.SETTLE,
          "renew-lock", Faults.Operation.RENEW_LOCK);

  /** The operations that are for senders; the others are for receivers. */
  private static final Set<String> SENDING = Set.of("schedule-message", "cancel-scheduled-message");

  /** One operation. */
  interface Operation {
    NodeReply run(RequestBody body, UnitOfWork unit)
        throws BadFieldException, MalformedMessageException, SendRefusedException;
  }

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final QueueState queue;
  private final Session session;
  private final @Nullable String address;
  private final Tokens tokens;
  private final ClientWork work;
  private final long maxRequestBytes;

  /**
   * @param requests the link of the requests
   */
  ManagementNode(QueueState queue, SubQueue subQueue, Receiver requests, ClientContext client) {
    this.queue = queue;
    this.session = requests.getSession();
    this.address = LinkAttach.address(requests);
    this.tokens = client.tokens();
    this.work = client.work();
    maxRequestBytes = BASE_BYTES + MESSAGES_PER_REQUEST * queue.spec().maxMessageBytes();
    BrokerContext broker = client.broker();
    LockOperations locks = new LockOperations(subQueue, broker);
    operations.put("renew-lock", (body, unit) -> locks.renew(body));
    operations.put("update-disposition", locks::updateDisposition);
    ReadOperations reads = new ReadOperations(subQueue, broker);
    operations.put("peek-message", (body, unit) -> reads.peek(body));
    operations.put(
        "receive-by-sequence-number", (body, unit) -> reads.receiveBySequenceNumber(body));
    operations.put("batch-delete-messages", (body, unit) -> reads.batchDelete(body));
    ScheduleOperations schedules = new ScheduleOperations(queue, broker);
    operations.put("schedule-message", schedules::schedule);
    operations.put("cancel-scheduled-message", (body, unit) -> schedules.cancel(body));
  }

  /** One request can schedule several messages. */
  @Override
  public long maxRequestBytes() {
    return maxRequestBytes;
  }

  @Override
  public @Nullable NodeReply answer(NodeRequest request, @Nullable DeliveryState state) {
    String name = request.operation();
    String known = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
    Operation operation = operations.get(known);
    if (operation == null) {
      return NodeReply.failed(
          501, ErrorConditions.NOT_IMPLEMENTED, "The operation '" + name + "' is not supported.");
    }
    return work.<NodeReply>run(
        new ClientWork.Request(KINDS.get(known), state, session, queue, /* management= */ true),
        unit ->
            run(
                SENDING.contains(known) ? AccessRight.SEND : AccessRight.LISTEN,
                operation,
                request,
                unit),
        NodeReply::refused);
  }

  private NodeReply run(
      AccessRight right, Operation operation, NodeRequest request, UnitOfWork unit) {
    NodeReply reply =
        tokens.allow(address, right)
            ? answer(operation, request, unit)
            : NodeReply.failed(
                401,
                ErrorConditions.UNAUTHORIZED,
                ErrorConditions.claimRequired(
                    right, EntityAddress.withoutHost(String.valueOf(address))));
    if (reply.error() != null) {
      unit.fail();
    }
    return reply;
  }

  private static NodeReply answer(Operation operation, NodeRequest request, UnitOfWork unit) {
    try {
      return operation.run(new RequestBody(request.body()), unit);
    } catch (BadFieldException | MalformedMessageException e) {
      return NodeReply.failed(400, ErrorConditions.DECODE_ERROR, String.valueOf(e.getMessage()));
    } catch (SendRefusedException e) {
      return NodeReply.refused(
          ErrorConditions.of(SubmitLink.condition(e), String.valueOf(e.getMessage())));
    }
  }
}
