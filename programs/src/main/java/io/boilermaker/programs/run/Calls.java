package io.boilermaker.programs.run;

import io.boilermaker.Task;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.run.Finding.Kind;
import io.boilermaker.programs.source.ProgramSource;
import io.boilermaker.programs.value.Refusals;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.ValueBuilder;
import io.boilermaker.programs.value.ValueGenerator;
import io.boilermaker.programs.value.ValueReader;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Calls the stubs of one program with random values. */
final class Calls {

  private final Sample sample;
  private final ClassLoader classes;
  private final ValueBuilder builder;
  private final ValueReader reader;
  private final Refusals refusals;
  private final ValueGenerator generator;
  private final List<Call> made = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private int refused;

  Calls(Sample sample, ClassLoader classes, Random random) {
    this.sample = sample;
    this.classes = classes;
    this.builder = new ValueBuilder(sample.program(), classes, sample.packageName());
    this.reader = new ValueReader(sample.program());
    this.refusals = new Refusals(sample.program());
    this.generator = new ValueGenerator(sample.program(), random);
  }

  /** Calls each task some times. */
  Calls make(int times) {
    for (TaskMethod method : sample.program().tasks()) {
      for (int i = 0; i < times; i++) {
        call(method);
      }
    }
    return this;
  }

  List<Call> made() {
    return made;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Returns how many calls were refused, and rightly. */
  int refused() {
    return refused;
  }

  private void call(TaskMethod method) {
    List<Value> values = new ArrayList<>();
    List<Value> expected = new ArrayList<>();
    List<@Nullable Object> objects = new ArrayList<>();
    List<@Nullable Object> twins = new ArrayList<>();
    boolean mayBeRefused = false;
    for (Parameter parameter : method.parameters()) {
      Shape shape = parameter.shape();
      Value value = generator.value(shape);
      @Nullable Object object = builder.build(shape, value);
      values.add(value);
      objects.add(object);
      twins.add(builder.wrap(ProgramSource.twinType(method, parameter), object));
      expected.add(reader.read(shape, object));
      mayBeRefused |= refusals.mayRefuse(shape, value);
    }
    try {
      Task task = task(method.name(), objects);
      boolean hasTwin = !mayBeRefused && !objects.isEmpty();
      Task twin = hasTwin ? task(method.name() + ProgramSource.TWIN, twins) : null;
      made.add(new Call(sample, method, values, expected, mayBeRefused, task, twin));
    } catch (ArgumentException e) {
      refused(method, values, e, mayBeRefused);
    } catch (RuntimeException | LinkageError e) {
      add(method, values, Kind.CALL_FAILED, String.valueOf(e));
    }
  }

  private void refused(
      TaskMethod method, List<Value> values, ArgumentException e, boolean mayBeRefused) {
    String message = String.valueOf(e.getMessage());
    boolean isNamed =
        method.parameters().stream().anyMatch(p -> message.contains(p.nameInMessages()));
    if (!mayBeRefused) {
      add(method, values, Kind.CALL_REFUSED, message);
    } else if (!isNamed) {
      add(method, values, Kind.CALL_REFUSED, "without the name of the argument: " + message);
    } else {
      refused++;
    }
  }

  private void add(TaskMethod method, List<Value> values, Kind kind, String description) {
    findings.add(new Finding(sample, kind, method.name(), description, values.toString()));
  }

  /** Calls a stub as a user would. */
  private Task task(String method, List<@Nullable Object> arguments) {
    String stub = Character.toUpperCase(method.charAt(0)) + method.substring(1) + "Tasks";
    try {
      for (Method each :
          classes.loadClass(sample.packageName() + "." + stub).getDeclaredMethods()) {
        if (each.getName().equals("task") && each.getParameterCount() == arguments.size()) {
          return (Task) Invocation.call(each, arguments.toArray());
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("no method 'task' in " + stub);
  }
}
