package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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

  /** A class says itself what its value is, as a record does not. */
  static final class Tag {
    @JsonValue private final String text;
    private final int weight;

    Tag(String text, int weight) {
      this.text = text;
      this.weight = weight;
    }

    @JsonCreator
    static Tag of(String text) {
      return new Tag(text, text.length());
    }

    @SuppressWarnings("unused")
    public int getWeight() {
      return weight;
    }
  }

  // N-C29
  @Test
  void a_member_that_another_of_its_name_covers_is_compared() throws IOException {
    passes(new TypeReference<>() {}, new Covered(7));
    refused(new TypeReference<>() {}, new Covered(5), "is read as another value");
    passes(new TypeReference<>() {}, new Tag("abc", 5));
  }
}
