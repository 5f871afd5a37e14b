package io.boilermaker.programs.change;

import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.Value.Bag;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values without what a change may change: the order of elements, the type of a number. */
final class Normal {

  private Normal() {}

  static Value of(Value value) {
    if (value instanceof Scalar scalar && scalar.value() instanceof Number number) {
      return new Scalar(new BigDecimal(number.toString()).stripTrailingZeros());
    } else if (value instanceof Sequence sequence) {
      return sorted(sequence.elements());
    } else if (value instanceof Bag bag) {
      return sorted(bag.elements());
    } else if (value instanceof Entries entries) {
      Map<Value, Value> all = new LinkedHashMap<>();
      entries.entries().forEach((key, each) -> all.put(of(key), of(each)));
      return new Entries(all);
    } else if (value instanceof Instance instance) {
      List<Value> components = instance.components().stream().map(Normal::of).toList();
      return new Instance(instance.type(), components);
    }
    return value;
  }

  private static Value sorted(Collection<Value> values) {
    return new Sequence(
        values.stream()
            .map(Normal::of)
            .sorted(java.util.Comparator.comparing(Value::toString))
            .toList());
  }
}
