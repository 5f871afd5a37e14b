package io.boilermaker.interop;

import io.boilermaker.RetryException;
import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;
import io.boilermaker.annotations.Retry;

/** The counterparts of the tasks of release_peer.py. */
final class ReleaseTasks {

  private ReleaseTasks() {}

  @BackgroundTask(retry = @Retry(maxTries = 2, delaySeconds = 60, maxDelaySeconds = 60))
  static void releaseStep(
      Diary diary, TaskContext context, String label, @Default("none") String mark) {
    diary.ran(context, "release_step", label, mark);
  }

  /** Asks for another try at the first one, in whichever language that is. */
  @BackgroundTask(retry = @Retry(maxTries = 2, delaySeconds = 60, maxDelaySeconds = 60))
  static void releaseAsks(Diary diary, TaskContext context, String label) {
    diary.ran(context, "release_asks", label);
    if (context.attempt() == 1) {
      throw new RetryException("again");
    }
  }

  @BackgroundTask(retry = @Retry(maxTries = 2, delaySeconds = 60, maxDelaySeconds = 60))
  static void releaseInsists(Diary diary, TaskContext context, String label) {
    diary.ran(context, "release_insists", label);
    throw new RetryException("again");
  }

  @BackgroundTask(retry = @Retry(maxTries = 2, delaySeconds = 60, maxDelaySeconds = 60))
  static void releaseFails(Diary diary, TaskContext context, String label) {
    diary.ran(context, "release_fails", label);
    throw new IllegalArgumentException("Exceptions are a bummer!");
  }
}
