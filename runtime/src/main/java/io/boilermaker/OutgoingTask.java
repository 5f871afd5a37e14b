package io.boilermaker;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.fasterxml.jackson.core.ObjectCodec;
import io.boilermaker.codec.Json;
import io.boilermaker.internal.interception.PublicationDraft;
import io.boilermaker.internal.json.RawJson;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.internal.servicebus.MessageId;
import io.boilermaker.manifest.QueueName;
import org.jspecify.annotations.Nullable;

/**
 * A task on its way to a queue, as the bytes of its message.
 *
 * @param task what is published
 * @param queue where to
 * @param messageId the message's id
 * @param envelope the bytes
 * @param draft what interceptors have added; null without them
 */
record OutgoingTask(
    Task task,
    String queue,
    String messageId,
    EnvelopeWriter.Envelope envelope,
    @Nullable PublicationDraft draft) {

  static OutgoingTask of(
      Task task, PublishOptions options, String ownQueue, @Nullable ObjectCodec mapper) {
    Task outgoing = options.policy() == null ? task : task.withPolicy(options.policy());
    return new OutgoingTask(
        outgoing,
        outgoing.queue() == null ? ownQueue : outgoing.queue(),
        MessageId.of(options.messageId() == null ? outgoing.id() : options.messageId()),
        EnvelopeWriter.write(outgoing, mapper),
        null);
  }

  OutgoingTask with(PublicationDraft added) {
    return new OutgoingTask(task, queue, messageId, envelope, added);
  }

  /** Returns the options by which it is published, where these were given. */
  PublishOptions options(PublishOptions given) {
    return draft == null ? given : draft.options();
  }

  /** Returns about how many bytes its message has. */
  int size() {
    return body().length() + (draft == null ? 0 : draft.bytes());
  }

  /**
   * Tells interceptors that its publication has ended.
   *
   * @param failure null if it is in its queue
   */
  void ended(@Nullable Throwable failure) {
    if (draft != null) {
      draft.ended(failure);
    }
  }

  RawJson body() {
    return envelope.body();
  }

  /** Returns why no queue or no reader could take this task; null if one can. */
  @Nullable PublishException refusal() {
    if (!QueueName.isValid(queue)) {
      return new PublishException(
          "task "
              + task
              + " names the queue '"
              + ShownText.name(queue)
              + "', which no namespace can have: "
              + QueueName.RULE,
          null);
    }
    int depth = envelope.depth();
    return depth <= Json.MAX_DEPTH
        ? null
        : new PublishException(
            "task "
                + task
                + " nests "
                + depth
                + " levels of JSON, and readers take "
                + Json.MAX_DEPTH
                + ": shorten its chain or flatten its arguments",
            null);
  }

  ServiceBusMessage message() {
    ServiceBusMessage message =
        new ServiceBusMessage(BinaryData.fromBytes(body().bytes())).setMessageId(messageId);
    if (draft != null) {
      draft.applyTo(message);
    }
    return message;
  }
}
