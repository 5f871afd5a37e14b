package io.boilermaker;

/** A call of a task: immutable. */
public final class Task {

  private final String name;
  private final byte[] payload;

  private Task(String name, byte[] payload) {
    this.name = name;
    this.payload = payload;
  }

  static Task create(TaskDefinition definition, byte[] payload) {
    return new Task(definition.name(), payload);
  }

  @Override
  public String toString() {
    return name + payload.length;
  }
}
