package com.example.roundtrip;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import java.time.LocalDate;
import java.util.List;

/** Arrays of primitives, of objects, and of arrays. */
final class ArrayTasks {

  static final List<Shape<?>> SHAPES =
      List.of(
          new Shape<>("boolean[]", Values.booleans().array(boolean[].class), BooleansTasks::task),
          new Shape<>("byte[]", Values.blobs(), BytesTasks::task),
          new Shape<>("short[]", Values.shorts().array(short[].class), ShortsTasks::task),
          new Shape<>("int[]", Values.ints().array(int[].class), IntsTasks::task),
          new Shape<>("long[]", Values.longs().array(long[].class), LongsTasks::task),
          new Shape<>("float[]", Values.floats().array(float[].class), FloatsTasks::task),
          new Shape<>("double[]", Values.doubles().array(double[].class), DoublesTasks::task),
          new Shape<>("char[]", Values.texts().map(String::toCharArray), CharsTasks::task),
          new Shape<>(
              "int[][]", Values.ints().array(int[].class).array(int[][].class), GridTasks::task),
          new Shape<>("byte[][]", Values.blobs().array(byte[][].class), BlobsTasks::task),
          new Shape<>(
              "String[]", Values.orNull(Values.texts()).array(String[].class), TextsTasks::task),
          new Shape<>(
              "Integer[][]",
              Values.orNull(Values.ints()).array(Integer[].class).array(Integer[][].class),
              BoxGridTasks::task),
          new Shape<>(
              "LocalDate...", Times.localDates().array(LocalDate[].class), DatesTasks::task),
          new Shape<>("List<int[]>", Values.ints().array(int[].class).list(), IntsListTasks::task));

  private ArrayTasks() {}

  @BackgroundTask
  static void booleans(Received state, TaskContext task, boolean[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void bytes(Received state, TaskContext task, byte[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void shorts(Received state, TaskContext task, short[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void ints(Received state, TaskContext task, int[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void longs(Received state, TaskContext task, long[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void floats(Received state, TaskContext task, float[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void doubles(Received state, TaskContext task, double[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void chars(Received state, TaskContext task, char[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void grid(Received state, TaskContext task, int[][] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void blobs(Received state, TaskContext task, byte[][] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void texts(Received state, TaskContext task, String[] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void boxGrid(Received state, TaskContext task, Integer[][] value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void dates(Received state, TaskContext task, LocalDate... value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void intsList(Received state, TaskContext task, List<int[]> value) {
    state.put(task, value);
  }
}
