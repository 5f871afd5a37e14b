package io.boilermaker;

import io.boilermaker.internal.process.ShownText;
import io.boilermaker.manifest.QueueName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ranges of settings; every complaint names the setting. */
final class SettingChecks {

  private SettingChecks() {}

  /** Checks the application's own queue, which must be set. */
  static String queueName(@Nullable String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("set queueName(…) to the name of the queue");
    }
    if (!name.equals(name.strip()) || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "queueName has blanks around it or a line end in it; take them out");
    }
    return queue("queueName", name);
  }

  /** Checks names of queues. */
  static List<String> queues(String setting, List<String> names) {
    names.forEach(name -> queue(setting, name));
    return names;
  }

  private static String queue(String setting, String name) {
    if (!QueueName.isValid(name)) {
      throw new IllegalArgumentException(
          setting + " cannot have '" + ShownText.name(name) + "': " + QueueName.RULE);
    }
    return name;
  }

  static void range(String setting, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          setting + " must be " + least + " to " + most + ", not " + value);
    }
  }

  /** Checks the whole seconds of a duration. */
  static void seconds(String setting, Duration value, int least, int most) {
    long seconds = Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value.toSeconds()));
    range(setting + " in seconds", (int) seconds, least, most);
  }

  static void notNegative(String setting, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(setting + " must not be negative, but is " + value);
    }
  }
}
