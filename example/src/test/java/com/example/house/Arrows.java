package com.example.house;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packages of each module, and which others each of them may use. Packages are named below the
 * module's root, which itself is the empty name.
 */
final class Arrows {

  private static final String BROKER = "io.boilermaker.broker";

  /** Values of the APIs. They depend on no package, so every package may use them. */
  static final Set<String> VALUES =
      Set.of(
          BROKER + ".AccessRight",
          "io.boilermaker.PublishOptions",
          "io.boilermaker.RetryPolicy",
          "io.boilermaker.TaskContext",
          "io.boilermaker.internal.time.Backoff",
          "io.boilermaker.internal.time.Seconds",
          BROKER + ".QueueSpec",
          BROKER + ".QueueCounts",
          BROKER + ".Faults$Operation",
          BROKER + ".Faults$TransactionLimit");

  private static final Map<String, Set<String>> ALONE = Map.of("", Set.of());

  private static final Map<String, Map<String, Set<String>>> ALLOWED =
      Map.of(
          "annotations",
          ALONE,
          "manifest",
          Map.of("", Set.of(), "python", Set.of("")),
          "broker",
          Map.ofEntries(
              Map.entry("program", Set.of("")),
              Map.entry("junit", Set.of("")),
              Map.entry("", internal("admin network link store queue access message time tls")),
              Map.entry("internal.admin", internal("network link queue access message time")),
              Map.entry("internal.network", internal("link queue access message time")),
              Map.entry("internal.link", internal("queue access message time")),
              Map.entry("internal.store", internal("queue message time")),
              Map.entry("internal.access", internal("message time")),
              Map.entry("internal.queue", internal("message")),
              Map.entry("internal.message", internal("time")),
              Map.entry("internal.tls", Set.of()),
              Map.entry("internal.time", Set.of())),
          "runtime",
          Map.ofEntries(
              Map.entry(
                  "",
                  and(
                      "interceptor",
                      and(
                          "sensitive",
                          and(
                              "codec",
                              internal(
                                  "interception servicebus engine settings json time process"))))),
              Map.entry("interceptor", internal("process")),
              Map.entry(
                  "internal.interception", and("interceptor", internal("servicebus time process"))),
              Map.entry("internal.servicebus", internal("engine settings time process")),
              Map.entry("internal.engine", internal("process")),
              Map.entry("internal.settings", internal("time process")),
              Map.entry("internal.json", Set.of("codec")),
              Map.entry("sensitive", internal("process")),
              Map.entry("codec", internal("tokens")),
              Map.entry("internal.tokens", Set.of()),
              Map.entry("internal.time", Set.of()),
              Map.entry("internal.process", Set.of())),
          "processor",
          ALONE,
          "opentelemetry",
          ALONE,
          "micrometer",
          ALONE,
          "cli",
          Map.of(
              "", internal("redrive export queue filter tasks message file terminal"),
              "internal.redrive", internal("queue message file"),
              "internal.export", internal("message file"),
              "internal.queue", internal("message"),
              "internal.filter", internal("tasks message"),
              "internal.tasks", internal("message file"),
              "internal.message", Set.of(),
              "internal.file", Set.of(),
              "internal.terminal", Set.of()),
          "example",
          ALONE);

  /** Single classes that a package may use in addition, by the module and the package. */
  private static final Map<String, String> CLASSES =
      Map.of(
          // The settings by their names in the service, which administration reads as well.
          "broker program", BROKER + ".internal.admin.QueueSettings",
          // Waiting, which the broker does as well.
          "broker junit", BROKER + ".internal.time.Patience");

  private Arrows() {}

  private static Set<String> internal(String names) {
    return Arrays.stream(names.split(" "))
        .map(name -> "internal." + name)
        .collect(Collectors.toSet());
  }

  private static Set<String> and(String name, Set<String> names) {
    Set<String> all = new HashSet<>(names);
    all.add(name);
    return all;
  }

  /** Returns for each package of a module the others that it may use. */
  static Map<String, Set<String>> of(BuildModule module) {
    return ALLOWED.get(module.name());
  }

  /** Returns whether a package of a module may use a class of another one. */
  static boolean allows(BuildModule module, String from, String to, String type) {
    return of(module).getOrDefault(from, Set.of()).contains(to)
        || type.equals(CLASSES.get(module + " " + from));
  }
}
