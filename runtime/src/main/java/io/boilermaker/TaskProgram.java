package io.boilermaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.internal.process.Continuations;
import io.boilermaker.internal.time.Ticker;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The state and the tasks of an application.
 *
 * @param state what every task gets as its first argument
 * @param registries where its tasks are found
 * @param mapper reads and writes the arguments that generated code does not; null for the strict
 *     default
 */
record TaskProgram(Object state, Iterable<TaskRegistry> registries, @Nullable ObjectMapper mapper) {

  /**
   * Finds the tasks.
   *
   * @param expected names that must be among theirs
   * @throws IllegalStateException if there is none, or they do not agree
   */
  Registrations registrations(Collection<String> expected) {
    return Registrations.load(state, registries, expected);
  }

  TaskRunner runner(Ticker ticker) {
    return new TaskRunner(state, ticker, Continuations.executor());
  }
}
