package io.boilermaker.benchmarks.hostile;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boilermaker.RetryException;
import io.boilermaker.annotations.BackgroundTask;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The good task, and the tasks that hostile messages are for, by what their arguments can hold. */
final class HostileTasks {

  private HostileTasks() {}

  /** An expression, nested as deep as a message may be. */
  sealed interface Expr permits Num, Add {}

  record Num(int v) implements Expr {}

  record Add(Expr l, Expr r) implements Expr {}

  record Point(int x, int y) {}

  record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}

  /** Is left to Jackson, with its type behind all that it has. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Folder.class, name = "folder"))
  interface Entry {}

  record Folder(String name, @Nullable Entry inner) implements Entry {}

  @BackgroundTask
  static void good(HostileApp app, long number, long publishedAt) {
    app.good(number, publishedAt);
  }

  @BackgroundTask
  static void expression(HostileApp app, Expr expression) {
    app.hostile("expression");
  }

  @BackgroundTask
  static void folders(HostileApp app, Entry entry) {
    app.hostile("folders");
  }

  @BackgroundTask
  static void pairs(HostileApp app, Set<List<Integer>> pairs) {
    app.hostile("pairs");
  }

  @BackgroundTask
  static void points(HostileApp app, Set<Point> points) {
    app.hostile("points");
  }

  @BackgroundTask
  static void names(HostileApp app, Map<String, Integer> names) {
    app.hostile("names");
  }

  /** Computes with what it is given, as tasks do. */
  @BackgroundTask
  static void price(HostileApp app, BigDecimal price) {
    app.hostile("price of " + price.add(BigDecimal.ONE).precision() + " digits");
  }

  @BackgroundTask
  static void count(HostileApp app, BigInteger count) {
    app.hostile("count");
  }

  @BackgroundTask
  static void money(HostileApp app, Money money) {
    app.hostile("money");
  }

  @BackgroundTask
  static void times(HostileApp app, List<Instant> instants, List<Duration> durations) {
    app.hostile("times");
  }

  @BackgroundTask
  static void anything(HostileApp app, Object value) {
    app.hostile("anything");
  }

  @BackgroundTask
  static void note(HostileApp app, String text) {
    app.hostile("note");
  }

  /** Asks for another run as long as it may. */
  @BackgroundTask
  static void again(HostileApp app) {
    app.hostile("again");
    throw new RetryException("again");
  }

  @BackgroundTask
  static void fails(HostileApp app, String text) {
    app.hostile("fails");
    throw new IllegalArgumentException("not " + text);
  }
}
