package com.example.roundtrip;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Enums, records, sealed hierarchies, and classes that Jackson builds. */
final class TypeTasks {

  static final List<Shape<?>> SHAPES =
      List.of(
          new Shape<>("enum", Values.orNull(Types.levels()), LevelValueTasks::task),
          new Shape<>("@JsonValue", Types.codes(), CodeValueTasks::task),
          new Shape<>("renamed constant", Types.renamed(), RenamedValueTasks::task),
          new Shape<>("record", Types.scalars(), ScalarsValueTasks::task),
          new Shape<>("nested records", Types.orders(), OrderValueTasks::task),
          new Shape<>(
              "generic record",
              Types.pairs(Values.uuids(), Types.pairs(Values.longs(), Times.localDates().list())),
              PairValueTasks::task),
          new Shape<>("recursive record", Types.nodes(), NodeValueTasks::task),
          new Shape<>("sealed", Types.expressions(), ExpressionValueTasks::task),
          new Shape<>("part of sealed", Types.binaries(), BinaryValueTasks::task),
          new Shape<>(
              "sealed in map",
              Types.expressions().map(e -> Map.of("e", e)),
              ExpressionMapTasks::task),
          new Shape<>("generic sealed", Types.choices(Values.uuids()), ChoiceValueTasks::task),
          new Shape<>("@JsonTypeInfo", Types.figures(), FigureValueTasks::task),
          new Shape<>("@JsonCreator", Types.money().list(), MoneyListTasks::task),
          new Shape<>(
              "@Default",
              Types.pairs(Values.texts(), Values.ints()),
              p -> WithDefaultTasks.task(p.first(), p.second())));

  private TypeTasks() {}

  @BackgroundTask
  static void withDefault(Received state, TaskContext task, String text, @Default("7") int number) {
    state.put(task, new Types.Pair<>(text, number));
  }

  @BackgroundTask
  static void levelValue(Received state, TaskContext task, Types.Level value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void codeValue(Received state, TaskContext task, Types.Code value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void renamedValue(Received state, TaskContext task, Types.Renamed value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void scalarsValue(Received state, TaskContext task, Types.Scalars value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void orderValue(Received state, TaskContext task, Types.Order value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void pairValue(
      Received state, TaskContext task, Types.Pair<UUID, Types.Pair<Long, List<LocalDate>>> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void nodeValue(Received state, TaskContext task, Types.Node value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void expressionValue(Received state, TaskContext task, Types.Expression value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void binaryValue(Received state, TaskContext task, Types.Binary value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void expressionMap(Received state, TaskContext task, Map<String, Types.Expression> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void choiceValue(Received state, TaskContext task, Types.Choice<UUID> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void figureValue(Received state, TaskContext task, Types.Figure value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void moneyList(Received state, TaskContext task, List<Types.Money> value) {
    state.put(task, value);
  }
}
