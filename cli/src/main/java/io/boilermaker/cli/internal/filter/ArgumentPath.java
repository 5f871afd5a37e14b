package io.boilermaker.cli.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.cli.internal.message.Envelope;
import io.boilermaker.cli.internal.tasks.KnownTask;
import io.boilermaker.cli.internal.tasks.TaskBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a value in arguments: {@code kwargs.order.total}, {@code args[0].lines[2].id}, or from
 * an argument's name, {@code order.total}, wherever the message has it.
 *
 * @param steps names, and numbers of elements
 */
public record ArgumentPath(List<String> steps) {

  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,9})\\]");

  /**
   * Reads a path.
   *
   * @throws FilterException if it is none
   */
  public static ArgumentPath of(String text) {
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      steps.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      end = matcher.end();
    }
    if (end != text.length() || steps.isEmpty()) {
      throw new FilterException(
          "'" + text + "' is no path, such as kwargs.order.total or args[0].id");
    }
    return new ArgumentPath(steps);
  }

  /** Returns the same path from the payload on, with an argument's name resolved. */
  public ArgumentPath resolved(Envelope envelope, TaskBook book) {
    String first = steps.get(0);
    if (first.equals("args") || first.equals("kwargs")) {
      return this;
    }
    List<String> resolved = new ArrayList<>();
    int place = place(first, envelope, book);
    if (place >= 0) {
      resolved.addAll(List.of("args", String.valueOf(place)));
    } else {
      resolved.addAll(List.of("kwargs", first));
    }
    resolved.addAll(steps.subList(1, steps.size()));
    return new ArgumentPath(resolved);
  }

  /** Returns where the message has the argument by position; -1 if it has it by name. */
  private static int place(String name, Envelope envelope, TaskBook book) {
    if (envelope.kwargs().has(name)) {
      return -1;
    }
    int place = book.find(envelope.task()).map((KnownTask task) -> task.place(name)).orElse(-1);
    return place < envelope.args().size() ? place : -1;
  }

  /** Returns the value; nothing if there is none. */
  public Optional<JsonNode> find(Envelope envelope, TaskBook book) {
    JsonNode at = envelope.payload();
    for (String step : resolved(envelope, book).steps()) {
      at = at.isArray() ? at.path(index(step)) : at.path(step);
    }
    return at.isMissingNode() ? Optional.empty() : Optional.of(at);
  }

  /** Returns the number of an element; -1, which no array has, if the step is none. */
  public static int index(String step) {
    return step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
  }
}
