package com.example.roundtrip;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Texts, exact numbers, and plain JSON. */
final class ValueTasks {

  static final List<Shape<?>> SHAPES =
      List.of(
          new Shape<>("String", Values.orNull(Values.texts()), TextTasks::task),
          new Shape<>("BigInteger", Values.bigIntegers(), BigIntegerValueTasks::task),
          new Shape<>("BigDecimal", Values.bigDecimals(), BigDecimalValueTasks::task),
          new Shape<>("UUID", Values.uuids(), UuidValueTasks::task),
          new Shape<>("URI", Values.uris(), UriValueTasks::task),
          new Shape<>("Locale", Values.locales(), LocaleValueTasks::task),
          new Shape<>("Object", Values.json(), JsonValueTasks::task));

  private ValueTasks() {}

  @BackgroundTask
  static void text(Received state, TaskContext task, String value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void bigIntegerValue(Received state, TaskContext task, BigInteger value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void bigDecimalValue(Received state, TaskContext task, BigDecimal value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void uuidValue(Received state, TaskContext task, UUID value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void uriValue(Received state, TaskContext task, URI value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void localeValue(Received state, TaskContext task, Locale value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void jsonValue(Received state, TaskContext task, Object value) {
    state.put(task, value);
  }
}
