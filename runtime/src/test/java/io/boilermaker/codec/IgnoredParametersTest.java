package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What creators of classes left to Jackson get: nothing for what is ignored, no bent number. */
class IgnoredParametersTest {

  record Marked(
      String a,
      @JsonIgnore @Nullable String text,
      @JsonIgnore int number,
      @JsonIgnore boolean flag,
      @JsonIgnore char letter,
      @JsonIgnore Optional<String> optional,
      @JsonIgnore OptionalInt optionalInt,
      @JsonIgnore @Nullable List<String> list) {}

  private static final Marked NOTHING =
      new Marked("a", null, 0, false, '\0', Optional.empty(), OptionalInt.empty(), null);

  @Test
  void an_ignored_component_arrives_as_nothing() {
    Codec<Marked> codec = Codecs.databind(new TypeReference<>() {});
    var value =
        new Marked("a", "b", 1, true, 'c', Optional.of("d"), OptionalInt.of(1), List.of("e"));
    assertThat(write(codec, value)).isEqualTo("{\"a\":\"a\"}");
    assertThat(read(codec, "{\"a\":\"a\"}")).isEqualTo(NOTHING);
    assertThat(read(codec, "{\"text\":\"b\",\"number\":5,\"a\":\"a\",\"list\":1,\"flag\":true}"))
        .isEqualTo(NOTHING);
    assertThat(refusedToRead(codec, "{}")).contains("cannot be read as ");
  }

  record ByAccessor(String a, @Nullable String b) {
    @java.beans.Transient
    @Override
    public @Nullable String b() {
      return b;
    }
  }

  @JsonIgnoreProperties("b")
  record ByClass(String a, int b) {}

  @JsonIncludeProperties("a")
  record ByInclusion(String a, int b) {}

  @Retention(RetentionPolicy.RUNTIME)
  @JacksonAnnotationsInside
  @JsonIgnore
  @interface Hidden {}

  record ByBundle(String a, @Hidden int b) {}

  @JsonIgnoreType
  record Secret(int code) {}

  record ByType(String a, @Nullable Secret b) {}

  record ByAccess(String a, @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) int b) {}

  record ReadOnly(String a, @JsonProperty(access = JsonProperty.Access.READ_ONLY) int b) {}

  // As with Jackson: one side has it
  @Test
  void access_of_one_side_is_that_of_one_side() {
    Codec<ByAccess> writeOnly = Codecs.databind(new TypeReference<>() {});
    assertThat(sent(writeOnly, new ByAccess("a", 1))).isEqualTo(new ByAccess("a", 0));
    assertThat(read(writeOnly, "{\"a\":\"a\",\"b\":1}")).isEqualTo(new ByAccess("a", 1));
    assertThat(refusedToRead(writeOnly, "{\"b\":1}")).contains("cannot be read as ");
    Codec<ReadOnly> readOnly = Codecs.databind(new TypeReference<>() {});
    assertThat(write(readOnly, new ReadOnly("a", 1))).isEqualTo("{\"a\":\"a\",\"b\":1}");
    assertThat(read(readOnly, "{\"a\":\"a\",\"b\":1}")).isEqualTo(new ReadOnly("a", 0));
  }

  @Test
  void all_annotations_that_ignore_count() {
    Codec<ByAccessor> byAccessor = Codecs.databind(new TypeReference<>() {});
    assertThat(sent(byAccessor, new ByAccessor("a", "b"))).isEqualTo(new ByAccessor("a", null));
    Codec<ByClass> byClass = Codecs.databind(new TypeReference<>() {});
    assertThat(sent(byClass, new ByClass("a", 1))).isEqualTo(new ByClass("a", 0));
    Codec<ByInclusion> byInclusion = Codecs.databind(new TypeReference<>() {});
    assertThat(sent(byInclusion, new ByInclusion("a", 1))).isEqualTo(new ByInclusion("a", 0));
    Codec<ByBundle> byBundle = Codecs.databind(new TypeReference<>() {});
    assertThat(sent(byBundle, new ByBundle("a", 1))).isEqualTo(new ByBundle("a", 0));
    Codec<ByType> byType = Codecs.databind(new TypeReference<>() {});
    assertThat(sent(byType, new ByType("a", new Secret(1)))).isEqualTo(new ByType("a", null));
  }

  private static <T> T sent(Codec<T> codec, T value) {
    String json = write(codec, value);
    assertThat(json).isEqualTo("{\"a\":\"a\"}");
    return read(codec, json);
  }

  record Part(int a, int b) {}

  record Places(
      @JsonIgnoreProperties("b") Part one,
      @JsonIgnoreProperties(value = "b", ignoreUnknown = true) List<Part> many,
      @JsonIncludeProperties("a") Optional<Part> perhaps,
      Part whole) {}

  // The same class, with all of its parameters elsewhere
  @Test
  void what_is_ignored_in_one_place_is_required_in_others() {
    Codec<Places> codec = Codecs.databind(new TypeReference<>() {});
    var part = new Part(1, 2);
    String json = write(codec, new Places(part, List.of(part), Optional.of(part), part));
    assertThat(json)
        .isEqualTo(
            "{\"one\":{\"a\":1},\"many\":[{\"a\":1}],\"perhaps\":{\"a\":1},"
                + "\"whole\":{\"a\":1,\"b\":2}}");
    var less = new Part(1, 0);
    assertThat(read(codec, json))
        .isEqualTo(new Places(less, List.of(less), Optional.of(less), part));
    assertThat(refusedToRead(codec, json.replace(",\"b\":2", ""))).contains("cannot be read as ");
    assertThat(read(codec, json.replace("\"one\":{\"a\":1}", "\"one\":{\"a\":1,\"b\":9}")).one())
        .isEqualTo(less);
  }

  record Node(int a, @JsonIgnoreProperties("next") @Nullable Node next) {}

  record Chain(@JsonIgnoreProperties("a") @Nullable Node first) {}

  @Test
  void a_record_that_contains_itself_can_ignore_so() {
    Codec<Node> node = Codecs.databind(new TypeReference<>() {});
    var value = new Node(1, new Node(2, new Node(3, null)));
    assertThat(read(node, write(node, value))).isEqualTo(new Node(1, new Node(2, null)));
    Codec<Chain> chain = Codecs.databind(new TypeReference<>() {});
    assertThat(read(chain, write(chain, new Chain(value))))
        .isEqualTo(new Chain(new Node(0, new Node(2, null))));
  }

  record Real(double value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Real {}
  }

  record Exact(BigDecimal value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Exact {}
  }

  record Small(float value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Small {}
  }

  record Whole(int value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Whole {}
  }

  record Flag(boolean value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Flag {}
  }

  // N-C16: one number as the whole value is not bent either
  @Test
  void a_creator_of_one_number_gets_it_as_it_is() {
    Codec<Real> real = Codecs.databind(new TypeReference<>() {});
    assertThat(read(real, "1.5")).isEqualTo(new Real(1.5));
    assertThat(refusedToRead(real, "1e400")).contains("a number out of its range");
    assertThat(refusedToRead(real, "-1e400")).contains("a number out of its range");
    Codec<Exact> exact = Codecs.databind(new TypeReference<>() {});
    assertThat(read(exact, "600.00")).isEqualTo(new Exact(new BigDecimal("600.00")));
    assertThat(read(exact, "1e400")).isEqualTo(new Exact(new BigDecimal("1e400")));
    Codec<Small> small = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToRead(small, "1e40")).contains("a number out of its range");
    Codec<Whole> whole = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToRead(whole, "1.9")).contains("cannot be read as ");
    assertThat(refusedToRead(whole, "2147483648")).contains("cannot be read as ");
    assertThat(refusedToRead(whole, "\"1\"")).contains("cannot be read as ");
    Codec<Flag> flag = Codecs.databind(new TypeReference<>() {});
    assertThat(refusedToRead(flag, "\"true\"")).contains("cannot be read as ");
    assertThat(refusedToRead(flag, "1")).contains("cannot be read as ");
  }

  /** Made of a decimal by a constructor that no annotation names. */
  static final class Price {
    private final BigDecimal value;

    public Price(BigDecimal value) {
      this.value = value;
    }
  }

  /** Made of a whole number, or of one with a fraction. */
  static final class Quantity {
    private final Number value;

    public Quantity(BigInteger value) {
      this.value = value;
    }

    public Quantity(double value) {
      this.value = value;
    }
  }

  // N-C16
  @Test
  void a_constructor_of_one_number_gets_it_as_it_is() {
    Codec<Price> price = Codecs.databind(new TypeReference<>() {});
    assertThat(read(price, "600.00").value).isEqualTo(new BigDecimal("600.00"));
    assertThat(read(price, "0.1234567890123456789").value)
        .isEqualTo(new BigDecimal("0.1234567890123456789"));
    Codec<Quantity> quantity = Codecs.databind(new TypeReference<>() {});
    assertThat(read(quantity, "1.5").value).isEqualTo(1.5);
    for (String whole : List.of("5", "9007199254740993", "100000000000000000000001")) {
      assertThat(read(quantity, whole).value).isEqualTo(new BigInteger(whole));
    }
  }
}
