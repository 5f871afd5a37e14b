package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Records as users write them, and their codecs as the processor does. */
final class Orders {

  private Orders() {}

  record Customer(String name, int age) {
    Customer {
      if (age < 0) {
        throw new IllegalArgumentException("no such age: " + age + " of " + name);
      }
    }
  }

  record Item(String sku, double price) {}

  record Order(Customer customer, List<Item> items, Optional<String> note) {}

  record Pair<A, B>(A first, B second) {}

  /** Contains itself. */
  record Tree(String label, List<Tree> children) {}

  record Empty() {}

  static final class CustomerCodec extends RecordCodec<Customer> {
    private static final Parameter<String> NAME = Parameter.required("name", Codecs.STRING);
    private static final Parameter<Integer> AGE = Parameter.required("age", Codecs.INT);

    static final CustomerCodec INSTANCE = new CustomerCodec();

    private CustomerCodec() {
      super(NAME, AGE);
    }

    @Override
    protected void writeComponents(JsonGenerator out, Customer value) throws IOException {
      NAME.writeField(out, value.name());
      AGE.writeField(out, value.age());
    }

    @Override
    protected Customer create(Arguments values) {
      return new Customer(values.get(NAME), values.get(AGE));
    }
  }

  static final class ItemCodec extends RecordCodec<Item> {
    private static final Parameter<String> SKU = Parameter.required("sku", Codecs.STRING);
    private static final Parameter<Double> PRICE = Parameter.required("price", Codecs.DOUBLE);

    static final ItemCodec INSTANCE = new ItemCodec();

    private ItemCodec() {
      super(SKU, PRICE);
    }

    @Override
    protected void writeComponents(JsonGenerator out, Item value) throws IOException {
      SKU.writeField(out, value.sku());
      PRICE.writeField(out, value.price());
    }

    @Override
    protected Item create(Arguments values) {
      return new Item(values.get(SKU), values.get(PRICE));
    }
  }

  static final class OrderCodec extends RecordCodec<Order> {
    private static final Parameter<Customer> CUSTOMER =
        Parameter.required("customer", CustomerCodec.INSTANCE);
    private static final Parameter<List<Item>> ITEMS =
        Parameter.required("items", Codecs.listOf(ItemCodec.INSTANCE));
    private static final Parameter<Optional<String>> NOTE =
        Parameter.optional("note", Codecs.optionalOf(Codecs.STRING), Optional.empty());

    static final OrderCodec INSTANCE = new OrderCodec();

    private OrderCodec() {
      super(CUSTOMER, ITEMS, NOTE);
    }

    @Override
    protected void writeComponents(JsonGenerator out, Order value) throws IOException {
      CUSTOMER.writeField(out, value.customer());
      ITEMS.writeField(out, value.items());
      NOTE.writeField(out, value.note());
    }

    @Override
    protected Order create(Arguments values) {
      return new Order(values.get(CUSTOMER), values.get(ITEMS), values.get(NOTE));
    }
  }

  static final class PairCodec<A, B> extends RecordCodec<Pair<A, B>> {
    private final Parameter<A> first;
    private final Parameter<B> second;

    PairCodec(Codec<A> first, Codec<B> second) {
      this(Parameter.required("first", first), Parameter.required("second", second));
    }

    private PairCodec(Parameter<A> first, Parameter<B> second) {
      super(first, second);
      this.first = first;
      this.second = second;
    }

    @Override
    protected void writeComponents(JsonGenerator out, Pair<A, B> value) throws IOException {
      first.writeField(out, value.first());
      second.writeField(out, value.second());
    }

    @Override
    protected Pair<A, B> create(Arguments values) {
      return new Pair<>(values.get(first), values.get(second));
    }
  }

  static final class TreeCodec extends RecordCodec<Tree> {
    private static final Parameter<String> LABEL = Parameter.required("label", Codecs.STRING);
    private static final Parameter<List<Tree>> CHILDREN =
        Parameter.required("children", Codecs.listOf(Codecs.lazy(() -> TreeCodec.INSTANCE)));

    static final TreeCodec INSTANCE = new TreeCodec();

    private TreeCodec() {
      super(LABEL, CHILDREN);
    }

    @Override
    protected void writeComponents(JsonGenerator out, Tree value) throws IOException {
      LABEL.writeField(out, value.label());
      CHILDREN.writeField(out, value.children());
    }

    @Override
    protected Tree create(Arguments values) {
      return new Tree(values.get(LABEL), values.get(CHILDREN));
    }
  }

  static final class EmptyCodec extends RecordCodec<Empty> {
    static final EmptyCodec INSTANCE = new EmptyCodec();

    private EmptyCodec() {
      super();
    }

    @Override
    protected void writeComponents(JsonGenerator out, Empty value) {}

    @Override
    protected Empty create(Arguments values) {
      return new Empty();
    }
  }
}
