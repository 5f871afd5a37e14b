package com.example.roundtrip;

import io.boilermaker.Task;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A type of arguments.
 *
 * @param name what reports call it
 * @param values what is published of it
 * @param stub makes the task of a value
 */
record Shape<T>(String name, Arbitrary<T> values, Function<? super T, Task> stub) {

  /** One value on its way. */
  record Call(String shape, Object value, Task task) {

    @Override
    public String toString() {
      return shape + " " + Plain.of(value);
    }
  }

  private Arbitrary<Call> calls() {
    return values.map(value -> new Call(name, value, stub.apply(value)));
  }

  /** Lists of calls of any of these shapes. */
  static Arbitrary<List<Call>> calls(List<Shape<?>> shapes) {
    List<Arbitrary<Call>> each = shapes.stream().<Arbitrary<Call>>map(Shape::calls).toList();
    return Arbitraries.oneOf(each).list().ofMinSize(1).ofMaxSize(3 * shapes.size());
  }
}
