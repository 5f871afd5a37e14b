package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import io.boilermaker.manifest.QueueName;
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
  private final Accessibility accessibility;

  SettingsValidator(Report report, Accessibility accessibility) {
    this.report = report;
    this.accessibility = accessibility;
  }

  /**
   * Returns the settings of a task.
   *
   * @param external whether someone else implements the task
   */
  SettingsModel validate(AnnotationUse annotation, boolean external) {
    AnnotationUse retry = annotation.nested("retry");
    checkNames(annotation);
    if (external) {
      checkHasEffect(annotation, "aliases", annotation.strings("aliases").size());
      checkHasEffect(retry, "on", retry.types("on").size());
    }
    String queue = annotation.string("queue");
    return new SettingsModel(
        annotation.strings("aliases"),
        policy(retry),
        retryOn(retry),
        annotation.bool("deadLetter"),
        annotation.bool("acksLate"),
        queue.isEmpty() ? null : queue);
  }

  private void checkNames(AnnotationUse annotation) {
    checkName(annotation, "name", annotation.string("name"));
    annotation.strings("aliases").forEach(alias -> checkName(annotation, "aliases", alias));
    if (annotation.strings("aliases").contains("")) {
      report.add(ErrorCode.TASK_NAME_BLANK, annotation, "aliases", "an alias is empty");
    }
    checkQueue(annotation, annotation.string("queue"));
  }

  private void checkQueue(AnnotationUse annotation, String name) {
    if (!name.isEmpty() && !QueueName.isValid(name)) {
      report.add(ErrorCode.QUEUE_NAME_INVALID, annotation, "queue", "'" + name + "' is none");
    }
  }

  private void checkName(AnnotationUse annotation, String value, String name) {
    checkText(annotation, value, name);
    if (name.equals(RESERVED)) {
      report.add(ErrorCode.TASK_NAME_RESERVED, annotation, value, "this task takes it");
    }
  }

  private void checkText(AnnotationUse annotation, String value, String name) {
    String fault = TextLiteral.fault(name);
    if (!name.isEmpty() && name.isBlank()) {
      report.add(ErrorCode.TASK_NAME_BLANK, annotation, value, "'" + value + "' is");
    } else if (fault != null) {
      report.add(ErrorCode.NAME_WITHOUT_JSON, annotation, value, "'" + value + "' " + fault);
    }
  }

  private void checkHasEffect(AnnotationUse annotation, String value, int count) {
    if (count > 0) {
      report.add(
          ErrorCode.SETTING_WITHOUT_EFFECT,
          annotation,
          value,
          "this method runs nowhere, and sets them");
    }
  }

  private @Nullable PolicyModel policy(AnnotationUse retry) {
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

  private void checkRange(AnnotationUse retry, String name, int value, int largest) {
    if (value < 0 || value > largest) {
      report.add(ErrorCode.RETRY_OUT_OF_RANGE, retry, name, name + " is " + value);
    }
  }

  private List<TypeName> retryOn(AnnotationUse retry) {
    for (TypeMirror type : retry.types("on")) {
      TypeElement hidden = accessibility.inaccessible(type);
      if (hidden != null) {
        report.add(
            ErrorCode.TYPE_UNREACHABLE, retry, "on", "'" + hidden.getSimpleName() + "' is not");
      }
    }
    return retry.types("on").stream().map(TypeName::get).toList();
  }
}
