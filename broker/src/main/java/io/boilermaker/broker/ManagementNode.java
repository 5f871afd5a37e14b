package io.boilermaker.broker;

import io.boilermaker.broker.RequestBody.BadFieldException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The node at which clients do with a queue what links cannot express. */
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

  /** One operation. */
  interface Operation {
    NodeReply run(RequestBody body) throws BadFieldException, MalformedMessageException;
  }

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final FaultPlan faults;
  private final long maxRequestBytes;

  ManagementNode(QueueState queue, SubQueue subQueue, BrokerContext broker) {
    maxRequestBytes = BASE_BYTES + MESSAGES_PER_REQUEST * queue.spec().maxMessageBytes();
    faults = broker.faults();
    LockOperations locks = new LockOperations(subQueue, broker);
    operations.put("renew-lock", locks::renew);
    operations.put("update-disposition", locks::updateDisposition);
    ReadOperations reads = new ReadOperations(subQueue, broker);
    operations.put("peek-message", reads::peek);
    operations.put("receive-by-sequence-number", reads::receiveBySequenceNumber);
    ScheduleOperations schedules = new ScheduleOperations(queue, broker);
    operations.put("schedule-message", schedules::schedule);
    operations.put("cancel-scheduled-message", schedules::cancel);
  }

  /** One request can schedule several messages. */
  @Override
  public long maxRequestBytes() {
    return maxRequestBytes;
  }

  @Override
  public @Nullable NodeReply answer(NodeRequest request) {
    String name = request.operation();
    String known = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
    Operation operation = operations.get(known);
    if (operation == null) {
      return NodeReply.failed(
          501, Errors.NOT_IMPLEMENTED, "The operation '" + name + "' is not supported.");
    }
    Faults.Operation kind = KINDS.get(known);
    return kind == null
        ? run(operation, request)
        : faults.run(kind, () -> run(operation, request), NodeReply::refused);
  }

  private static NodeReply run(Operation operation, NodeRequest request) {
    try {
      return operation.run(new RequestBody(request.body()));
    } catch (BadFieldException | MalformedMessageException e) {
      return NodeReply.failed(400, Errors.DECODE_ERROR, String.valueOf(e.getMessage()));
    }
  }
}
