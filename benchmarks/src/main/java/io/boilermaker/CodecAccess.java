// In this package to reach what the runtime keeps to itself: encode and decode have no public form.
package io.boilermaker;

import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.Arguments;
import io.boilermaker.internal.json.RawJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Encode and decode as publisher and worker do them, for measurements. */
public final class CodecAccess {

  private final Registrations registrations;

  /**
   * @param state of the tasks to read
   */
  public CodecAccess(Object state) {
    registrations = Registrations.load(state, ServiceLoader.load(TaskRegistry.class), List.of());
  }

  /** A task and its arguments, as a worker has them when it calls the method. */
  public record Decoded(Task task, Arguments arguments) {}

  /** A call that can be made again and again, each time as its stub makes it. */
  public static final class Call {
    private final Supplier<TaskDraft> call;

    /**
     * @param handlers the definitions of the task's class
     * @param name of the task
     * @param values its arguments
     */
    public Call(TaskHandlers handlers, String name, Supplier<Object[]> values) {
      int task = handlers.definitions().stream().map(TaskDefinition::name).toList().indexOf(name);
      this.call = () -> handlers.draft(task, values.get());
    }
  }

  /** A call's message, with an id and a time that are given, as making them is no encoding. */
  public static byte[] encode(Call call, String id, Instant time) {
    return encode(task(call, id, time));
  }

  /** A task with an id and a time that are given. */
  public static Task task(Call call, String id, Instant time) {
    return call.call.get().id(id).attempts(0, time).build();
  }

  /** The message of a task that is there. */
  public static byte[] encode(Task task) {
    OutgoingTask outgoing = OutgoingTask.of(task, PublishOptions.none(), "tasks", null);
    if (outgoing.refusal() != null) {
      throw new IllegalArgumentException("not to be published");
    }
    return outgoing.body().bytes();
  }

  /** The arguments of a call alone. */
  public static Object encodeArguments(Call call) {
    return Objects.requireNonNull(call.call.get().payload).json(null);
  }

  /** A message's task, with its arguments unread. */
  public static Task decodeTask(byte[] body) throws InvalidTaskException {
    return EnvelopeReader.read(body);
  }

  /** A message's task and, bound to its parameters, the arguments. */
  public Decoded decode(byte[] body) throws IOException, InvalidTaskException {
    ReceivedTask received = EnvelopeReader.receive(body, registrations);
    Registration registration = registration(received.task().name());
    return new Decoded(received.task(), received.arguments(registration, null));
  }

  /** The arguments of a payload alone. */
  public Arguments decodeArguments(byte[] payload, String name) throws IOException {
    return registration(name).bind(RawJson.of(payload), null);
  }

  private Registration registration(String name) {
    return Objects.requireNonNull(registrations.find(name));
  }
}
