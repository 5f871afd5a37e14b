package io.boilermaker.programs.change;

import io.boilermaker.Boilermaker;
import io.boilermaker.InlineQueue;
import io.boilermaker.Task;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.run.Inbox;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.ValueBuilder;
import io.boilermaker.programs.value.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker of a release, which messages are given to. */
final class Delivery implements AutoCloseable {

  private final ValueBuilder builder;
  private final ValueReader reader;
  private final Inbox inbox = new Inbox();
  private final InlineQueue queue = new InlineQueue();
  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
  private final Boilermaker<?> app;

  Delivery(Program program, String packageName, Release release) {
    this.builder = new ValueBuilder(program, release.classes(), packageName);
    this.reader = new ValueReader(program);
    // Where an application finds its tasks.
    Thread.currentThread().setContextClassLoader(release.classes());
    this.app = Boilermaker.builder(inbox).inline(queue).build();
  }

  /**
   * Gives a message to the worker.
   *
   * @param expected the arguments that should arrive; null for a default
   * @return what is wrong with what arrived; empty if nothing is
   */
  String wrong(Task task, TaskMethod method, List<@Nullable Value> expected) {
    try {
      app.publish(task);
    } catch (ArgumentException refused) {
      // Nothing was sent: a change may have made what no worker could read.
      return "";
    } catch (RuntimeException e) {
      return String.valueOf(e);
    }
    @Nullable Object @Nullable [] arrived = inbox.find(task.id());
    if (arrived == null) {
      List<InlineQueue.DeadLetter> letters = queue.deadLetters();
      return letters.isEmpty() ? "lost" : letters.get(letters.size() - 1).description();
    }
    return difference(method, expected, arrived);
  }

  private String difference(
      TaskMethod method, List<@Nullable Value> expected, @Nullable Object[] arrived) {
    for (int i = 0; i < arrived.length; i++) {
      Value right = expected.get(i);
      Parameter parameter = method.parameters().get(i);
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

  @Override
  public void close() {
    app.close();
    Thread.currentThread().setContextClassLoader(usual);
  }
}
