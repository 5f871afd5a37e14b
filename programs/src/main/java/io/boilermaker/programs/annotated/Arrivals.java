package io.boilermaker.programs.annotated;

import io.boilermaker.Boilermaker;
import io.boilermaker.InlineQueue;
import io.boilermaker.Task;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.programs.run.Inbox;
import io.boilermaker.programs.run.Invocation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A worker of one release, which values are sent to. */
final class Arrivals implements AutoCloseable {

  private final Inbox inbox = new Inbox();
  private final InlineQueue queue = new InlineQueue();
  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
  private final Boilermaker<?> app;

  /**
   * @param classes where the worker finds its tasks
   */
  Arrivals(ClassLoader classes) {
    Thread.currentThread().setContextClassLoader(classes);
    this.app = Boilermaker.builder(inbox).inline(queue).build();
  }

  /**
   * What became of a value.
   *
   * @param sent null if the call was refused
   * @param arrived null if nothing did
   * @param failure what happened instead; empty if it arrived, or was refused rightly
   */
  record Arrival(@Nullable Object sent, @Nullable Object arrived, String failure) {

    boolean isRefused() {
      return sent == null && failure.isEmpty();
    }
  }

  /** Sends each sample of a program by its stub. */
  List<Arrival> send(String packageName, ClassLoader classes) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Object value : samples(packageName, classes)) {
      arrivals.add(send(packageName, classes, value));
    }
    return arrivals;
  }

  private Arrival send(String packageName, ClassLoader classes, Object value) {
    try {
      Task task = (Task) Invocation.call(stub(packageName, classes), value);
      app.publish(task);
      @Nullable Object @Nullable [] arrived = inbox.find(task.id());
      if (arrived != null) {
        return new Arrival(value, arrived[0], "");
      }
      List<InlineQueue.DeadLetter> letters = queue.deadLetters();
      return new Arrival(value, null, letters.get(letters.size() - 1).description());
    } catch (ArgumentException e) {
      return new Arrival(null, null, "");
    } catch (RuntimeException | LinkageError e) {
      return new Arrival(value, null, "the call failed: " + e);
    }
  }

  /** Returns the values that can be made. */
  private static List<Object> samples(String packageName, ClassLoader classes) {
    List<?> samples =
        (List<?>) Invocation.call(method(packageName + ".Tasks", "samples", 0, classes));
    return samples.stream().flatMap(each -> made((Callable<?>) each)).toList();
  }

  // The annotated code is the user's, and may refuse a value.
  @SuppressWarnings("UnusedException")
  private static Stream<Object> made(Callable<?> sample) {
    try {
      return Stream.of((Object) sample.call());
    } catch (Exception e) {
      return Stream.empty();
    }
  }

  private static Method stub(String packageName, ClassLoader classes) {
    return method(packageName + ".TaskTasks", "task", 1, classes);
  }

  private static Method method(String type, String name, int parameters, ClassLoader classes) {
    try {
      for (Method each : classes.loadClass(type).getDeclaredMethods()) {
        if (each.getName().equals(name) && each.getParameterCount() == parameters) {
          return each;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("no method " + name + " in " + type);
  }

  @Override
  public void close() {
    app.close();
    Thread.currentThread().setContextClassLoader(usual);
  }
}
