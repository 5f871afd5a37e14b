package io.boilermaker.interceptor;

/** A label of {@link Metric metrics}, by the names of OpenTelemetry's conventions. */
public enum Label {
  /** The queue. */
  DESTINATION("messaging.destination.name"),
  /** {@code send}, or {@code schedule} if there is a delay. */
  OPERATION("messaging.operation.name"),
  /** The class of what was thrown; absent if nothing was. */
  ERROR_TYPE("error.type"),
  /** The task's name; {@code _unknown} for all that the application does not know. */
  TASK("boilermaker.task.name"),
  /** What became of a message. */
  OUTCOME("boilermaker.outcome"),
  /** The reason of a dead letter. */
  REASON("boilermaker.reason");

  private final String key;

  Label(String key) {
    this.key = key;
  }

  /** Returns its name. */
  public String key() {
    return key;
  }
}
