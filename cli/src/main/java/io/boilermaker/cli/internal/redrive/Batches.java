package io.boilermaker.cli.internal.redrive;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends messages in as few batches as they fit in. */
public final class Batches {

  private Batches() {}

  /**
   * Sends messages.
   *
   * @param <T> stands for a message
   * @return the first elements for messages that are too large for the queue
   */
  static <T> List<T> send(
      ServiceBusSenderClient sender, List<T> of, List<ServiceBusMessage> messages) {
    List<T> refused = new ArrayList<>();
    ServiceBusMessageBatch batch = sender.createMessageBatch();
    for (int i = 0; i < messages.size(); i++) {
      if (!isAdded(batch, messages.get(i))) {
        send(sender, batch, null);
        batch = sender.createMessageBatch();
        if (!isAdded(batch, messages.get(i)) && !isSentAlone(sender, messages.get(i))) {
          refused.add(of.get(i));
        }
      }
    }
    send(sender, batch, null);
    return refused;
  }

  /** Adds a message if there is room: the SDK throws for one that fits in no batch at all. */
  public static boolean isAdded(ServiceBusMessageBatch batch, ServiceBusMessage message) {
    try {
      return batch.tryAddMessage(message);
    } catch (ServiceBusException e) {
      if (isTooLarge(e)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isTooLarge(ServiceBusException failure) {
    return ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED.equals(failure.getReason());
  }

  private static boolean isSentAlone(ServiceBusSenderClient sender, ServiceBusMessage message) {
    try {
      sender.sendMessage(message);
      return true;
    } catch (ServiceBusException e) {
      if (isTooLarge(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Sends messages in a transaction; throws if one is too large. */
  static void send(
      ServiceBusSenderClient sender,
      List<ServiceBusMessage> messages,
      ServiceBusTransactionContext transaction) {
    ServiceBusMessageBatch batch = sender.createMessageBatch();
    for (ServiceBusMessage message : messages) {
      if (!isAdded(batch, message)) {
        send(sender, batch, transaction);
        batch = sender.createMessageBatch();
        if (!isAdded(batch, message)) {
          sender.sendMessage(message, transaction);
        }
      }
    }
    send(sender, batch, transaction);
  }

  private static void send(
      ServiceBusSenderClient sender,
      ServiceBusMessageBatch batch,
      @Nullable ServiceBusTransactionContext transaction) {
    if (batch.getCount() == 0) {
      return;
    }
    if (transaction == null) {
      sender.sendMessages(batch);
    } else {
      sender.sendMessages(batch, transaction);
    }
  }
}
