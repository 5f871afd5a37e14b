package io.boilermaker;

/** The context of one try; what the task and its number say is the same wherever it runs. */
abstract class AttemptContext implements TaskContext {

  private final Task task;
  private final long sequenceNumber;

  AttemptContext(Task task, long sequenceNumber) {
    this.task = task;
    this.sequenceNumber = sequenceNumber;
  }

  @Override
  public final String taskId() {
    return task.id();
  }

  @Override
  public final int attempt() {
    return task.attempts();
  }

  @Override
  public final long sequenceNumber() {
    return sequenceNumber;
  }
}
