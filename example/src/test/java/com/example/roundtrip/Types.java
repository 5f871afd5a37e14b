package com.example.roundtrip;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Types of a user's own. */
final class Types {

  private Types() {}

  /** Constants with bodies, and a text that is not their name. */
  enum Level {
    LOW {
      @Override
      int weight() {
        return 1;
      }
    },
    HIGH {
      @Override
      int weight() {
        return 2;
      }
    },
    NONE;

    int weight() {
      return 0;
    }

    @Override
    public String toString() {
      return "level " + weight();
    }
  }

  /** With texts of its own. */
  enum Code {
    FIRST("1"),
    SECOND("two \u20ac \"quoted\"");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    @JsonValue
    String text() {
      return text;
    }
  }

  /** Jackson serves it, since the name stands on the constant. */
  enum Renamed {
    @JsonProperty("x-y")
    XY,
    Z
  }

  record Empty() {}

  record Scalars(
      boolean a, byte b, short c, int d, long e, float f, double g, char h, Integer i, String j) {}

  record Line(@JsonProperty("sku-no") String sku, int[] counts, byte[] blob, BigDecimal price) {}

  record Order(
      UUID id,
      List<Line> lines,
      Map<Level, Set<Code>> tags,
      Optional<Instant> due,
      OptionalInt rank,
      Renamed renamed) {}

  record Pair<A, B>(A first, B second) {}

  record Node(String value, List<Node> children, Node up) {}

  sealed interface Expression {}

  record Number(long value) implements Expression {}

  record Nothing() implements Expression {}

  sealed interface Binary extends Expression {}

  record Sum(Expression left, Expression right) implements Binary {}

  record Product(List<Expression> factors) implements Binary {}

  sealed interface Choice<T> {}

  record One<T>(T value) implements Choice<T> {}

  record Many<T>(List<T> values) implements Choice<T> {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  interface Figure {}

  record Circle(double radius) implements Figure {}

  record Square(int side, Optional<String> name) implements Figure {}

  /** Jackson builds it. */
  static final class Money {
    private final BigDecimal amount;
    private final Instant at;

    @JsonCreator
    Money(@JsonProperty("amount") BigDecimal amount, @JsonProperty("at") Instant at) {
      this.amount = amount;
      this.at = at;
    }

    @JsonProperty
    BigDecimal amount() {
      return amount;
    }

    @JsonProperty
    Instant at() {
      return at;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Money money && amount.equals(money.amount) && at.equals(money.at);
    }

    @Override
    public int hashCode() {
      return amount.hashCode();
    }

    @Override
    public String toString() {
      return amount + " at " + at;
    }
  }

  static Arbitrary<Level> levels() {
    return Arbitraries.of(Level.class);
  }

  static Arbitrary<Code> codes() {
    return Arbitraries.of(Code.class);
  }

  static Arbitrary<Renamed> renamed() {
    return Arbitraries.of(Renamed.class);
  }

  static Arbitrary<Scalars> scalars() {
    return Combinators.combine(
            Combinators.combine(Values.booleans(), Values.bytes(), Values.shorts())
                .as((a, b, c) -> new Scalars(a, b, c, 0, 0, 0, 0, 'x', null, null)),
            Values.ints(),
            Values.longs(),
            Values.floats(),
            Values.doubles(),
            Values.chars(),
            Values.orNull(Values.ints()),
            Values.orNull(Values.texts()))
        .as((s, d, e, f, g, h, i, j) -> new Scalars(s.a, s.b, s.c, d, e, f, g, h, i, j));
  }

  private static Arbitrary<Line> lines() {
    return Combinators.combine(
            Values.orNull(Values.texts()),
            Values.ints().array(int[].class).ofMaxSize(4),
            Values.orNull(Values.blobs()),
            Values.bigDecimals())
        .as(Line::new);
  }

  static Arbitrary<Order> orders() {
    return Combinators.combine(
            Values.uuids(),
            Values.orNull(lines()).list().ofMaxSize(4),
            Arbitraries.maps(levels(), codes().set()),
            Times.instants().optional(),
            Values.ints().optional(),
            Values.orNull(renamed()))
        .as(
            (id, lines, tags, due, rank, renamed) ->
                new Order(
                    id,
                    lines,
                    tags,
                    due,
                    rank.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                    renamed));
  }

  static <A, B> Arbitrary<Pair<A, B>> pairs(Arbitrary<A> first, Arbitrary<B> second) {
    return Combinators.combine(first, second).as(Pair::new);
  }

  static Arbitrary<Node> nodes() {
    return nodes(3);
  }

  private static Arbitrary<Node> nodes(int depth) {
    Arbitrary<List<Node>> children =
        depth == 0 ? Arbitraries.just(List.of()) : nodes(depth - 1).list().ofMaxSize(2);
    Arbitrary<Node> up = depth == 0 ? Arbitraries.just(null) : Values.orNull(nodes(depth - 1));
    return Combinators.combine(Values.texts(), children, up).as(Node::new);
  }

  static Arbitrary<Expression> expressions() {
    return expressions(3);
  }

  private static Arbitrary<Expression> expressions(int depth) {
    Arbitrary<Expression> leaves =
        Arbitraries.oneOf(Values.longs().map(Number::new), Arbitraries.create(Nothing::new));
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Expression> inner = expressions(depth - 1);
    return Arbitraries.oneOf(
        leaves,
        Combinators.combine(inner, Values.orNull(inner)).as(Sum::new),
        inner.list().ofMaxSize(3).map(Product::new));
  }

  static Arbitrary<Binary> binaries() {
    return Combinators.combine(expressions(2), expressions(2)).as(Sum::new);
  }

  static <T> Arbitrary<Choice<T>> choices(Arbitrary<T> values) {
    return Arbitraries.oneOf(values.map(One::new), values.list().ofMaxSize(4).map(Many::new));
  }

  static Arbitrary<Figure> figures() {
    return Arbitraries.oneOf(
        Values.doubles().map(Circle::new),
        Combinators.combine(Values.ints(), Values.texts().optional()).as(Square::new));
  }

  static Arbitrary<Money> money() {
    return Combinators.combine(Values.bigDecimals(), Times.instants()).as(Money::new);
  }
}
