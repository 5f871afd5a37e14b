package com.example;

import io.boilermaker.Task;

/** Publishes one call of the task to the queue that the environment names, and ends. */
public final class Publish {

  private Publish() {}

  public static void main(String[] args) {
    Task task = BackgroundTask1Tasks.apply("first-arg", false);
    System.out.println(
        "Published " + task + " sequence_number=" + task.sequenceNumber().getAsLong());
  }
}
