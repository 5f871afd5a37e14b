package io.boilermaker.manifest;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way to a value, such as {@code order.lines[]}.
 *
 * @param from the way to what holds the value; null for an argument
 * @param step the step from there to the value
 */
record ValuePath(@Nullable ValuePath from, String step) {

  ValuePath then(String next) {
    return new ValuePath(this, next);
  }

  @Override
  public String toString() {
    Deque<String> steps = new ArrayDeque<>();
    for (ValuePath path = this; path != null; path = path.from) {
      steps.push(path.step);
    }
    return String.join("", steps);
  }
}
