package io.boilermaker.cli.internal.tasks;

/** Why manifests, or arguments by them, cannot be used; the message is a sentence for people. */
public final class TasksException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TasksException(String message) {
    super(message);
  }
}
