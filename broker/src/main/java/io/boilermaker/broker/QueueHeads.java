package io.boilermaker.broker;

import io.boilermaker.broker.internal.admin.QueueHead;
import io.boilermaker.broker.internal.link.BrokerContext;
import io.boilermaker.broker.internal.queue.QueueState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the first messages of each queue and of its dead-letter queue. */
final class QueueHeads {

  private static final int MESSAGES = 5;
  private static final int LONGEST_BODY = 1 << 16;

  private final BrokerContext broker;
  private final QueuePeek peek;

  QueueHeads(BrokerContext broker) {
    this.broker = broker;
    this.peek = new QueuePeek(broker);
  }

  List<QueueHead> all() {
    List<QueueHead> heads = new ArrayList<>();
    for (QueueState queue : broker.queues().all()) {
      List<QueueHead.Line> lines =
          peek.head(queue, MESSAGES, LONGEST_BODY).stream().map(QueueHeads::line).toList();
      heads.add(new QueueHead(queue.spec().name(), queue.counts(), queue.bytes(), lines));
    }
    return heads;
  }

  private static QueueHead.Line line(PeekedMessage message) {
    String note =
        message.scheduledFor() != null
            ? "for " + message.scheduledFor()
            : message.deadLetterReason() == null
                ? ""
                : message.deadLetterReason() + ": " + message.deadLetterDescription();
    return new QueueHead.Line(
        message.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        message.sequenceNumber(),
        message.messageId(),
        message.deliveryCount(),
        note,
        message.body());
  }
}
