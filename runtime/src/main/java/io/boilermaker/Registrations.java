package io.boilermaker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import io.boilermaker.codec.Arguments;
import io.boilermaker.codec.Codec;
import io.boilermaker.internal.json.RawJson;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.settings.NearestName;
import io.boilermaker.sensitive.Masks;
import io.boilermaker.sensitive.SensitiveParts;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The tasks that an application runs, by every name their messages may carry. Immutable. */
final class Registrations {

  /** The name of the messages by which Python publishers probe a connection. */
  static final String DEBUG_TASK = "debug_task";

  private static final Logger log = GuardedLogger.of(Boilermaker.class);

  private final Map<String, Registration> byName = new LinkedHashMap<>();
  private final Set<Codec<?>> checked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> declaredQueues = new HashSet<>();
  private Map<String, String> queues = Map.of();
  private int registered;
  private int skipped;

  private Registrations() {}

  /**
   * Collects the tasks whose state parameter takes {@code state}.
   *
   * @param expected names that must be among theirs
   * @throws IllegalStateException if there is none, if an expected one is missing, if two share a
   *     name, if the codecs of one's arguments cannot be made, or if two jars contradict each other
   */
  static Registrations load(
      Object state, Iterable<TaskRegistry> registries, Collection<String> expected) {
    var registrations = new Registrations();
    int found = 0;
    for (TaskRegistry registry : registries) {
      found++;
      for (TaskHandlers handlers : registry.handlers()) {
        registrations.addAll(state, handlers);
      }
    }
    registrations.checked.clear();
    registrations.requireAny(state, registries);
    var manifests = Manifests.of(registries);
    registrations.queues = manifests.queues();
    registrations.declaredQueues.addAll(manifests.declaredQueues());
    registrations.byName.replaceAll((name, each) -> manifests.masking(each));
    log.info(
        "Registered {} background functions from {} registries", registrations.registered, found);
    registrations.requireAll(expected);
    return registrations;
  }

  private void addAll(Object state, TaskHandlers handlers) {
    for (TaskDefinition declared : handlers.declared()) {
      if (declared.queue() != null) {
        declaredQueues.add(declared.queue());
      }
    }
    for (int i = 0; i < handlers.definitions().size(); i++) {
      TaskDefinition definition = handlers.definitions().get(i);
      if (definition.accepts(state)) {
        add(new Registration(definition, handlers, i, null));
      } else {
        skipped++;
        log.debug("Task {} is for another application state, not registered", definition);
      }
    }
  }

  private void add(Registration registration) {
    TaskDefinition definition = registration.definition();
    registration.handlers().prepare(registration.index(), checked);
    addName(definition.name(), registration);
    for (String alias : definition.aliases()) {
      addName(alias, registration);
    }
    registered++;
    log.atInfo()
        .addKeyValue("fn", definition.name())
        .log("Registered background function fn={}", definition.name());
  }

  private void addName(String name, Registration registration) {
    if (name.equals(DEBUG_TASK)) {
      throw new IllegalStateException(
          "the task name '"
              + DEBUG_TASK
              + "' is taken by Python's readiness messages; rename "
              + registration.definition().method()
              + " by @BackgroundTask(name = …)");
    }
    Registration other = byName.putIfAbsent(name, registration);
    if (other != null) {
      throw new IllegalStateException(
          "two tasks are named '"
              + name
              + "': "
              + other.definition().method()
              + " and "
              + registration.definition().method()
              + "; give one another name by @BackgroundTask(name = …)");
    }
  }

  /** The queues of known tasks that do not belong into the application's own, by name. */
  Map<String, String> queues() {
    return queues;
  }

  /** The queues that tasks declare, also those that someone else implements. */
  Set<String> declaredQueues() {
    return declaredQueues;
  }

  private void requireAny(Object state, Iterable<TaskRegistry> registries) {
    if (!byName.isEmpty()) {
      return;
    }
    if (skipped > 0) {
      throw new IllegalStateException(
          "none of the "
              + skipped
              + " tasks found takes a state of "
              + state.getClass().getName()
              + " as its first parameter");
    }
    throw new IllegalStateException("no tasks are registered: " + noRegistry(state, registries));
  }

  private static String noRegistry(Object state, Iterable<TaskRegistry> registries) {
    Module module = state.getClass().getModule();
    if (module.isNamed() && module.canRead(Registrations.class.getModule())) {
      return "in the module '"
          + module.getName()
          + "' META-INF/services does not count. Its module-info.java needs 'provides "
          + TaskRegistry.class.getName()
          + " with …', with the registry that boilermaker-processor names in a note when it"
          + " compiles the module; if there is no such note, the processor did not run";
    }
    String searched = registries instanceof TaskRegistries ? "; searched by " + registries : "";
    return "no META-INF/services/"
        + TaskRegistry.class.getName()
        + " was found"
        + searched
        + ". Either the classes with @BackgroundTask methods are not visible there, or they were"
        + " not compiled with boilermaker-processor. Since JDK 23 javac runs no annotation"
        + " processor unless told to: list boilermaker-processor in the compiler plugin's"
        + " annotationProcessorPaths (Maven) or as annotationProcessor (Gradle)";
  }

  /** One jar of several modules has lost the tasks of some if it keeps one service file of many. */
  private void requireAll(Collection<String> expected) {
    List<String> missing = expected.stream().filter(name -> !byName.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "expected tasks are not registered: "
              + missing.stream().map(this::withNearest).collect(Collectors.joining(", "))
              + "; registered are "
              + String.join(", ", byName.keySet())
              + ". If this program is one jar made of several, its build must merge the files"
              + " META-INF/services/"
              + TaskRegistry.class.getName());
    }
  }

  private String withNearest(String name) {
    return NearestName.of(name, byName.keySet())
        .map(nearest -> name + " (is '" + nearest + "' meant?)")
        .orElse(name);
  }

  @Nullable Registration find(String name) {
    return byName.get(name);
  }

  /**
   * One task and the code that runs it.
   *
   * @param definition what is known of it
   * @param handlers the code
   * @param index the task's number there
   * @param sensitive what is not to be shown of its arguments; null if nothing is
   */
  record Registration(
      TaskDefinition definition,
      TaskHandlers handlers,
      int index,
      @Nullable SensitiveParts sensitive) {

    /** Returns what masks the sensitive values of a call in texts that others wrote. */
    UnaryOperator<String> masks(Task task) {
      if (sensitive == null || !(task.payload() instanceof Payload.Written arguments)) {
        return UnaryOperator.identity();
      }
      try (JsonParser in = arguments.json().parser()) {
        return Masks.of(sensitive, in)::scrubbed;
      } catch (IOException e) {
        return text -> Masks.MASK;
      }
    }

    Arguments bind(RawJson payload, @Nullable ObjectCodec mapper) throws IOException {
      try (JsonParser in = payload.parser()) {
        in.setCodec(mapper);
        in.nextToken();
        return bind(in);
      }
    }

    /**
     * @param payload on the start of the object; left on its end
     */
    Arguments bind(JsonParser payload) throws IOException {
      return handlers.bind(index, payload);
    }

    /** Tells whether arguments are read by the application's {@code ObjectMapper}. */
    boolean usesMapper() {
      return handlers.usesMapper(index);
    }

    @Nullable Object invoke(Object state, TaskContext context, Arguments arguments)
        throws Throwable {
      return handlers.invoke(index, state, context, arguments);
    }
  }
}
