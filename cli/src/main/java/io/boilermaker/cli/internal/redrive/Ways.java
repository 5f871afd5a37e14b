package io.boilermaker.cli.internal.redrive;

import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.CompleteOptions;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way to send copies and complete dead letters: in a transaction, until the namespace refuses
 * one.
 */
public final class Ways {

  /** The service takes 100 messages in a transaction, sent and completed ones. */
  static final int MOST_IN_TRANSACTION = 48;

  private static final int MOST_IN_ORDER = 100;

  private final Consumer<String> notes;
  private boolean isTransactional;
  private boolean isProven;

  /**
   * Begins.
   *
   * @param isWanted whether transactions may be used
   * @param notes is told when the namespace refuses them
   */
  public Ways(boolean isWanted, Consumer<String> notes) {
    this.isTransactional = isWanted;
    this.notes = notes;
  }

  /** Tries a transaction of nothing: the Basic tier has none. */
  public void probe(Pass pass) {
    if (isTransactional) {
      try {
        pass.receiver().rollbackTransaction(pass.receiver().createTransaction());
      } catch (RuntimeException e) {
        giveUp();
      }
    }
  }

  private void giveUp() {
    isTransactional = false;
    notes.accept(
        "The namespace takes no transaction of a dead letter and its copy: each copy is sent and"
            + " noted before its dead letter is completed.");
  }

  /** Returns whether transactions are tried. */
  public boolean isTransactional() {
    return isTransactional;
  }

  /** Returns how many messages to take at once; one until it is known that it works. */
  int most() {
    return !isTransactional ? MOST_IN_ORDER : isProven ? MOST_IN_TRANSACTION : 1;
  }

  /**
   * Sends and completes in one transaction.
   *
   * @param dead the dead letters of the copies
   * @return false if the namespace refuses it; the dead letters then come again when their locks
   *     end, as the SDK settles nothing again that was part of a transaction
   */
  boolean transaction(
      ServiceBusSenderClient sender,
      List<ServiceBusMessage> copies,
      Pass pass,
      List<ServiceBusReceivedMessage> dead) {
    try {
      boolean isDone = isCommitted(sender, copies, pass, dead);
      isProven |= isDone;
      return isDone;
    } catch (RuntimeException e) {
      if (isProven || mayPass(e)) {
        throw e;
      }
      giveUp();
      return false;
    }
  }

  private static boolean isCommitted(
      ServiceBusSenderClient sender,
      List<ServiceBusMessage> copies,
      Pass pass,
      List<ServiceBusReceivedMessage> dead) {
    ServiceBusReceiverClient receiver = pass.receiver();
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    try {
      Batches.send(sender, copies, transaction);
      var options = new CompleteOptions().setTransactionContext(transaction);
      int completed =
          pass.workers().each(dead, message -> receiver.complete(message, options)).size();
      if (completed < dead.size()) {
        // One lock has ended: nothing of this group happens, and all come again.
        receiver.rollbackTransaction(transaction);
        return false;
      }
      receiver.commitTransaction(transaction);
      return true;
    } catch (RuntimeException e) {
      rollBack(receiver, transaction);
      throw e;
    }
  }

  private static void rollBack(
      ServiceBusReceiverClient receiver, ServiceBusTransactionContext transaction) {
    try {
      receiver.rollbackTransaction(transaction);
    } catch (RuntimeException e) {
      // The service does so by itself.
    }
  }

  private static boolean mayPass(RuntimeException e) {
    return (e instanceof ServiceBusException failure && failure.isTransient())
        || (e instanceof AmqpException other && other.isTransient());
  }
}
