package com.example.roundtrip;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import java.util.List;

/** Primitives, and their boxes with null. */
final class PrimitiveTasks {

  static final List<Shape<?>> SHAPES =
      List.of(
          new Shape<>("boolean", Values.booleans(), BooleanValueTasks::task),
          new Shape<>("byte", Values.bytes(), ByteValueTasks::task),
          new Shape<>("short", Values.shorts(), ShortValueTasks::task),
          new Shape<>("int", Values.ints(), IntValueTasks::task),
          new Shape<>("long", Values.longs(), LongValueTasks::task),
          new Shape<>("float", Values.floats(), FloatValueTasks::task),
          new Shape<>("double", Values.doubles(), DoubleValueTasks::task),
          new Shape<>("char", Values.chars(), CharValueTasks::task),
          new Shape<>("Boolean", Values.orNull(Values.booleans()), BooleanBoxTasks::task),
          new Shape<>("Byte", Values.orNull(Values.bytes()), ByteBoxTasks::task),
          new Shape<>("Short", Values.orNull(Values.shorts()), ShortBoxTasks::task),
          new Shape<>("Integer", Values.orNull(Values.ints()), IntBoxTasks::task),
          new Shape<>("Long", Values.orNull(Values.longs()), LongBoxTasks::task),
          new Shape<>("Float", Values.orNull(Values.floats()), FloatBoxTasks::task),
          new Shape<>("Double", Values.orNull(Values.doubles()), DoubleBoxTasks::task),
          new Shape<>("Character", Values.orNull(Values.chars()), CharBoxTasks::task));

  private PrimitiveTasks() {}

  @BackgroundTask
  static void booleanValue(Received state, TaskContext task, boolean value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void byteValue(Received state, TaskContext task, byte value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void shortValue(Received state, TaskContext task, short value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void intValue(Received state, TaskContext task, int value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void longValue(Received state, TaskContext task, long value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void floatValue(Received state, TaskContext task, float value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void doubleValue(Received state, TaskContext task, double value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void charValue(Received state, TaskContext task, char value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void booleanBox(Received state, TaskContext task, Boolean value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void byteBox(Received state, TaskContext task, Byte value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void shortBox(Received state, TaskContext task, Short value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void intBox(Received state, TaskContext task, Integer value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void longBox(Received state, TaskContext task, Long value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void floatBox(Received state, TaskContext task, Float value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void doubleBox(Received state, TaskContext task, Double value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void charBox(Received state, TaskContext task, Character value) {
    state.put(task, value);
  }
}
