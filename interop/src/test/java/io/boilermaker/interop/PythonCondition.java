package io.boilermaker.interop;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs the Python package where {@code interop/run} has not installed it. */
final class PythonCondition implements ExecutionCondition {

  private static final String SKIPPED =
      "no boilermaker-servicebus in interop/.venv: interop/run installs it and runs this suite";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Files.isExecutable(PythonPeer.INTERPRETER)
        ? enabled("Python is set up")
        : disabled(SKIPPED);
  }
}
