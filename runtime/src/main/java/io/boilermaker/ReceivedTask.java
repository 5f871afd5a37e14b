package io.boilermaker;

import com.fasterxml.jackson.core.ObjectCodec;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Arguments;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task from a message, and its arguments if they were read with it.
 *
 * @param task what the message says
 * @param bound null if the arguments are still to be read
 */
record ReceivedTask(Task task, @Nullable Bound bound) {

  /**
   * Arguments that have been read.
   *
   * @param registration the task whose parameters they are bound to
   * @param arguments the values; null if they do not bind
   * @param refusal why they do not
   */
  record Bound(
      Registration registration,
      @Nullable Arguments arguments,
      @Nullable ArgumentException refusal) {

    private Arguments require() {
      if (refusal != null) {
        throw refusal;
      }
      return Objects.requireNonNull(arguments);
    }
  }

  /**
   * The arguments for the method of a task; read now if they have not been.
   *
   * @throws ArgumentException if they do not bind
   */
  Arguments arguments(Registration registration, @Nullable ObjectCodec mapper) throws IOException {
    return bound != null && bound.registration().equals(registration)
        ? bound.require()
        : registration.bind(task.payload().json(mapper), mapper);
  }
}
