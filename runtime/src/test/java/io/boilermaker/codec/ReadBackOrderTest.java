package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a class left to Jackson makes of the order, the digits and the rest of its values. */
class ReadBackOrderTest {

  static final class Place {
    private final double[] point;

    Place(double... point) {
      this.point = point;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Place of(double[] point) {
      return new Place(point[0], point[1]);
    }

    @JsonValue
    double[] point() {
      return new double[] {point[1], point[0]};
    }
  }

  static final class Stack {
    private final Deque<String> elements = new ArrayDeque<>();

    @JsonCreator
    static Stack of(@JsonProperty("elements") List<String> elements) {
      var stack = new Stack();
      elements.forEach(stack.elements::push);
      return stack;
    }

    public List<String> getElements() {
      return List.copyOf(elements);
    }
  }

  @JsonPropertyOrder
  record Sorting(@JsonDeserialize(as = TreeSet.class) Collection<String> texts) {}

  @JsonPropertyOrder
  record Sets(
      Set<String> plain, SortedSet<String> sorted, Collection<Integer> any, List<Set<Long>> many) {}

  // N-C29
  @Test
  void the_order_of_a_list_or_array_counts() throws IOException {
    refused(new TypeReference<>() {}, new Place(1, 2), "is read as another value (at /0)");
    passes(new TypeReference<>() {}, new Place(1, 1));
    refused(
        new TypeReference<>() {},
        List.of(Stack.of(List.of("a", "b"))),
        "is read as another value (at /0/elements/0)");
    passes(new TypeReference<>() {}, Stack.of(List.of("a")));
    refused(
        new TypeReference<>() {},
        new Sorting(List.of("b", "a")),
        "is read as another value (at /texts/0)");
    passes(new TypeReference<>() {}, new Sorting(List.of("a", "b")));
    passes(new TypeReference<>() {}, new Sorting(new LinkedHashSet<>(List.of("b", "a"))));
  }

  @Test
  void the_order_of_a_set_does_not() throws IOException {
    SortedSet<String> reverse = new TreeSet<>(Comparator.reverseOrder());
    reverse.addAll(List.of("a", "b", "c"));
    var grown = new HashSet<Long>();
    for (long i = 1_000; i >= 0; i--) {
      grown.add(i * 977);
    }
    grown.removeIf(each -> each > 100_000);
    passes(
        new TypeReference<>() {},
        new Sets(
            reverse, reverse, new HashSet<>(Set.of(70_000, 3, 500)), List.of(grown, Set.of())));
    passes(
        new TypeReference<Map<String, Sets>>() {},
        Map.of("k", new Sets(grown(), reverse, new ArrayList<>(List.of(2, 1)), List.of())));
  }

  private static Set<String> grown() {
    var grown = new HashSet<String>();
    for (int i = 0; i < 40; i++) {
      grown.add("text " + i);
    }
    grown.removeIf(each -> each.endsWith("7"));
    return grown;
  }

  static final class Stripped {
    private BigDecimal amount = BigDecimal.ZERO;

    @JsonProperty
    public void setAmount(BigDecimal amount) {
      this.amount = amount.signum() == 0 ? amount : amount.stripTrailingZeros();
    }

    @JsonProperty
    public BigDecimal getAmount() {
      return amount;
    }

    static Stripped of(String amount) {
      var stripped = new Stripped();
      stripped.amount = new BigDecimal(amount);
      return stripped;
    }
  }

  // C-06
  @Test
  void the_scale_of_a_decimal_counts() throws IOException {
    refused(new TypeReference<>() {}, Stripped.of("1.50"), "another value (at /amount)");
    passes(new TypeReference<>() {}, Stripped.of("1.5"));
    passes(new TypeReference<>() {}, Stripped.of("0.00"));
  }

  static final class Money {
    private final int amount;
    private final String currency;

    Money(int amount, String currency) {
      this.amount = amount;
      this.currency = currency;
    }

    @JsonCreator
    static Money of(int amount) {
      return new Money(amount, "EUR");
    }

    @JsonValue
    int amount() {
      return amount;
    }

    public String getCurrency() {
      return currency;
    }
  }

  static final class Id {
    private final String text;

    @JsonCreator
    Id(String text) {
      this.text = text;
    }

    @JsonValue
    @Override
    public String toString() {
      return text;
    }
  }

  @JsonPropertyOrder
  record Both(List<Money> moneys, Id id) {}

  // N-C29
  @Test
  void what_a_getter_shows_beside_the_value_of_a_class_counts() throws IOException {
    passes(new TypeReference<>() {}, new Both(List.of(new Money(5, "EUR")), new Id("a")));
    refused(
        new TypeReference<>() {},
        new Both(List.of(new Money(5, "USD")), new Id("a")),
        "is read as another value (at /moneys/0/currency)");
    refused(new TypeReference<>() {}, new Money(5, "USD"), "another value (at /currency)");
  }
}
