package io.boilermaker.broker.internal.access;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.Faults.TransactionLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** The planned faults that have not happened yet; on the event loop only. */
public final class FaultPlan {

  private final Map<Operation, ArrayDeque<Fault>> faults = new EnumMap<>(Operation.class);
  private @Nullable Duration tokenLifetime;
  private Set<TransactionLimit> transactionLimits = Set.of();

  public void add(Operation operation, int times, Fault fault) {
    faults
        .computeIfAbsent(operation, o -> new ArrayDeque<>())
        .addAll(Collections.nCopies(times, fault));
  }

  public void limitTokens(Duration lifetime) {
    tokenLifetime = lifetime;
  }

  /** Returns how long a token is valid; null for no limit. */
  @Nullable Duration tokenLifetime() {
    return tokenLifetime;
  }

  public void limitTransactions(Set<TransactionLimit> limits) {
    transactionLimits = limits;
  }

  /** Tells whether transactions are restricted in that way. */
  public boolean restricts(TransactionLimit limit) {
    return transactionLimits.contains(limit);
  }

  public void remove(Operation operation) {
    faults.remove(operation);
  }

  public void clear() {
    faults.clear();
    tokenLifetime = null;
    transactionLimits = Set.of();
  }

  /**
   * Runs an operation of a client, with the fault that is planned for it, if any.
   *
   * @param operation null for one that never fails
   * @return the answer; null if the client gets none
   */
  public <T> @Nullable T run(
      @Nullable Operation operation,
      Supplier<@Nullable T> action,
      Function<ErrorCondition, T> refusal) {
    ArrayDeque<Fault> planned = operation == null ? null : faults.get(operation);
    Fault fault = planned == null ? null : planned.poll();
    T answer = fault == null || fault.done() ? action.get() : null;
    if (fault == null) {
      return answer;
    }
    return fault.refusal() == null ? null : refusal.apply(fault.refusal());
  }
}
