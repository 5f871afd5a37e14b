package io.boilermaker.interop;

import io.boilermaker.RetryException;
import io.boilermaker.RetryPolicy;
import io.boilermaker.TaskContext;
import io.boilermaker.TaskResult;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;
import io.boilermaker.annotations.Retry;
import io.boilermaker.annotations.RetryMode;

/** The counterparts of tasks.py. The module's names are snake_case in messages. */
final class JavaTasks {

  private JavaTasks() {}

  @BackgroundTask
  static void backgroundTask1(
      Diary diary, TaskContext context, String somearg, @Default("true") boolean somekwarg) {
    diary.ran(context, "background_task1", somearg, somekwarg);
  }

  @BackgroundTask
  static void sendMail(
      Diary diary, TaskContext context, String to, String subject, @Default("1") int maxTries) {
    diary.ran(context, "send_mail", to, subject, maxTries);
  }

  @BackgroundTask(retry = @Retry(maxTries = 1))
  static void step(Diary diary, TaskContext context, String label) {
    diary.ran(context, "step", label);
  }

  @BackgroundTask(retry = @Retry(maxTries = 1))
  static TaskResult aBackgroundTask(Diary diary, TaskContext context, String param) {
    diary.ran(context, "a_background_task", param);
    if (param.equals("fail")) {
      return TaskResult.failure("told to fail");
    }
    if (param.equals("raise")) {
      throw new IllegalArgumentException("Exceptions are a bummer!");
    }
    return TaskResult.success();
  }

  @BackgroundTask(retry = @Retry(maxTries = 2, delaySeconds = 0, maxDelaySeconds = 0))
  static void tracedInJava(Diary diary, TaskContext context) {
    diary.ran(context, "traced_in_java");
    if (context.attempt() == 1) {
      throw new RetryException("again");
    }
  }

  @BackgroundTask(retry = @Retry(maxTries = 1))
  static void happyPath(Diary diary, TaskContext context) {
    diary.ran(context, "happy_path");
  }

  @BackgroundTask(retry = @Retry(maxTries = 1))
  static void sadPath(Diary diary, TaskContext context) {
    diary.ran(context, "sad_path");
  }

  @BackgroundTask(retry = @Retry(maxTries = 3, delaySeconds = 60, maxDelaySeconds = 60))
  static void retriedInJava(Diary diary, TaskContext context, String kind) {
    diary.ran(context, "retried_in_java", kind);
  }

  /** Asks for another try, whoever makes it. */
  @BackgroundTask(retry = @Retry(maxTries = 3, delaySeconds = 60, maxDelaySeconds = 60))
  static void retriedInPython(Diary diary, TaskContext context, String kind) {
    diary.ran(context, "retried_in_python", kind);
    throw kind.equals("policy")
        ? new RetryException("again", RetryPolicy.ofSeconds(4, 90, 300, RetryMode.LINEAR))
        : new RetryException("again");
  }

  @BackgroundTask
  static void onlyInJava(Diary diary, TaskContext context, String label) {
    diary.ran(context, "only_in_java", label);
  }
}
