package io.boilermaker.internal.settings;

import io.boilermaker.internal.process.ShownText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The environment variables that Boilermaker reads, and those that look like them. */
public final class Variables {

  public static final String CONNECTION_STRING = "SERVICE_BUS_CONNECTION_STRING";
  public static final String NAMESPACE_URL = "SERVICE_BUS_NAMESPACE_URL";
  public static final String QUEUE_NAME = "SERVICE_BUS_QUEUE_NAME";
  public static final String INCLUDE_MSI = "AZURE_CREDENTIAL_INCLUDE_MSI";
  public static final String EXPECTED_TASKS = "BOILERMAKER_EXPECTED_TASKS";
  public static final String ALLOWED_QUEUES = "BOILERMAKER_ALLOWED_QUEUES";
  public static final String HEALTH_HOST = "BOILERMAKER_HEALTH_HOST";

  private static final String PREFIX = "BOILERMAKER_";

  /** All that a worker or a publisher reads. */
  public static final List<String> ALL =
      Stream.concat(
              Stream.of(
                  NAMESPACE_URL,
                  QUEUE_NAME,
                  CONNECTION_STRING,
                  INCLUDE_MSI,
                  EXPECTED_TASKS,
                  ALLOWED_QUEUES,
                  HEALTH_HOST),
              Arrays.stream(NumberSetting.values()).map(NumberSetting::variable))
          .toList();

  /** Read by the broker's program. */
  private static final List<String> OTHERS = List.of("BOILERMAKER_BROKER_KEY");

  private Variables() {}

  /**
   * Returns a sentence for each variable that is ignored but was hardly meant to be: those that
   * begin as ours do, and those that are one of ours misspelt.
   */
  public static List<String> warnings(Map<String, String> environment) {
    List<String> warnings = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (!ALL.contains(name) && !OTHERS.contains(name) && !isOfKubernetes(name, environment)) {
        warning(name, environment).ifPresent(warnings::add);
      }
    }
    return warnings;
  }

  private static Optional<String> warning(String name, Map<String, String> environment) {
    Optional<String> nearest = NearestName.of(name, ALL);
    boolean isOurs = name.startsWith(PREFIX);
    if (!isOurs && nearest.filter(known -> !environment.containsKey(known)).isEmpty()) {
      return Optional.empty(); // such as a second queue of the same program, beside the first
    }
    return Optional.of(
        ShownText.name(name)
            + " is no variable of Boilermaker and is ignored: "
            + nearest
                .map(known -> "is " + known + " meant?")
                .orElse("docs/configuration.md lists all of them"));
  }

  /** Kubernetes gives the address of each service, also of one that is called "boilermaker". */
  private static boolean isOfKubernetes(String name, Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(other -> other.endsWith("_SERVICE_HOST"))
        .map(other -> other.substring(0, other.length() - "SERVICE_HOST".length()))
        .anyMatch(name::startsWith);
  }

  /** Returns words to append to "X is not set", if something like it is. */
  public static String similar(String name, Map<String, String> environment) {
    List<String> others = environment.keySet().stream().filter(key -> !ALL.contains(key)).toList();
    return NearestName.of(name, others)
        .map(other -> "; " + ShownText.name(other) + " is set: rename it, if it is meant")
        .orElse("");
  }
}
