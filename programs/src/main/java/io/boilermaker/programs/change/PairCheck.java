package io.boilermaker.programs.change;

import io.boilermaker.Boilermaker;
import io.boilermaker.InlineQueue;
import io.boilermaker.Task;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.manifest.BreakingChange;
import io.boilermaker.manifest.Compatibility;
import io.boilermaker.programs.change.ChangeFinding.Kind;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.run.Inbox;
import io.boilermaker.programs.source.ProgramSource;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.ValueBuilder;
import io.boilermaker.programs.value.ValueReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Holds what the guard says of a change against what becomes of messages. */
final class PairCheck {

  /** Random ones, beside each edge alone. */
  private static final int MESSAGES = 8;

  private final Pair pair;
  private final Release before;
  private final Release now;
  private final Samples samples;
  private final ChangeCounts counts;

  PairCheck(Pair pair, Release before, Release now, Random random, ChangeCounts counts) {
    this.pair = pair;
    this.before = before;
    this.now = now;
    this.samples = new Samples(pair, before.classes(), random);
    this.counts = counts;
  }

  List<ChangeFinding> check() {
    List<ChangeFinding> findings = new ArrayList<>();
    for (TaskMethod was : pair.before().tasks()) {
      pair.next(was).flatMap(is -> check(was, is)).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<ChangeFinding> check(TaskMethod was, TaskMethod is) {
    String name = ProgramSource.nameInMessages(pair.packageName(), was.name());
    List<BreakingChange> breaks =
        Compatibility.breakingChanges(before.only(name), now.only(name), LocalDate.EPOCH);
    Judgement judgement = Judgement.of(pair, was, is, samples);
    boolean isWrong = !judgement.wrong().isEmpty();
    counts.judged(breaks.isEmpty(), isWrong, judgement.isUnknown());
    if (isWrong) {
      return breaks.isEmpty()
          ? Optional.of(finding(Kind.PASSES_AND_BREAKS, was, judgement.wrong()))
          : Optional.empty();
    }
    if (judgement.isUnknown()) {
      return Optional.empty();
    }
    return breaks.isEmpty()
        ? send(was, is)
        : Optional.of(finding(Kind.REFUSED_FOR_NOTHING, was, breaks.get(0).found()));
  }

  private ChangeFinding finding(Kind kind, TaskMethod task, String description) {
    return new ChangeFinding(pair, kind, task.name(), description);
  }

  /** Gives messages of the last release to the next. */
  private Optional<ChangeFinding> send(TaskMethod was, TaskMethod is) {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(now.classes());
    Inbox inbox = new Inbox();
    InlineQueue queue = new InlineQueue();
    try (Boilermaker<?> app = Boilermaker.builder(inbox).inline(queue).build()) {
      for (List<Value> values : messages(was)) {
        for (Sending sending : Sending.values()) {
          Task task = task(was, values, sending);
          if (task != null) {
            counts.sent();
            String wrong = wrong(app, queue, inbox, task, was, is, sending, values);
            if (!wrong.isEmpty() && wasReadable(task)) {
              return Optional.of(
                  finding(Kind.BINDS_OTHERWISE, was, sending + ": " + wrong + " " + values));
            }
          }
        }
      }
      return Optional.empty();
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  /** Returns whether the last release reads its own message; else no change is at fault. */
  private boolean wasReadable(Task task) {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(before.classes());
    Inbox inbox = new Inbox();
    try (Boilermaker<?> app = Boilermaker.builder(inbox).inline(new InlineQueue()).build()) {
      app.publish(task);
      return inbox.find(task.id()) != null;
    } catch (RuntimeException e) {
      return false;
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  /** Returns the arguments of messages: each edge beside plain values, and random ones. */
  private List<List<Value>> messages(TaskMethod task) {
    List<List<Value>> edges =
        task.parameters().stream().map(each -> samples.edges(each.shape())).toList();
    List<List<Value>> messages = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      for (Value edge : edges.get(i)) {
        List<Value> values = new ArrayList<>();
        edges.forEach(each -> values.add(each.get(0)));
        values.set(i, edge);
        messages.add(values);
      }
    }
    for (int i = 0; i < MESSAGES; i++) {
      List<Value> values = values(task);
      if (values.size() == task.parameters().size()) {
        messages.add(values);
      }
    }
    return messages;
  }

  /** Returns random arguments, or fewer if one of them may be refused. */
  private List<Value> values(TaskMethod task) {
    List<Value> values = new ArrayList<>();
    for (Parameter parameter : task.parameters()) {
      Value value = samples.next(parameter.shape());
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private String wrong(
      Boilermaker<?> app,
      InlineQueue queue,
      Inbox inbox,
      Task task,
      TaskMethod was,
      TaskMethod is,
      Sending sending,
      List<Value> values) {
    try {
      app.publish(task);
    } catch (RuntimeException e) {
      return String.valueOf(e);
    }
    @Nullable Object @Nullable [] arrived = inbox.find(task.id());
    if (arrived == null) {
      List<InlineQueue.DeadLetter> letters = queue.deadLetters();
      return letters.isEmpty() ? "lost" : letters.get(letters.size() - 1).description();
    }
    return difference(is, Judgement.expected(pair, was, is, sending, values), arrived);
  }

  private String difference(
      TaskMethod is, List<@Nullable Value> expected, @Nullable Object[] arrived) {
    ValueBuilder builder = new ValueBuilder(pair.now(), now.classes(), pair.packageName());
    ValueReader reader = new ValueReader(pair.now());
    for (int i = 0; i < arrived.length; i++) {
      Value right = expected.get(i);
      Parameter parameter = is.parameters().get(i);
      if (right != null) {
        Object built = builder.build(parameter.shape(), right);
        Value one = Normal.of(reader.read(parameter.shape(), built));
        Value other = Normal.of(reader.read(parameter.shape(), arrived[i]));
        if (!one.equals(other)) {
          return parameter.name() + " is " + other + ", not " + one;
        }
      }
    }
    return "";
  }

  /** Makes a message as the last release does, or another language does for it. */
  private @Nullable Task task(TaskMethod method, List<Value> values, Sending sending) {
    try {
      return sending == Sending.BY_STUB ? byStub(method, values) : named(method, values, sending);
    } catch (ArgumentException | UnknownFormException e) {
      return null;
    }
  }

  private Task named(TaskMethod method, List<Value> values, Sending sending) {
    PlainJson json = new PlainJson(new Types(pair.before()));
    List<@Nullable Object> args = new ArrayList<>();
    Map<String, @Nullable Object> kwargs = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Parameter parameter = method.parameters().get(i);
      if (!sending.isLeftOut(parameter)) {
        Object plain = PlainJson.objects(json.of(parameter.shape(), values.get(i)));
        if (sending.isByPosition(parameter)) {
          args.add(plain);
        } else {
          kwargs.put(parameter.nameInMessages(), plain);
        }
      }
    }
    return Task.named(
        ProgramSource.nameInMessages(pair.packageName(), method.name()), args, kwargs);
  }

  private Task byStub(TaskMethod method, List<Value> values) {
    ValueBuilder builder = new ValueBuilder(pair.before(), before.classes(), pair.packageName());
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      arguments.add(builder.build(method.parameters().get(i).shape(), values.get(i)));
    }
    String name = method.name();
    String stub = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Tasks";
    try {
      for (Method each :
          before.classes().loadClass(pair.packageName() + "." + stub).getDeclaredMethods()) {
        if (each.getName().equals("task") && each.getParameterCount() == arguments.size()) {
          each.setAccessible(true);
          return (Task) each.invoke(null, arguments.toArray());
        }
      }
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("no method 'task' in " + stub);
  }
}
