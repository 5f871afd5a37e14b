package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of values that are read back is compared without its annotations. */
class FormlessMapperTest {

  @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
  static final class Ring {
    public int id = 1;
    public @Nullable Ring next;
  }

  // N-C29: a value may need its annotations to be written at all
  @Test
  void a_value_that_contains_itself_by_its_id_passes() throws IOException {
    var ring = new Ring();
    ring.next = ring;
    passes(new TypeReference<>() {}, ring);
  }

  /** Leaves out the cents. */
  static final class Whole extends JsonSerializer<Price> {
    @Override
    public void serialize(Price price, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeNumberField("euros", price.euros());
      out.writeNumberField("cents", 0);
      out.writeEndObject();
    }
  }

  record Price(int euros, int cents) {}

  record Prices(
      @JsonSerialize(using = Whole.class) Price one,
      @JsonSerialize(contentUsing = Whole.class) List<Price> many) {}

  // N-C29: a serializer of the user's is his own choice
  @Test
  void what_a_users_serializer_leaves_out_is_not_compared() throws IOException {
    passes(new TypeReference<>() {}, new Prices(new Price(1, 99), List.of(new Price(2, 99))));
    passes(new TypeReference<>() {}, List.of(new Price(1, 99)));
  }

  /** Written and read as a text, whatever it holds. */
  record ById(Object raw) {
    @JsonCreator
    static ById of(String text) {
      return new ById(UUID.fromString(text));
    }

    @JsonValue
    String text() {
      return raw.toString();
    }
  }

  /** Has another type in messages than in its field. */
  static final class Link {
    private @Nullable Object target;

    public void setTarget(String target) {
      this.target = UUID.fromString(target);
    }

    @JsonProperty("target")
    String asText() {
      return String.valueOf(target);
    }

    static Link to(UUID target) {
      var link = new Link();
      link.target = target;
      return link;
    }
  }

  @Test
  void what_has_no_form_of_its_own_passes_if_what_is_read_has_none_either() throws IOException {
    passes(new TypeReference<>() {}, new ById(new UUID(0, 1)));
    passes(new TypeReference<>() {}, Link.to(new UUID(0, 1)));
  }

  /** Gives one property the name of another, and has more names for reading. */
  static final class Renamed {
    private final OptionalInt one;
    private final String other;
    private int third;

    @JsonCreator
    Renamed(@JsonProperty("one") OptionalInt one, @JsonProperty("other") String other) {
      this.one = one;
      this.other = other;
    }

    @JsonProperty("other")
    public OptionalInt getOne() {
      return one;
    }

    public String getOther() {
      return other;
    }

    @JsonProperty("fourth")
    public int getThird() {
      return third;
    }

    @JsonSetter("third")
    public void setThird(int third) {
      this.third = third;
    }
  }

  // N-C29: names by which a class is read alone are none of what it is
  @Test
  void a_property_that_another_takes_the_name_of_is_compared() {
    refused(
        new TypeReference<>() {},
        new Renamed(OptionalInt.empty(), "a"),
        "is read as another value (at /other)");
  }

  static final class OpenNode {
    @JsonAnySetter public @Nullable JsonNode others;
    public int x;
  }

  static final class OpenField {
    @JsonAnySetter public Map<String, Integer> others = new HashMap<>();
    public int x;
  }

  static final class OpenSecret {
    @JsonAnySetter private final Map<String, Integer> others = new HashMap<>();
    public int x;
  }

  static final class OpenWhole {
    @JsonAnySetter private final Map<String, Integer> others = new HashMap<>();
    public int x;

    @JsonAnyGetter
    public Map<String, Integer> others() {
      return others;
    }
  }

  // N-C29: a field that is read of many properties is written by a getter for them, or not at all
  @Test
  void a_field_of_properties_without_members_is_compared() throws IOException {
    var node = new OpenNode();
    node.others = TextNode.valueOf("a");
    refused(new TypeReference<>() {}, node, "is read as another value (at /others)");
    var field = new OpenField();
    field.others.put("a", 1);
    refused(new TypeReference<>() {}, field, "is read as another value (at /others");
    var secret = new OpenSecret();
    secret.others.put("a", 1);
    refused(new TypeReference<>() {}, secret, "is read as another value (at /others");
    var whole = new OpenWhole();
    whole.others.put("a", 1);
    passes(new TypeReference<>() {}, whole);
  }

  /** Keeps what it does not read, and is never asked for. */
  static final class Noted {
    private final int number;
    private final long madeAt = System.nanoTime();

    @JsonCreator
    Noted(@JsonProperty("number") int number) {
      this.number = number;
    }

    public int getNumber() {
      return number;
    }

    @SuppressWarnings("unused")
    public boolean isBefore(long time) {
      return madeAt < time;
    }
  }

  /** One for each way to read what is not written. */
  static final class Unwritten {
    private @Nullable String set;
    private final Optional<String> given;

    @JsonCreator
    Unwritten(@JsonProperty("given") Optional<String> given) {
      this.given = given;
    }

    public int getNumber() {
      return 1;
    }

    @SuppressWarnings("unused")
    public void setSet(@Nullable String set) {
      this.set = set;
    }

    @SuppressWarnings("unused")
    public boolean isAny(String other) {
      return other.equals(set) || given.isPresent();
    }
  }

  // N-C29
  @Test
  void a_field_without_a_getter_is_compared_where_it_is_read() throws IOException {
    passes(new TypeReference<>() {}, new Noted(1));
    passes(new TypeReference<>() {}, new Unwritten(Optional.empty()));
    var set = new Unwritten(Optional.empty());
    set.setSet("a");
    refused(new TypeReference<>() {}, set, "is read as another value");
    refused(new TypeReference<>() {}, new Unwritten(Optional.of("a")), "is read as another value");
  }

  /** Jackson takes the getter for the property, and not the field. */
  static final class Covered {
    @JsonProperty("number")
    private final int given;

    @JsonCreator
    Covered(@JsonProperty("number") int given) {
      this.given = given;
    }

    @JsonProperty("number")
    private int seven() {
      return Math.max(given, 7);
    }
  }

  // N-C29
  @Test
  void a_member_that_another_of_its_name_covers_is_compared() throws IOException {
    passes(new TypeReference<>() {}, new Covered(7));
    refused(new TypeReference<>() {}, new Covered(5), "is read as another value");
  }
}
