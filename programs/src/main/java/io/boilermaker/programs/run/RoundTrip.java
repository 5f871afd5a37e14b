package io.boilermaker.programs.run;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.InlineQueue;
import io.boilermaker.PublishResult;
import io.boilermaker.Task;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.run.Finding.Kind;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.ValueReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends calls through a broker to a worker, and through inline mode, and looks at what arrives. */
final class RoundTrip {

  private static final String QUEUE = "programs";
  private static final String TWIN = "twin: ";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Call> calls;
  private final List<Finding> findings = new ArrayList<>();

  /** The ids of tasks that nobody can wait for. */
  private final Set<String> unpublished = new HashSet<>();

  private RoundTrip(List<Call> calls) {
    this.calls = calls;
  }

  /**
   * Sends calls.
   *
   * @param classes where the worker finds the tasks
   */
  static List<Finding> of(List<Call> calls, ClassLoader classes) {
    RoundTrip trip = new RoundTrip(calls);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Where an application finds its tasks.
    thread.setContextClassLoader(classes);
    try {
      trip.throughTheBroker();
      trip.inline();
    } finally {
      thread.setContextClassLoader(before);
    }
    return trip.findings;
  }

  private void throughTheBroker() {
    Inbox inbox = new Inbox();
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).start();
        Boilermaker<?> app =
            Boilermaker.builder(inbox)
                .config(
                    BoilermakerConfig.builder()
                        .connectionString(bus.connectionString())
                        .queueName(QUEUE)
                        .concurrency(4)
                        .build())
                .build()) {
      publish(app);
      Map<String, String> bodies = new HashMap<>();
      bus.peek(QUEUE).forEach(message -> bodies.put(message.messageId(), message.body()));
      calls.forEach(call -> findings.addAll(TwinComparison.of(call, bodies)));
      app.start();
      bus.runUntilQuiet(PATIENCE, QUEUE);
      app.stop();
      Map<String, PeekedMessage> deadLetters = new HashMap<>();
      bus.peek(QUEUE).forEach(message -> deadLetters.put(message.messageId(), message));
      calls.forEach(call -> arrived(call, inbox, deadLetters));
    }
  }

  private void publish(Boilermaker<?> app) {
    List<Outgoing> outgoing = new ArrayList<>();
    for (Call call : calls) {
      Outgoing of = new Outgoing(call, call.task(), "");
      if (call.mayBeRefused()) {
        publishAlone(app, of);
      } else {
        outgoing.add(of);
      }
      if (call.twin() != null) {
        outgoing.add(new Outgoing(call, call.twin(), TWIN));
      }
    }
    try {
      List<PublishResult> results = app.publishAll(outgoing.stream().map(Outgoing::task).toList());
      for (int i = 0; i < results.size(); i++) {
        Throwable failure = results.get(i).failure();
        if (failure != null) {
          notPublished(outgoing.get(i), failure);
        }
      }
    } catch (RuntimeException e) {
      // One of them is refused before any is sent.
      outgoing.forEach(each -> publishAlone(app, each));
    }
  }

  /** A task to publish; whose it is, a description says. */
  private record Outgoing(Call call, Task task, String whose) {}

  private void publishAlone(Boilermaker<?> app, Outgoing outgoing) {
    try {
      app.publish(outgoing.task());
    } catch (RuntimeException e) {
      notPublished(outgoing, e);
    }
  }

  private void notPublished(Outgoing outgoing, Throwable failure) {
    unpublished.add(outgoing.task().id());
    boolean isUnreadableTwin = outgoing.whose().equals(TWIN) && !isReadByJackson(outgoing.call());
    if (!outgoing.call().mayBeRefused() && !isUnreadableTwin) {
      findings.add(outgoing.call().finding(Kind.NOT_PUBLISHED, outgoing.whose() + failure));
    }
  }

  /** Tells whether Jackson reads a twin; cases without annotations are refused at the call. */
  private static boolean isReadByJackson(Call call) {
    Types types = new Types(call.sample().program());
    return call.method().parameters().stream().noneMatch(p -> types.hasGeneratedCases(p.shape()));
  }

  private void arrived(Call call, Inbox inbox, Map<String, PeekedMessage> deadLetters) {
    compare(call, call.task(), inbox, deadLetters.get(call.task().id()), "");
    if (call.twin() != null && isReadByJackson(call)) {
      compare(call, call.twin(), inbox, deadLetters.get(call.twin().id()), TWIN);
    }
  }

  private void compare(
      Call call, Task task, Inbox inbox, @Nullable PeekedMessage deadLetter, String whose) {
    @Nullable Object @Nullable [] arguments = inbox.find(task.id());
    if (arguments != null) {
      compare(call, arguments, Kind.ARRIVED_AS_ANOTHER_VALUE, whose);
    } else if (deadLetter != null) {
      String reason =
          whose + deadLetter.deadLetterReason() + ": " + deadLetter.deadLetterDescription();
      findings.add(call.finding(Kind.DEAD_LETTERED, reason));
    } else if (!unpublished.contains(task.id())) {
      findings.add(call.finding(Kind.LOST, whose));
    }
  }

  private void compare(Call call, @Nullable Object[] arguments, Kind kind, String whose) {
    ValueReader reader = new ValueReader(call.sample().program());
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = call.method().parameters().get(i);
      Value expected = call.expected().get(i);
      String description = "";
      String about = "";
      try {
        Value read = reader.read(parameter.shape(), arguments[i]);
        if (!read.equals(expected)) {
          Differences.Pair pair = Differences.first(expected, read);
          description = pair.toString();
          about = pair.about();
        }
      } catch (ClassCastException e) {
        description = e.toString();
        about = description;
      }
      if (!description.isEmpty()) {
        findings.add(call.finding(kind, i, whose + about, whose + description));
      }
    }
  }

  private void inline() {
    Inbox inbox = new Inbox();
    InlineQueue queue = new InlineQueue();
    try (Boilermaker<?> app = Boilermaker.builder(inbox).inline(queue).build()) {
      for (Call call : calls) {
        try {
          app.publish(call.task());
        } catch (RuntimeException e) {
          if (!call.mayBeRefused()) {
            findings.add(call.finding(Kind.INLINE_DIFFERS, String.valueOf(e)));
          }
          continue;
        }
        @Nullable Object @Nullable [] arguments = inbox.find(call.task().id());
        if (arguments == null) {
          findings.add(call.finding(Kind.INLINE_DIFFERS, "did not run: " + last(queue)));
        } else {
          compare(call, arguments, Kind.INLINE_DIFFERS, "");
        }
      }
    }
  }

  private static String last(InlineQueue queue) {
    List<InlineQueue.DeadLetter> letters = queue.deadLetters();
    return letters.isEmpty() ? "" : letters.get(letters.size() - 1).description();
  }
}
