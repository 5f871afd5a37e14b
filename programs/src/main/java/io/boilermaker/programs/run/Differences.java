package io.boilermaker.programs.run;

import io.boilermaker.programs.value.Value;
import io.boilermaker.programs.value.Value.Entries;
import io.boilermaker.programs.value.Value.Instance;
import io.boilermaker.programs.value.Value.Scalar;
import io.boilermaker.programs.value.Value.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Finds the smallest part in which two values differ. */
final class Differences {

  private Differences() {}

  /** Two values that differ. */
  record Pair(Value sent, Value arrived) {

    /** Returns what other pairs that differ alike have as well. */
    String about() {
      return type(sent) + " to " + type(arrived);
    }

    @Override
    public String toString() {
      return "sent " + show(sent) + ", arrived " + show(arrived);
    }
  }

  static Pair first(Value sent, Value arrived) {
    List<Value> ours = parts(sent);
    List<Value> theirs = parts(arrived);
    if (sent.getClass() == arrived.getClass() && ours.size() == theirs.size()) {
      for (int i = 0; i < ours.size(); i++) {
        if (!ours.get(i).equals(theirs.get(i))) {
          return first(ours.get(i), theirs.get(i));
        }
      }
    }
    return new Pair(sent, arrived);
  }

  private static List<Value> parts(Value value) {
    if (value instanceof Sequence sequence) {
      return sequence.elements();
    } else if (value instanceof Instance instance) {
      return instance.components();
    }
    List<Value> parts = new ArrayList<>();
    if (value instanceof Entries entries) {
      entries
          .entries()
          .forEach(
              (key, each) -> {
                parts.add(key);
                parts.add(each);
              });
    }
    return parts;
  }

  private static String type(Value value) {
    return value instanceof Scalar scalar
        ? scalar.value().getClass().getSimpleName()
        : value.getClass().getSimpleName();
  }

  private static String show(Value value) {
    String text = value.toString();
    return type(value) + " " + (text.length() > 200 ? text.substring(0, 200) + "…" : text);
  }
}
