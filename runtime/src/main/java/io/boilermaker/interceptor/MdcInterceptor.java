package io.boilermaker.interceptor;

import io.boilermaker.TaskContext;
import io.boilermaker.internal.process.LogContext;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Names the task in SLF4J's log context (MDC) while it runs: {@code task.id}, {@code task.name},
 * {@code task.attempt}, and {@code trace_id} if its message belongs to a trace. All log lines of
 * the task's own thread have them, the worker's about the try as well; the further thread of an
 * asynchronous task has not.
 */
public final class MdcInterceptor implements ExecutionInterceptor {

  public static final String TASK_ID = "task.id";
  public static final String TASK_NAME = "task.name";
  public static final String TASK_ATTEMPT = "task.attempt";
  public static final String TRACE_ID = "trace_id";

  /** Before most others, so that their lines have it too. */
  private static final int PRIORITY = -1_000;

  private static final int TRACE_ID_BEGIN = 3;
  private static final int TRACE_ID_END = 35;

  /** Creates one; {@link java.util.ServiceLoader} can do it too. */
  public MdcInterceptor() {}

  @Override
  public int priority() {
    return PRIORITY;
  }

  @Override
  public CompletionStage<ExecutionOutcome> execute(Execution execution, Next next) {
    TaskContext context = execution.context();
    Map<String, String> values = new HashMap<>();
    values.put(TASK_ID, context.taskId());
    values.put(TASK_NAME, execution.taskName());
    values.put(TASK_ATTEMPT, String.valueOf(context.attempt()));
    context
        .traceParent()
        .ifPresent(parent -> values.put(TRACE_ID, parent.substring(TRACE_ID_BEGIN, TRACE_ID_END)));
    LogContext.put(values);
    try {
      return next.run();
    } finally {
      LogContext.remove(values.keySet());
    }
  }
}
