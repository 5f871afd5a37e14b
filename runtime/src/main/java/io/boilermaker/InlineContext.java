package io.boilermaker;

import io.boilermaker.internal.interception.HandledMessage;
import java.util.Optional;

/** The context of a try whose message nobody else can have. */
final class InlineContext extends AttemptContext {

  private final HandledMessage notes;

  InlineContext(Task task, HandledMessage notes) {
    super(task, notes.sequenceNumber());
    this.notes = notes;
  }

  @Override
  public long deliveryCount() {
    return 0;
  }

  @Override
  public Optional<String> traceParent() {
    return notes.traceParent();
  }

  @Override
  public boolean renewLock() {
    return true;
  }

  @Override
  public boolean isCancelled() {
    return false;
  }
}
