package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import io.boilermaker.processor.TaskModel.PolicyModel;
import io.boilermaker.processor.TaskModel.SettingsModel;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Checks the values of {@code @BackgroundTask}. */
final class SettingsValidator {

  private static final int MOST_TRIES = 100;
  private static final PolicyModel STANDARD = new PolicyModel(5, 120, 120, "FIXED");
  static final String RESERVED = "debug_task";

  private final Report report;
  private final Reach reach;

  SettingsValidator(Report report, Reach reach) {
    this.report = report;
    this.reach = reach;
  }

  /**
   * The settings of a task.
   *
   * @param external whether someone else implements the task
   */
  SettingsModel validate(Mark mark, boolean external) {
    Mark retry = mark.nested("retry");
    checkNames(mark);
    if (external) {
      checkHasEffect(mark, "aliases", mark.strings("aliases").size());
      checkHasEffect(retry, "on", retry.types("on").size());
    }
    String queue = mark.string("queue");
    return new SettingsModel(
        mark.strings("aliases"),
        policy(retry),
        retryOn(retry),
        mark.bool("deadLetter"),
        mark.bool("acksLate"),
        queue.isEmpty() ? null : queue);
  }

  private void checkNames(Mark mark) {
    checkName(mark, "name", mark.string("name"));
    mark.strings("aliases").forEach(alias -> checkName(mark, "aliases", alias));
    if (mark.strings("aliases").contains("")) {
      report.add(Mistake.TASK_NAME_BLANK, mark, "aliases", "an alias is empty");
    }
    checkBlank(mark, "queue", mark.string("queue"));
  }

  private void checkName(Mark mark, String value, String name) {
    checkBlank(mark, value, name);
    if (name.equals(RESERVED)) {
      report.add(Mistake.TASK_NAME_RESERVED, mark, value, "this task takes it");
    }
  }

  private void checkBlank(Mark mark, String value, String name) {
    if (!name.isEmpty() && name.isBlank()) {
      report.add(Mistake.TASK_NAME_BLANK, mark, value, "'" + value + "' is");
    }
  }

  private void checkHasEffect(Mark mark, String value, int count) {
    if (count > 0) {
      report.add(
          Mistake.SETTING_WITHOUT_EFFECT, mark, value, "this method runs nowhere, and sets them");
    }
  }

  private @Nullable PolicyModel policy(Mark retry) {
    PolicyModel policy =
        new PolicyModel(
            retry.integer("maxTries"),
            retry.integer("delaySeconds"),
            retry.integer("maxDelaySeconds"),
            retry.constant("mode"));
    checkRange(retry, "maxTries", policy.maxTries(), MOST_TRIES);
    checkRange(retry, "delaySeconds", policy.delay(), Integer.MAX_VALUE);
    checkRange(retry, "maxDelaySeconds", policy.maxDelay(), Integer.MAX_VALUE);
    return policy.equals(STANDARD) ? null : policy;
  }

  private void checkRange(Mark retry, String name, int value, int largest) {
    if (value < 0 || value > largest) {
      report.add(Mistake.RETRY_OUT_OF_RANGE, retry, name, name + " is " + value);
    }
  }

  private List<TypeName> retryOn(Mark retry) {
    for (TypeMirror type : retry.types("on")) {
      TypeElement hidden = reach.unreachable(type);
      if (hidden != null) {
        report.add(
            Mistake.TYPE_UNREACHABLE, retry, "on", "'" + hidden.getSimpleName() + "' is not");
      }
    }
    return retry.types("on").stream().map(TypeName::get).toList();
  }
}
