package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A task, ready to be written.
 *
 * @param method the user's method
 * @param stub the generated class
 * @param wireName the name in messages
 * @param state the first parameter's type; null for a task that someone else implements
 * @param takesContext whether the second parameter is the task context
 * @param arguments the other parameters in order, required ones first
 */
record TaskModel(
    MethodModel method,
    ClassName stub,
    String wireName,
    @Nullable TypeName state,
    boolean takesContext,
    List<ArgumentModel> arguments,
    SettingsModel settings,
    Warnings warnings) {

  /** Returns whether the task runs here. */
  boolean isRegistered() {
    return state != null;
  }

  /** Returns the argument lists of all calls: all arguments, then one default less in each. */
  List<List<ArgumentModel>> overloads() {
    int required = (int) arguments.stream().filter(ArgumentModel::isRequired).count();
    return IntStream.rangeClosed(0, arguments.size() - required)
        .mapToObj(omitted -> arguments.subList(0, arguments.size() - omitted))
        .toList();
  }

  /**
   * The user's method.
   *
   * @param index its place among the tasks of its class, in the order of the source
   * @param erasedParameters the parameter types as Javadoc links name them
   */
  record MethodModel(
      ClassName taskClass,
      int index,
      String name,
      List<TypeName> erasedParameters,
      boolean isVoid,
      Deprecation deprecation) {}

  /** The kinds of deprecation. */
  enum Deprecation {
    NONE,
    ORDINARY,
    FOR_REMOVAL
  }

  /**
   * The settings of the annotation.
   *
   * @param policy null for the standard policy
   * @param queue null for the application's own queue
   */
  record SettingsModel(
      List<String> aliases,
      @Nullable PolicyModel policy,
      List<TypeName> retryOn,
      boolean deadLetter,
      boolean acksLate,
      @Nullable String queue) {}

  /** A retry policy, in seconds. */
  record PolicyModel(int maxTries, int delay, int maxDelay, String mode) {}
}
