package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Json;
import io.boilermaker.codec.Parameters;
import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.sensitive.Masks;
import io.boilermaker.sensitive.SensitiveParts;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A task of a manifest. */
public final class KnownTask {

  private final TaskEntry entry;
  private final Manifest manifest;
  private final Parameters parameters;

  KnownTask(TaskEntry entry, Manifest manifest) {
    this.entry = entry;
    this.manifest = manifest;
    this.parameters = new ManifestCodecs(manifest).parameters(entry);
  }

  public TaskEntry entry() {
    return entry;
  }

  Manifest manifest() {
    return manifest;
  }

  /** Returns whether the jar of the manifest runs it. */
  public boolean isRun() {
    return entry.kind() == TaskEntry.Kind.TASK;
  }

  /** Returns its signature, such as {@code send_mail(to: String, copies: int = 1)}. */
  public String signature() {
    return entry.arguments().stream()
        .map(
            argument ->
                argument.name()
                    + ": "
                    + shortened(argument.type().toString())
                    + (argument.isRequired() ? "" : " = " + shown(argument)))
        .collect(Collectors.joining(", ", entry.name() + "(", ")"));
  }

  private String shown(Argument argument) {
    return sensitive().isIn(argument) ? Masks.MASK : String.valueOf(argument.defaultText());
  }

  private SensitiveParts sensitive() {
    return new SensitiveParts(manifest, entry);
  }

  /** Makes what masks the sensitive values of one message. */
  Masks masks() {
    return new Masks(sensitive());
  }

  /** Returns arguments with their sensitive values masked. */
  public ObjectNode masked(ObjectNode payload) {
    Masks masks = masks();
    ObjectNode shown = payload.deepCopy();
    if (shown.path("args") instanceof ArrayNode args) {
      for (int i = 0; i < args.size(); i++) {
        Argument argument = i < entry.arguments().size() ? entry.arguments().get(i) : null;
        args.set(i, masks.shown(argument, args.get(i)));
      }
    }
    if (shown.path("kwargs") instanceof ObjectNode kwargs) {
      kwargs
          .properties()
          .forEach(
              field ->
                  field.setValue(masks.shown(find(field.getKey()).orElse(null), field.getValue())));
    }
    return shown;
  }

  /** Returns the short text of an argument's type; empty if none is known. */
  static String type(@Nullable Argument argument) {
    return argument == null ? "" : shortened(argument.type().toString());
  }

  /** Returns a type's text with the simple names of classes. */
  static String shortened(String type) {
    return type.replaceAll("([\\w$]+\\.)+(?=[\\w$])", "");
  }

  /**
   * Tells why arguments do not bind, in the words of a worker.
   *
   * @param payload the arguments, as {@code {"args": […], "kwargs": {…}}}
   */
  public Optional<String> refusal(ObjectNode payload) {
    try (JsonParser in = Json.factory().createParser(JsonTexts.bytes(payload))) {
      in.nextToken();
      parameters.bind(in);
      return Optional.empty();
    } catch (ArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Optional.of("the arguments are not valid JSON");
    }
  }

  /** Returns the argument of a name. */
  public Optional<Argument> find(String name) {
    return entry.arguments().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Returns the place of an argument by position; -1 if there is none of that name. */
  public int place(String name) {
    for (int i = 0; i < entry.arguments().size(); i++) {
      if (entry.arguments().get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
