package io.boilermaker.programs.cost;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How large the numbers of arguments are once a task has added one to them. */
final class Size {

  private static final double BITS_OF_DIGIT = 3.33;

  private Size() {}

  /** Returns the bytes of the largest number. Only those in collections and optionals are found. */
  static double ofLargestNumber(List<@Nullable Object> arguments) {
    double largest = 0;
    Deque<Object> left = new ArrayDeque<>();
    arguments.forEach(each -> add(left, each));
    while (!left.isEmpty()) {
      Object value = left.pop();
      if (value instanceof BigDecimal number) {
        largest = Math.max(largest, digits(number) * BITS_OF_DIGIT / Byte.SIZE);
      } else if (value instanceof Map<?, ?> map) {
        map.keySet().forEach(each -> add(left, each));
        map.values().forEach(each -> add(left, each));
      } else if (value instanceof Iterable<?> all) {
        all.forEach(each -> add(left, each));
      } else if (value instanceof Optional<?> held) {
        held.ifPresent(each -> add(left, each));
      } else if (value instanceof Object[] all) {
        Arrays.asList(all).forEach(each -> add(left, each));
      }
    }
    return largest;
  }

  private static void add(Deque<Object> left, @Nullable Object value) {
    if (value != null) {
      left.push(value);
    }
  }

  /** Returns the digits of a sum with one: a number is written in full for it. */
  private static long digits(BigDecimal number) {
    return Math.max(number.precision(), Math.abs((long) number.scale()));
  }
}
