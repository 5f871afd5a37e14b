package io.boilermaker;

import com.fasterxml.jackson.core.ObjectCodec;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Arguments;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A task from a message, and its arguments if they were read with it.
 *
 * @param task what the message says
 * @param bound null if the arguments are still to be read
 * @param refusal why they cannot be; null if that is not known yet
 */
record ReceivedTask(Task task, @Nullable Bound bound, @Nullable ArgumentException refusal) {

  /**
   * Arguments that have been read.
   *
   * @param registration the task whose parameters they are bound to
   * @param arguments the values
   */
  record Bound(Registration registration, Arguments arguments) {}

  /**
   * The arguments for the method of a task; read now if they have not been.
   *
   * @throws ArgumentException if they do not bind
   */
  Arguments arguments(Registration registration, @Nullable ObjectCodec mapper) throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    return bound != null && bound.registration().equals(registration)
        ? bound.arguments()
        : registration.bind(task.payload().json(mapper), mapper);
  }
}
