package io.boilermaker.programs.change;

import io.boilermaker.Task;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.source.ProgramSource;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.ValueBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of a release. */
final class Messages {

  /** Random ones, beside each edge alone. */
  private static final int RANDOM = 8;

  private final Program program;
  private final String packageName;
  private final Release release;
  private final Samples samples;

  Messages(Program program, String packageName, Release release, Samples samples) {
    this.program = program;
    this.packageName = packageName;
    this.release = release;
    this.samples = samples;
  }

  /** Returns the arguments of messages: plain ones first, then each edge beside plain ones. */
  List<List<Value>> edges(TaskMethod task) {
    List<List<Value>> edges =
        task.parameters().stream().map(each -> samples.edges(each.shape())).toList();
    List<Value> plain = edges.stream().map(each -> each.get(0)).toList();
    List<List<Value>> messages = new ArrayList<>();
    messages.add(plain);
    for (int i = 0; i < edges.size(); i++) {
      for (Value edge : edges.get(i)) {
        List<Value> values = new ArrayList<>(plain);
        values.set(i, edge);
        messages.add(values);
      }
    }
    return messages;
  }

  /** Returns random arguments of messages. */
  List<List<Value>> random(TaskMethod task) {
    List<List<Value>> messages = new ArrayList<>();
    for (int i = 0; i < RANDOM; i++) {
      List<Value> values = new ArrayList<>();
      for (Parameter parameter : task.parameters()) {
        Value value = samples.next(parameter.shape());
        if (value != null) {
          values.add(value);
        }
      }
      // Else one of them may be refused.
      if (values.size() == task.parameters().size()) {
        messages.add(values);
      }
    }
    return messages;
  }

  /**
   * Makes a message as the release does, or another language does for it; null if the call is
   * refused, or if Jackson decides what it is.
   */
  @Nullable Task task(TaskMethod method, String name, List<Value> values, Sending sending) {
    try {
      return sending == Sending.BY_STUB
          ? byStub(method, values)
          : named(method, name, values, sending);
    } catch (ArgumentException | UnknownFormException e) {
      return null;
    }
  }

  private Task named(TaskMethod method, String name, List<Value> values, Sending sending) {
    PlainJson json = new PlainJson(new Types(program));
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
    return Task.named(ProgramSource.nameInMessages(packageName, name), args, kwargs);
  }

  private Task byStub(TaskMethod method, List<Value> values) {
    ValueBuilder builder = new ValueBuilder(program, release.classes(), packageName);
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      arguments.add(builder.build(method.parameters().get(i).shape(), values.get(i)));
    }
    try {
      for (Method each :
          release.classes().loadClass(packageName + "." + method.stub()).getDeclaredMethods()) {
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
    throw new IllegalStateException("no method 'task' in " + method.stub());
  }
}
