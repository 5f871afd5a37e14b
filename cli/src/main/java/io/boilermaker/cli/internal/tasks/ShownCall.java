package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.Envelope;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.sensitive.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arguments of a message as they may be shown: named and typed, and masked where sensitive. */
public final class ShownCall {

  private final List<ShownArgument> arguments = new ArrayList<>();
  private final @Nullable KnownTask task;
  private final @Nullable Masks masks;
  private final Envelope envelope;

  private ShownCall(Envelope envelope, @Nullable KnownTask task) {
    this.envelope = envelope;
    this.task = task;
    this.masks = task == null ? null : task.masks();
    JsonNode args = envelope.args();
    for (int i = 0; i < args.size(); i++) {
      Argument argument = argument(i);
      add(argument == null ? "args[" + i + "]" : argument.name(), argument, args.get(i));
    }
    envelope
        .kwargs()
        .properties()
        .forEach(field -> add(field.getKey(), argument(field.getKey()), field.getValue()));
  }

  /** Reads the arguments of a message. */
  public static ShownCall of(Envelope envelope, TaskBook book) {
    return new ShownCall(envelope, book.find(envelope.task()).orElse(null));
  }

  private @Nullable Argument argument(int place) {
    return task == null || place >= task.entry().arguments().size()
        ? null
        : task.entry().arguments().get(place);
  }

  private @Nullable Argument argument(String name) {
    return task == null ? null : task.find(name).orElse(null);
  }

  private void add(String name, @Nullable Argument argument, JsonNode value) {
    arguments.add(
        new ShownArgument(
            name, KnownTask.type(argument), masks == null ? value : masks.shown(argument, value)));
  }

  /** Returns the task by the manifests; nothing if none has it. */
  public Optional<KnownTask> task() {
    return Optional.ofNullable(task);
  }

  /** Returns the arguments, first those by position. */
  public List<ShownArgument> arguments() {
    return arguments;
  }

  /**
   * Returns why a worker with these manifests would refuse the arguments; nothing if it would not.
   */
  public Optional<String> refusal() {
    return task == null ? Optional.empty() : task.refusal(envelope.payload());
  }

  /** Returns the arguments as one JSON object. */
  public ObjectNode json() {
    ObjectNode json = JsonTexts.object();
    // One that is there by position and by name does not bind, and is shown twice.
    arguments.forEach(
        argument ->
            json.set(
                json.has(argument.name()) ? "kwargs." + argument.name() : argument.name(),
                argument.value()));
    return json;
  }

  /** Returns the arguments on one line, such as {@code to="a@b.c", copies=1}. */
  @Override
  public String toString() {
    return arguments.stream()
        .map(argument -> argument.name() + "=" + JsonTexts.text(argument.value()))
        .collect(Collectors.joining(", "));
  }

  /** Masks in another text of the message the values that are masked here. */
  public String scrubbed(String text) {
    return masks == null ? text : masks.scrubbed(text);
  }
}
