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

  /** Returns the queue that messages to the task go to; empty for that of its application. */
  public Optional<String> queue() {
    return settings.stream()
        .filter(setting -> setting.get(0).equals("queue"))
        .map(setting -> setting.get(1))
        .findFirst();
  }
}
