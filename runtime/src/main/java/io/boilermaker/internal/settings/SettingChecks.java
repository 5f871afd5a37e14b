package io.boilermaker.internal.settings;

import io.boilermaker.internal.time.Seconds;
import io.boilermaker.manifest.QueueName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of settings; every complaint names the setting, and none quotes a secret. */
public final class SettingChecks {

  private SettingChecks() {}

  /**
   * Checks the application's own queue, which must be set.
   *
   * @param setting what the complaint names
   * @throws IllegalArgumentException if there is no queue of that name
   */
  public static String queueName(String setting, @Nullable String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("set " + setting + " to the name of the queue");
    }
    if (!name.equals(name.strip()) || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          setting + " has blanks around it or a line end in it; take them out");
    }
    return queue(setting, name);
  }

  /**
   * Checks that a login is for a queue. The service would refuse it only later, as unauthorized.
   *
   * @param entityPath the only queue of the login; null if it is for all
   * @throws IllegalArgumentException if it is for another one
   */
  public static void requireQueueOf(@Nullable String entityPath, String queueName) {
    if (entityPath != null && !entityPath.equalsIgnoreCase(queueName)) {
      throw new IllegalArgumentException(
          "the connection string is for the queue "
              + ValueShape.of(entityPath)
              + " (its EntityPath), not for '"
              + queueName
              + "': take the one of that queue, or of the namespace");
    }
  }

  /**
   * Returns the configuration of an application.
   *
   * @throws IllegalStateException if there is none; the message says how to give one
   */
  public static <T> T configuration(@Nullable T config) {
    if (config == null) {
      throw new IllegalStateException(
          "no configuration is set: call config(BoilermakerConfig.fromEnvironment()), or"
              + " config(BoilermakerConfig.builder()…build()), or inline(…) in a test");
    }
    return config;
  }

  /**
   * Checks names of queues.
   *
   * @param setting what the complaint names
   * @throws IllegalArgumentException if one is none
   */
  public static List<String> queues(String setting, List<String> names) {
    names.forEach(name -> queue(setting, name));
    return names;
  }

  private static String queue(String setting, String name) {
    if (!QueueName.isValid(name)) {
      throw new IllegalArgumentException(
          setting + " cannot have " + ValueShape.of(name) + ": " + QueueName.RULE);
    }
    return name;
  }

  /**
   * Checks that a duration is not negative.
   *
   * @param setting what the complaint names
   * @throws IllegalArgumentException if it is negative
   */
  public static void notNegative(String setting, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          setting + " must not be negative, but is " + Seconds.text(value) + " s");
    }
  }
}
