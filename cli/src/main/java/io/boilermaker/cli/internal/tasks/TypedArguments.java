package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as they are typed at a shell: JSON by position, or {@code name=JSON}. A text needs no
 * quotes where the manifest says that the argument is one.
 */
public final class TypedArguments {

  private static final Pattern NAMED =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)=(.*)", Pattern.DOTALL);

  /** The types whose JSON is a string. */
  private static final Set<String> TEXTS =
      Set.of(
          "String",
          "char",
          "Character",
          "bytes",
          "UUID",
          "URI",
          "Locale",
          "Instant",
          "LocalDate",
          "LocalTime",
          "LocalDateTime",
          "OffsetDateTime",
          "OffsetTime",
          "ZonedDateTime",
          "Duration",
          "Period",
          "Year",
          "YearMonth",
          "MonthDay",
          "ZoneId",
          "ZoneOffset",
          "Date");

  private final @Nullable KnownTask task;
  private final ObjectNode payload = JsonTexts.object();
  private final ArrayNode args = payload.putArray("args");
  private final ObjectNode kwargs = payload.putObject("kwargs");

  private TypedArguments(@Nullable KnownTask task) {
    this.task = task;
  }

  /**
   * Reads arguments.
   *
   * @param task null if no manifest has it
   * @throws TasksException if one is no JSON
   */
  public static ObjectNode read(@Nullable KnownTask task, List<String> typed) {
    var arguments = new TypedArguments(task);
    typed.forEach(arguments::add);
    return arguments.payload;
  }

  private void add(String text) {
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      String name = named.group(1);
      kwargs.set(
          name,
          value(
              "'" + name + "'",
              task == null ? null : task.find(name).orElse(null),
              named.group(2)));
    } else if (!kwargs.isEmpty()) {
      throw new TasksException("an argument by position follows one by name: " + text);
    } else {
      int place = args.size();
      args.add(value("at position " + place, at(place), text));
    }
  }

  private @Nullable Argument at(int place) {
    return task == null || place >= task.entry().arguments().size()
        ? null
        : task.entry().arguments().get(place);
  }

  private JsonNode value(String where, @Nullable Argument argument, String text) {
    JsonNode json = JsonTexts.read(text).orElse(null);
    if (json != null) {
      return json;
    }
    if (argument != null && isText(argument)) {
      return TextNode.valueOf(text);
    }
    throw new TasksException(
        "the argument "
            + where
            + (argument == null ? "" : " (" + argument.name() + ": " + argument.type() + ")")
            + " is no JSON: a text needs quotes, as in '\"text\"'");
  }

  private boolean isText(Argument argument) {
    return TEXTS.contains(argument.type().name())
        || (argument.type().isNamed()
            && task != null
            && task.manifest().types().get(argument.type().entryName()) instanceof EnumEntry);
  }
}
