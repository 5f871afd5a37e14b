package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.value.Refusals;
import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.ValueBuilder;
import io.boilermaker.programs.value.ValueGenerator;
import io.boilermaker.programs.value.ValueReader;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random values of the last release, as its objects hold them: of a set's elements each once. */
final class Samples {

  private final ValueGenerator generator;
  private final Refusals refusals;
  private final ValueBuilder builder;
  private final ValueReader reader;

  Samples(Pair pair, ClassLoader classes, Random random) {
    this.generator = new ValueGenerator(pair.before(), random);
    this.refusals = new Refusals(pair.before());
    this.builder = new ValueBuilder(pair.before(), classes, pair.packageName());
    this.reader = new ValueReader(pair.before());
  }

  /** Returns a value; null if the one that was made may be refused. */
  @Nullable Value next(Shape shape) {
    Value value = generator.value(shape);
    return refusals.mayRefuse(shape, value)
        ? null
        : reader.read(shape, builder.build(shape, value));
  }
}
