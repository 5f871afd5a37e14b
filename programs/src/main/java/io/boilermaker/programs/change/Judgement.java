package io.boilermaker.programs.change;

import io.boilermaker.programs.change.Sending.Binding;
import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.TaskMethod;
import io.boilermaker.programs.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the guard should say of a change of one task.
 *
 * @param wrong a message that has no right value in the next release; empty if there is none
 * @param isUnknown whether Jackson, or an order of the user's own, decides
 */
record Judgement(String wrong, boolean isUnknown) {

  /** Beside each edge alone. */
  private static final int RANDOM = 100;

  /** Finds out by many values. */
  static Judgement of(Pair pair, TaskMethod was, Samples samples) {
    Judgement all = new Judgement("", false);
    for (String name : was.namesInMessages()) {
      Judgement one =
          pair.reader(name)
              .map(is -> of(pair, was, is, samples))
              .orElseGet(() -> new Judgement("nobody reads " + name, false));
      if (!one.wrong().isEmpty()) {
        return one;
      }
      all = new Judgement("", all.isUnknown() || one.isUnknown());
    }
    return all;
  }

  private static Judgement of(Pair pair, TaskMethod was, TaskMethod is, Samples samples) {
    for (Sending sending : Sending.values()) {
      Binding binding = sending.bind(was, is);
      if (!binding.wrong().isEmpty()) {
        return new Judgement(binding.wrong(), false);
      }
    }
    Conversion conversion = new Conversion(pair.before(), pair.now());
    List<Integer> sources = Sending.BY_NAME.bind(was, is).sources();
    boolean isUnknown = false;
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) >= 0) {
        Shape from = was.parameters().get(sources.get(i)).shape();
        Judgement one = of(conversion, from, is.parameters().get(i), samples);
        if (!one.wrong().isEmpty()) {
          return one;
        }
        isUnknown |= one.isUnknown();
      }
    }
    return new Judgement("", isUnknown);
  }

  private static Judgement of(Conversion conversion, Shape from, Parameter to, Samples samples) {
    List<Value> values = new ArrayList<>(samples.edges(from));
    for (int n = 0; n < RANDOM; n++) {
      Stream.ofNullable(samples.next(from)).forEach(values::add);
    }
    boolean isUnknown = false;
    for (Value value : values) {
      try {
        if (conversion.of(from, value, to.shape()) == null) {
          return new Judgement(to.name() + ": " + value, false);
        }
      } catch (UnknownFormException e) {
        isUnknown = true;
      }
    }
    return new Judgement("", isUnknown);
  }

  /** Returns the arguments as they should arrive; null for a default. */
  static List<@Nullable Value> expected(
      Pair pair, TaskMethod was, TaskMethod is, Sending sending, List<Value> values) {
    Conversion conversion = new Conversion(pair.before(), pair.now());
    List<Integer> sources = sending.bind(was, is).sources();
    List<@Nullable Value> expected = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      int source = sources.get(i);
      expected.add(
          source < 0
              ? null
              : conversion.of(
                  was.parameters().get(source).shape(),
                  values.get(source),
                  is.parameters().get(i).shape()));
    }
    return expected;
  }
}
