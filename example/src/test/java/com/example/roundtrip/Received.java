package com.example.roundtrip;

import io.boilermaker.TaskContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The state of the tasks: what arrived, by the task's id. */
final class Received {

  private final Map<String, CompletableFuture<Object>> byTask = new ConcurrentHashMap<>();

  void put(TaskContext task, Object value) {
    of(task.taskId()).complete(value);
  }

  /** Completed once the task has run. */
  CompletableFuture<Object> of(String taskId) {
    return byTask.computeIfAbsent(taskId, id -> new CompletableFuture<>());
  }

  void forget(String taskId) {
    byTask.remove(taskId);
  }
}
