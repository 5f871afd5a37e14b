package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.value.EdgeValues;
import io.boilermaker.programs.value.Refusals;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.ValueBuilder;
import io.boilermaker.programs.value.ValueGenerator;
import io.boilermaker.programs.value.ValueReader;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of the last release, as its objects hold them: of a set's elements each once. Each edge of
 * each place is among them, and random ones with many edges at once.
 */
final class Samples {

  private final ValueGenerator generator;
  private final EdgeValues edges;
  private final Refusals refusals;
  private final ValueBuilder builder;
  private final ValueReader reader;

  Samples(Program program, String packageName, ClassLoader classes, Random random) {
    this.generator = new ValueGenerator(program, random);
    this.edges = new EdgeValues(program);
    this.refusals = new Refusals(program);
    this.builder = new ValueBuilder(program, classes, packageName);
    this.reader = new ValueReader(program);
  }

  /** Returns the values that are at one edge each, the plainest first. */
  List<Value> edges(Shape shape) {
    return edges.of(shape).stream().flatMap(each -> Stream.ofNullable(held(shape, each))).toList();
  }

  /** Returns a random value; null if the one that was made may be refused. */
  @Nullable Value next(Shape shape) {
    return held(shape, generator.value(shape));
  }

  private @Nullable Value held(Shape shape, Value value) {
    if (refusals.mayRefuse(shape, value)) {
      return null;
    }
    try {
      return reader.read(shape, builder.build(shape, value));
    } catch (ClassCastException e) {
      // A sorted set of what has lost its order, in a class left to Jackson, takes no element.
      return null;
    }
  }
}
