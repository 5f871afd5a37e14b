package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;
import static io.boilermaker.codec.Wire.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Kinds that a property of the user's names, or a property beside one of the same name. */
class KindBesideTest {

  private static final String WHY = "its property names another kind, or none";

  @JsonSubTypes({
    @JsonSubTypes.Type(value = Card.class, name = "card"),
    @JsonSubTypes.Type(value = Cash.class, name = "cash")
  })
  interface Payment {}

  record Card(int x) implements Payment {}

  record Cash(int x) implements Payment {}

  record Transfer(int x) implements Payment {}

  enum Way {
    @JsonProperty("card")
    BY_CARD,
    cash,
    @JsonProperty("later")
    LATER
  }

  record Order(
      @Nullable String way,
      @JsonTypeInfo(use = Id.NAME, include = As.EXTERNAL_PROPERTY, property = "way")
          @Nullable Payment payment) {}

  /** The property that names the kind is the last one. */
  @JsonPropertyOrder({"payment", "way"})
  record Late(
      @JsonTypeInfo(use = Id.NAME, include = As.EXTERNAL_PROPERTY, property = "way")
          Payment payment,
      Way way) {}

  @JsonDeserialize
  static final class Bean {
    public @Nullable String way;

    @JsonTypeInfo(use = Id.NAME, include = As.EXTERNAL_PROPERTY, property = "way")
    public @Nullable Payment payment;

    static Bean of(String way, Payment payment) {
      var made = new Bean();
      made.way = way;
      made.payment = payment;
      return made;
    }
  }

  // N-C29: Jackson leaves its own name of the kind out if the object has a property of that name
  @Test
  void a_value_whose_kind_is_not_the_one_that_another_property_names_is_refused()
      throws IOException {
    var order = new TypeReference<Order>() {};
    passes(order, new Order("cash", new Cash(1)));
    passes(order, new Order("cash", null));
    assertThat(roundTrip(Codecs.databind(order), new Order("card", new Card(1))))
        .isEqualTo(new Order("card", new Card(1)));
    refused(order, new Order("cash", new Card(1)), WHY);
    refused(order, new Order("later", new Card(1)), WHY);
    refused(order, new Order(null, new Card(1)), WHY);
    refused(order, new Order("Transfer", new Transfer(1)), WHY);
    refused(new TypeReference<List<Order>>() {}, List.of(new Order("cash", new Card(1))), WHY);

    var late = new TypeReference<Late>() {};
    assertThat(roundTrip(Codecs.databind(late), new Late(new Card(1), Way.BY_CARD)))
        .isEqualTo(new Late(new Card(1), Way.BY_CARD));
    passes(late, new Late(new Cash(1), Way.cash));
    refused(late, new Late(new Card(1), Way.cash), WHY);
    refused(late, new Late(new Card(1), Way.LATER), WHY);

    var bean = new TypeReference<Bean>() {};
    passes(bean, Bean.of("card", new Card(1)));
    refused(bean, Bean.of("cash", new Card(1)), WHY);
  }

  static final class Ways extends TypeIdResolverBase {
    @Override
    public String idFromValue(Object value) {
      return value instanceof Card ? "card" : "cash";
    }

    @Override
    public String idFromValueAndType(Object value, Class<?> type) {
      return type == Card.class ? "card" : "cash";
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String id) {
      return context.constructType(id.equals("card") ? Card.class : Cash.class);
    }

    @Override
    public Id getMechanism() {
      return Id.CUSTOM;
    }
  }

  record Resolved(
      String way,
      @JsonTypeInfo(use = Id.CUSTOM, include = As.EXTERNAL_PROPERTY, property = "way")
          @JsonTypeIdResolver(Ways.class)
          Payment payment) {}

  @Test
  void a_resolver_of_the_users_says_which_kind_a_property_names() throws IOException {
    var type = new TypeReference<Resolved>() {};
    passes(type, new Resolved("card", new Card(1)));
    refused(type, new Resolved("cash", new Card(1)), WHY);
  }

  @JsonTypeInfo(use = Id.NAME, include = As.EXISTING_PROPERTY, property = "way", visible = true)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ByCard.class, name = "card"),
    @JsonSubTypes.Type(value = ByCash.class, name = "cash"),
    @JsonSubTypes.Type(value = Numbered.class, name = "1"),
    @JsonSubTypes.Type(value = Formatted.class, name = "0")
  })
  interface Existing {}

  record ByCard(Way way) implements Existing {}

  record ByCash(Way way) implements Existing {}

  record Numbered(int way) implements Existing {}

  record Formatted(@JsonFormat(shape = JsonFormat.Shape.STRING) long way) implements Existing {}

  // N-C29: only texts were looked at
  @Test
  void a_kind_whose_own_constant_or_number_names_another_is_refused() throws IOException {
    var type = new TypeReference<Existing>() {};
    passes(type, new ByCard(Way.BY_CARD));
    passes(type, new ByCash(Way.cash));
    passes(type, new Formatted(0));
    refused(type, new ByCard(Way.cash), WHY);
    refused(type, new ByCash(Way.LATER), WHY);
    refused(type, new Numbered(2), WHY);
    // Jackson gives a property that it has taken for the name of a kind as text.
    refused(type, new Numbered(1), "an int is needed, found a string");
  }

  @JsonTypeInfo(use = Id.NAME, property = "way")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Own.class, name = "own"),
    @JsonSubTypes.Type(value = Plain.class, name = "plain")
  })
  interface Named {}

  record Own(@Nullable String way, int x) implements Named {}

  record Plain(int x) implements Named {}

  record Holder(
      @JsonTypeInfo(use = Id.NAME, property = "x")
          @JsonSubTypes(@JsonSubTypes.Type(value = Plain.class, name = "p"))
          Object any) {}

  // N-C02: Jackson reads the first as the kind, Python the last
  @Test
  void a_value_with_a_property_of_the_name_that_tells_its_kind_is_refused() throws IOException {
    String why = "two properties of one object have the same name";
    refused(new TypeReference<Named>() {}, new Own("other", 1), why);
    refused(new TypeReference<List<Named>>() {}, List.of(new Own("other", 1)), why);
    passes(new TypeReference<List<Named>>() {}, List.of(new Own("own", 1), new Own("own", 2)));
    refused(new TypeReference<Holder>() {}, new Holder(new Plain(1)), why);
    passes(new TypeReference<List<Named>>() {}, List.of(new Plain(1), new Plain(2)));
  }

  record Containers(
      @JsonTypeInfo(use = Id.NAME)
          @JsonSubTypes({
            @JsonSubTypes.Type(value = ArrayList.class, name = "list"),
            @JsonSubTypes.Type(value = HashMap.class, name = "map"),
            @JsonSubTypes.Type(value = Days.class, name = "days"),
            @JsonSubTypes.Type(value = Optional.class, name = "optional"),
            @JsonSubTypes.Type(value = AtomicReference.class, name = "reference")
          })
          Object any) {}

  record References(
      @JsonTypeInfo(use = Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Card.class, name = "card"))
          Optional<Payment> optional,
      @JsonTypeInfo(use = Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Card.class, name = "card"))
          AtomicReference<Payment> reference) {}

  static final class Days extends ArrayList<LocalDate> {
    private static final long serialVersionUID = 1L;
  }

  @JsonTypeInfo(use = Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(value = Things.class, name = "things"))
  interface Several extends List<Object> {}

  static final class Things extends ArrayList<Object> implements Several {
    private static final long serialVersionUID = 1L;
  }

  // N-C16: the name of a container was taken for a word about what is in it
  @Test
  void what_is_in_a_container_whose_kind_is_named_is_plain_json() throws IOException {
    var type = new TypeReference<Containers>() {};
    String why = " has no JSON form where the declared type is Object";
    for (Object no : List.of(new Date(5), LocalDate.EPOCH, new UUID(0, 1), Instant.EPOCH)) {
      refused(type, new Containers(new ArrayList<>(List.of(1, no))), no.getClass().getName() + why);
      refused(type, new Containers(new HashMap<>(Map.of("a", no))), why);
    }
    refused(
        type,
        new Containers(new HashMap<>(Map.of(1, "a"))),
        "a key of java.lang.Integer would be read as a String");
    var things = new Things();
    things.add(LocalDate.EPOCH);
    refused(new TypeReference<Several>() {}, things, why);

    var days = new Days();
    days.add(LocalDate.EPOCH);
    passes(type, new Containers(days));
    passes(type, new Containers(new ArrayList<>(List.of(1, "a", List.of(true)))));
    passes(type, new Containers(new HashMap<>(Map.of("a", Map.of("b", 1)))));
  }

  // N-C29: what is in it arrived in its place
  @Test
  void a_reference_whose_kind_would_be_named_is_refused() throws IOException {
    String why = " would be read as what is in it where the declared type is java.lang.Object";
    var type = new TypeReference<Containers>() {};
    refused(type, new Containers(Optional.of("a")), "java.util.Optional" + why);
    refused(type, new Containers(Optional.of(new Days())), "java.util.Optional" + why);
    refused(type, new Containers(new AtomicReference<>("a")), "AtomicReference" + why);
    passes(
        new TypeReference<>() {},
        new References(Optional.of(new Card(1)), new AtomicReference<>(new Card(2))));
  }

  @JsonTypeInfo(use = Id.NAME, property = "way", visible = true)
  @JsonSubTypes(@JsonSubTypes.Type(value = Told.class, name = "told"))
  @JsonDeserialize
  static final class Told {
    @SuppressWarnings("UnusedVariable")
    private @Nullable String way;

    public void setWay(String way) {
      this.way = way;
    }

    static Told of(String way) {
      var made = new Told();
      made.way = way;
      return made;
    }
  }

  @Test
  void a_property_that_is_given_the_name_of_its_kind_has_it_already() throws IOException {
    passes(new TypeReference<>() {}, Told.of("told"));
    refused(new TypeReference<>() {}, Told.of("other"), "is read as another value (at /way)");
  }
}
