package io.boilermaker.manifest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task as its messages show it.
 *
 * @param name the name in messages
 * @param method the method, such as {@code com.example.Tasks.sendMail}; empty for a retired task
 * @param until the day after which a retired task no longer counts; null unless retired
 * @param aliases older names under which messages are accepted
 * @param arguments the arguments, in order
 * @param settings retry policy and the like, for people to read: a word and its values
 */
public record TaskEntry(
    Kind kind,
    String name,
    String method,
    @Nullable LocalDate until,
    List<String> aliases,
    List<Argument> arguments,
    List<List<String>> settings) {

  /**
   * The setting that names an argument whose values are not to be shown. A setting and no word of
   * the argument's own line: readers of earlier releases leave settings that they do not know
   * alone.
   */
  public static final String SENSITIVE = "sensitive";

  /** The setting that names a record and a component whose values are not to be shown. */
  public static final String SENSITIVE_FIELD = "sensitive-field";

  /** The place where a task is run. */
  public enum Kind {
    /** Here. */
    TASK,
    /** By someone else. */
    EXTERNAL,
    /** No longer. */
    RETIRED
  }

  /** Copies the lists. */
  public TaskEntry {
    aliases = List.copyOf(aliases);
    arguments = List.copyOf(arguments);
    settings = settings.stream().map(List::copyOf).toList();
  }

  /**
   * An argument.
   *
   * @param defaultText what a message that leaves it out means; null if it must be there
   */
  public record Argument(String name, WireType type, @Nullable String defaultText) {
    /** Returns whether every message must bring it. */
    public boolean isRequired() {
      return defaultText == null;
    }
  }

  /** Returns the name and the aliases. */
  public List<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream()).toList();
  }

  /** Returns whether the values of an argument are not to be shown. */
  public boolean isSensitive(String argument) {
    return settings.contains(List.of(SENSITIVE, argument));
  }

  /**
   * Returns whether the values of a component are not to be shown.
   *
   * @param type the name of the record's entry
   * @param component the name of the component in messages
   */
  public boolean isSensitive(String type, String component) {
    return settings.contains(List.of(SENSITIVE_FIELD, type, component));
  }

  /** Returns the queue that messages to the task go to; empty for that of its application. */
  public Optional<String> queue() {
    return settings.stream()
        .filter(setting -> setting.get(0).equals("queue"))
        .map(setting -> setting.get(1))
        .findFirst();
  }
}
