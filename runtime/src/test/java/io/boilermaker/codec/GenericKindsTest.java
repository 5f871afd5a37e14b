package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Kinds with type arguments: those of the declared type are those of the value. */
class GenericKindsTest {

  record Pay(int amount) {}

  static class Base {
    public int x = 1;
  }

  static final class Sub extends Base {
    public int y = 2;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "k")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = One.class, name = "one"),
    @JsonSubTypes.Type(value = Many.class, name = "many"),
    @JsonSubTypes.Type(value = Pairs.class, name = "pairs"),
    @JsonSubTypes.Type(value = Open.class, name = "open"),
    @JsonSubTypes.Type(value = Constant.class, name = "constant")
  })
  interface Kind<T> {}

  record One<T>(T x) implements Kind<T> {}

  record Many<T>(List<Kind<T>> x) implements Kind<T> {}

  /** Is a kind of a list of its argument. */
  record Pairs<E>(E first, List<E> all) implements Kind<List<E>> {}

  /** Whose type no declared type says. */
  record Open<T>(Object x) implements Kind<T> {}

  enum Constant implements Kind<Pay> {
    A,
    B {
      @Override
      public String toString() {
        return "b";
      }
    }
  }

  private static final LocalDate DAY = LocalDate.EPOCH;

  @Test
  void a_kind_has_the_type_arguments_of_its_declared_type() throws IOException {
    passes(new TypeReference<Kind<Pay>>() {}, new One<>(new Pay(1)));
    passes(new TypeReference<Kind<LocalDate>>() {}, new One<>(DAY));
    passes(new TypeReference<Kind<UUID>>() {}, new One<>(new UUID(0, 1)));
    passes(new TypeReference<Kind<List<Pay>>>() {}, new One<>(List.of(new Pay(1))));
    passes(new TypeReference<Kind<Pay>>() {}, new Many<>(List.of(new One<>(new Pay(1)))));
    passes(new TypeReference<Kind<List<Pay>>>() {}, new Pairs<>(new Pay(1), List.of(new Pay(2))));
    passes(new TypeReference<Kind<Kind<Pay>>>() {}, new One<>(new One<>(new Pay(1))));
    passes(new TypeReference<Kind<? extends Pay>>() {}, new One<>(new Pay(1)));
    passes(new TypeReference<Kind<Pay>>() {}, Constant.A);
    passes(new TypeReference<Kind<Pay>>() {}, Constant.B);
    passes(new TypeReference<List<Kind<Pay>>>() {}, List.of(new One<>(new Pay(1))));
    passes(new TypeReference<Map<String, Kind<Pay>>>() {}, Map.of("a", new One<>(new Pay(1))));
    passes(new TypeReference<Kind<Base>>() {}, new One<>(new Base()));
    Codec<Kind<Pay>> codec = Codecs.databind(new TypeReference<>() {});
    String json = write(codec, new One<>(new Pay(1)));
    assertThat(json).isEqualTo("{\"k\":\"one\",\"x\":{\"amount\":1}}");
    assertThat(read(codec, json)).isEqualTo(new One<>(new Pay(1)));
  }

  @Test
  void what_is_declared_as_object_must_be_plain_there_too() throws IOException {
    String why = "has no JSON form where the declared type is Object";
    refused(new TypeReference<Kind<Object>>() {}, new One<>(new Pay(1)), why);
    refused(new TypeReference<Kind<?>>() {}, new One<>(new Pay(1)), why);
    refused(new TypeReference<Kind<Pay>>() {}, new Open<>(new Pay(1)), why);
    refused(new TypeReference<Kind<Object>>() {}, new Many<>(List.of(new One<>(DAY))), why);
    refused(new TypeReference<Kind<List<Object>>>() {}, new Pairs<>(DAY, List.of()), why);
    passes(new TypeReference<Kind<Object>>() {}, new One<>("a"));
    passes(new TypeReference<Kind<Pay>>() {}, new Open<>(List.of(1)));
    refused(
        new TypeReference<Kind<Base>>() {},
        new One<>(new Sub()),
        "Sub would be read as " + Base.class.getName());
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "k")
  record Itself<T>(T x) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({@JsonSubTypes.Type(ByOne.class), @JsonSubTypes.Type(ByList.class)})
  interface Deduced<T> {}

  record ByOne<T>(T a) implements Deduced<T> {}

  record ByList<T>(List<T> b) implements Deduced<T> {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  @JsonSubTypes(@JsonSubTypes.Type(value = InObject.class, name = "w"))
  interface Wrapped<T> {}

  record InObject<T>(T v) implements Wrapped<T> {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  @JsonSubTypes(@JsonSubTypes.Type(value = Bean.class, name = "bean"))
  abstract static class Abstract<T> {
    public @Nullable T base;
  }

  static final class Bean<T> extends Abstract<T> {
    public @Nullable T own;
    public List<T> more = List.of();

    @JsonCreator
    Bean() {}

    static <T> Bean<T> of(T value) {
      var bean = new Bean<T>();
      bean.base = value;
      bean.own = value;
      bean.more = List.of(value);
      return bean;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Bean<?> other
          && Objects.equals(base, other.base)
          && Objects.equals(own, other.own)
          && more.equals(other.more);
    }

    @Override
    public int hashCode() {
      return Objects.hash(base, own, more);
    }
  }

  @Test
  void so_has_each_way_to_tell_kinds() throws IOException {
    passes(new TypeReference<Itself<Pay>>() {}, new Itself<>(new Pay(1)));
    passes(new TypeReference<Itself<LocalDate>>() {}, new Itself<>(DAY));
    passes(new TypeReference<Deduced<Pay>>() {}, new ByOne<>(new Pay(1)));
    passes(new TypeReference<Deduced<LocalDate>>() {}, new ByList<>(List.of(DAY)));
    passes(new TypeReference<Wrapped<Pay>>() {}, new InObject<>(new Pay(1)));
    Codec<Abstract<Pay>> codec = Codecs.databind(new TypeReference<>() {});
    passes(new TypeReference<Abstract<Pay>>() {}, Bean.of(new Pay(1)));
    assertThat(read(codec, write(codec, Bean.of(new Pay(1))))).isEqualTo(Bean.of(new Pay(1)));
  }

  @JsonPropertyOrder
  record Places<T>(
      Kind<T> one,
      List<Kind<T>> list,
      Set<Deduced<T>> set,
      Map<String, Wrapped<T>> map,
      Optional<Kind<T>> perhaps,
      AtomicReference<Kind<T>> reference,
      Map.Entry<String, Kind<T>> entry) {}

  // A property that names its kinds where it stands.
  record Named(
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Plain.class, name = "p"))
          Untold<Pay> one,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Plain.class, name = "p"))
          @JsonProperty(required = true)
          List<Untold<Pay>> many) {}

  interface Untold<T> {}

  record Plain<T>(T x) implements Untold<T> {}

  @Test
  void so_has_a_kind_inside_of_others() throws IOException {
    Kind<Pay> one = new One<>(new Pay(1));
    passes(
        new TypeReference<Places<Pay>>() {},
        new Places<>(
            one,
            List.of(one),
            Set.of(new ByOne<>(new Pay(2))),
            Map.of("a", new InObject<>(new Pay(3))),
            Optional.of(one),
            new AtomicReference<>(one),
            Map.entry("a", one)));
    Untold<Pay> untold = new Plain<>(new Pay(1));
    passes(new TypeReference<>() {}, new Named(untold, List.of(untold)));
  }
}
