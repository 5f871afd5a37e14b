package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.boilermaker.codec.Orders.Customer;
import io.boilermaker.codec.Orders.CustomerCodec;
import io.boilermaker.codec.Orders.Empty;
import io.boilermaker.codec.Orders.EmptyCodec;
import io.boilermaker.codec.Orders.Item;
import io.boilermaker.codec.Orders.ItemCodec;
import io.boilermaker.codec.Orders.Order;
import io.boilermaker.codec.Orders.OrderCodec;
import io.boilermaker.codec.Orders.Pair;
import io.boilermaker.codec.Orders.PairCodec;
import io.boilermaker.codec.Orders.Tree;
import io.boilermaker.codec.Orders.TreeCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {

  private static final String CUSTOMER = "{\"name\":\"Ada\",\"age\":36}";

  @Test
  void a_record_is_an_object_in_the_order_of_its_components() {
    assertThat(write(CustomerCodec.INSTANCE, new Customer("Ada", 36))).isEqualTo(CUSTOMER);
    assertThat(write(EmptyCodec.INSTANCE, new Empty())).isEqualTo("{}");
  }

  @Test
  void records_in_records_come_back() {
    var order =
        new Order(
            new Customer("Ada", 36),
            List.of(new Item("a", 1.5), new Item("b", 0)),
            Optional.of("quick"));
    assertThat(roundTrip(OrderCodec.INSTANCE, order)).isEqualTo(order);
    assertThat(roundTrip(EmptyCodec.INSTANCE, new Empty())).isEqualTo(new Empty());
    assertThat(read(CustomerCodec.INSTANCE, "null")).isNull();
    assertThat(write(CustomerCodec.INSTANCE, null)).isEqualTo("null");
  }

  // C-07: components of a generic record have the declared types
  @Test
  void a_generic_record_comes_back() {
    var pair = new Pair<>(UUID.randomUUID(), 1L);
    assertThat(roundTrip(new PairCodec<>(Codecs.UUID, Codecs.LONG), pair)).isEqualTo(pair);
  }

  @Test
  void a_record_that_contains_itself_comes_back() {
    var tree = new Tree("a", List.of(new Tree("b", List.of()), new Tree("c", List.of())));
    assertThat(roundTrip(TreeCodec.INSTANCE, tree)).isEqualTo(tree);
    List<Tree> loop = new ArrayList<>();
    loop.add(new Tree("a", loop));
    assertThat(refusedToWrite(TreeCodec.INSTANCE, loop.get(0))).contains("nesting depth");
  }

  // C-10: order does not matter, and properties of another version are skipped
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"age\":36,\"name\":\"Ada\"}",
        "{\"legacy\":{\"a\":[1,{}]},\"name\":\"Ada\",\"old\":[],\"age\":36,\"x\":null}"
      })
  void properties_of_another_version_are_skipped(String json) {
    assertThat(read(CustomerCodec.INSTANCE, json)).isEqualTo(new Customer("Ada", 36));
  }

  @Test
  void of_two_properties_with_one_name_the_last_counts() {
    assertThat(
            read(CustomerCodec.INSTANCE, "{\"name\":\"B\",\"age\":1,\"name\":\"Ada\",\"age\":36}"))
        .isEqualTo(new Customer("Ada", 36));
  }

  // C-01, C-10: a missing component is refused by name, and never zero
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"name\":\"x\"} | 'age'", "{\"age\":1} | 'name'", "{} | 'name', 'age'"},
      quoteCharacter = '`')
  void a_missing_component_is_refused(String json, String missing) {
    assertThat(refusedToRead(CustomerCodec.INSTANCE, json))
        .isEqualTo("argument 'it' (position 0): the object lacks " + missing);
  }

  // C-09: a missing component that is optional has its default
  @Test
  void a_missing_optional_component_has_its_default() {
    assertThat(read(OrderCodec.INSTANCE, "{\"customer\":null,\"items\":null}"))
        .isEqualTo(new Order(null, null, Optional.empty()));
  }

  // C-01: null for a primitive component is refused
  @Test
  void null_for_a_primitive_component_is_refused() {
    assertThat(refusedToRead(CustomerCodec.INSTANCE, "{\"name\":null,\"age\":null}"))
        .isEqualTo("argument 'it' (position 0) at /age: an int is needed, found null");
  }

  // I-15: an array for a record is refused with a clear reason
  @ParameterizedTest
  @CsvSource({"'[\"Ada\",36]', an array", "'\"Ada\"', a string", "7355608, an integer"})
  void an_array_for_a_record_is_refused(String json, String found) {
    assertThat(refusedToRead(CustomerCodec.INSTANCE, json))
        .endsWith("an object with 'name', 'age' is needed, found " + found);
  }

  @Test
  void a_refusal_to_read_names_the_place() {
    String json =
        "{\"customer\":" + CUSTOMER + ",\"items\":[{\"sku\":\"a\",\"price\":1},{\"price\":\"1\"}]}";
    assertThat(refusedToRead(OrderCodec.INSTANCE, json))
        .isEqualTo(
            "argument 'it' (position 0) at /items/1/price: a double is needed, found a string");
    assertThat(refusedToRead(OrderCodec.INSTANCE, json.replace("\"1\"", "1")))
        .isEqualTo("argument 'it' (position 0) at /items/1: the object lacks 'sku'");
    assertThat(refusedToRead(OrderCodec.INSTANCE, json.replace("36", "NaN")))
        .startsWith("argument 'it' (position 0) at /customer/age: cannot be read");
  }

  @Test
  void a_refusal_to_write_names_the_place_and_the_outermost_parameter() {
    var items = List.of(new Item("a", 1), new Item("b", Double.NaN));
    assertThat(refusedToWrite(OrderCodec.INSTANCE, new Order(null, items, Optional.empty())))
        .isEqualTo("'it': at /items/1/price: NaN has no JSON form");
    assertThat(refusedToWrite(OrderCodec.INSTANCE, new Order(null, null, null)))
        .isEqualTo("'it': at /note: an Optional is needed, found null");
  }

  @Test
  void names_of_components_show_and_keys_of_maps_do_not() {
    var codec = Codecs.mapOf(KeyCodecs.STRING, CustomerCodec.INSTANCE);
    assertThat(refusedToRead(codec, "{\"" + SECRET + "\":{\"age\":1.5}}")).contains(" at /*/age: ");
    assertThat(refusedToRead(codec, "{\"" + SECRET + "\":{}}")).contains(" at /*: ");
    assertThat(refusedToRead(codec, "{\"" + SECRET + "\":{},\"b\":1}")).contains(" at /*: ");
  }

  @Test
  void what_a_constructor_says_stays_secret_but_not_where() {
    String json = "{\"name\":\"" + SECRET + "\",\"age\":-1}";
    assertThat(refusedToRead(Codecs.listOf(CustomerCodec.INSTANCE), "[" + json + "]"))
        .isEqualTo(
            "argument 'it' (position 0) at /0: the record's constructor refuses the values"
                + " (java.lang.IllegalArgumentException)");
    Throwable refusal = catchThrowable(() -> read(CustomerCodec.INSTANCE, json));
    assertThat(refusal.getCause().getStackTrace()[0].getClassName())
        .isEqualTo(Customer.class.getName());
  }

  // C-05: a record in a map of a user is named by place when it cannot be written
  @Test
  void a_record_in_a_map_is_named_by_place() {
    var codec = Codecs.mapOf(KeyCodecs.INT, ItemCodec.INSTANCE);
    assertThat(refusedToWrite(codec, Map.of(7355608, new Item("a", Double.NaN))))
        .isEqualTo("'it': at /*/price: NaN has no JSON form");
    assertThat(write(codec, Collections.singletonMap(1, null))).isEqualTo("{\"1\":null}");
  }
}
