package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.link.RequestBody.BadFieldException;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.message.MessageContent;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.SendRefusedException;
import io.boilermaker.broker.internal.queue.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Management operations on scheduled messages. */
final class ScheduleOperations {

  private final QueueState queue;
  private final BrokerContext broker;

  ScheduleOperations(QueueState queue, BrokerContext broker) {
    this.queue = queue;
    this.broker = broker;
  }

  /** Schedules messages. The time is in their annotations; one in the past means immediately. */
  NodeReply schedule(RequestBody body, UnitOfWork unit)
      throws BadFieldException, MalformedMessageException, SendRefusedException {
    List<MessageContent> contents = new ArrayList<>();
    for (RequestBody message : body.maps("messages")) {
      byte[] bytes = message.bytes("message");
      if (bytes.length > queue.spec().maxMessageBytes()) {
        return NodeReply.failed(
            413,
            ErrorConditions.MESSAGE_SIZE_EXCEEDED,
            "The message is larger than the queue allows.");
      }
      contents.add(broker.reader().read(bytes));
    }
    Long[] numbers = unit.schedule(queue, contents, broker.time().now()).toArray(Long[]::new);
    // The SDKs expect an array here, and the encoder makes one only of objects.
    return NodeReply.ok(Map.of("sequence-numbers", numbers));
  }

  /** Cancels those that are still scheduled; fails if one was not. */
  NodeReply cancel(RequestBody body) throws BadFieldException {
    boolean all = true;
    for (long number : body.numbers("sequence-numbers")) {
      all &= queue.main().cancelScheduled(number);
    }
    return all
        ? NodeReply.ok(Map.of())
        : NodeReply.failed(
            404,
            ErrorConditions.MESSAGE_NOT_FOUND,
            "There is no scheduled message with one of these sequence numbers.");
  }
}
