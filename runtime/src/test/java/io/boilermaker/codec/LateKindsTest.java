package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects whose kind stands last, within each other: they must cost no more for their depth. */
class LateKindsTest {

  /** Nothing reads it; its size is that of the whole message. */
  private static final String JUNK =
      IntStream.range(0, 50_000).mapToObj(i -> "999").collect(Collectors.joining(",", "[", "]"));

  sealed interface Node {}

  record Leaf(int v) implements Node {}

  record Direct(Node in) implements Node {}

  record InList(List<Node> in) implements Node {}

  record InOptional(Optional<Node> in) implements Node {}

  record InMap(Map<String, Node> in) implements Node {}

  record InBox(Box<Node> in) implements Node {}

  record InKind(Kind in) implements Node {}

  record Box<T>(T value) {}

  /** Told apart by a property of another name. */
  sealed interface Kind {}

  record Back(Node in) implements Kind {}

  private static final Codec<Node> NODE =
      Codecs.sealedOf(
          SealedCase.of("Leaf", Leaf.class, one("v", Codecs.INT, Leaf::v, Leaf::new)),
          SealedCase.of("Direct", Direct.class, one("in", node(), Direct::in, Direct::new)),
          SealedCase.of(
              "InList", InList.class, one("in", Codecs.listOf(node()), InList::in, InList::new)),
          SealedCase.of(
              "InOptional",
              InOptional.class,
              one("in", Codecs.optionalOf(node()), InOptional::in, InOptional::new)),
          SealedCase.of(
              "InMap",
              InMap.class,
              one("in", Codecs.mapOf(KeyCodecs.STRING, node()), InMap::in, InMap::new)),
          SealedCase.of(
              "InBox",
              InBox.class,
              one("in", one("value", node(), Box<Node>::value, Box::new), InBox::in, InBox::new)),
          SealedCase.of(
              "InKind",
              InKind.class,
              one("in", Codecs.lazy(LateKindsTest::kind), InKind::in, InKind::new)));

  private static final Codec<Kind> KIND =
      Codecs.sealedOf(
          "kind", SealedCase.of("Back", Back.class, one("in", node(), Back::in, Back::new)));

  private static Codec<Node> node() {
    return Codecs.lazy(() -> NODE);
  }

  private static Codec<Kind> kind() {
    return KIND;
  }

  private static <R, C> RecordCodec<R> one(
      String name, Codec<C> codec, Function<R, C> get, Function<C, R> make) {
    Parameter<C> component = Parameter.required(name, codec);
    return new RecordCodec<>(component) {
      @Override
      protected void writeComponents(JsonGenerator out, R value) throws IOException {
        component.writeField(out, get.apply(value));
      }

      @Override
      protected R create(Arguments values) {
        return make.apply(values.get(component));
      }
    };
  }

  /** What each level adds around the next one, which is {@code %s}. */
  enum Level {
    DIRECT(1, "{'in':%s,'type':'Direct'}"),
    IN_A_LIST(2, "{'in':[%s],'type':'InList'}"),
    IN_AN_OPTIONAL(1, "{'in':%s,'type':'InOptional'}"),
    IN_A_MAP(2, "{'in':{'k':%s},'type':'InMap'}"),
    IN_A_GENERIC_RECORD(2, "{'in':{'value':%s},'type':'InBox'}"),
    IN_ANOTHER_HIERARCHY(2, "{'in':{'in':%s,'kind':'Back'},'type':'InKind'}"),
    BESIDE_WHAT_IS_IGNORED(1, "{'x':{'y':[{}]},'in':%s,'y':[[1]],'type':'Direct'}"),
    WITH_ONE_THAT_IS_FIRST(2, "{'type':'Direct','in':{'in':%s,'type':'Direct'}}");

    private final int nesting;
    private final String json;

    Level(int nesting, String json) {
      this.nesting = nesting;
      this.json = json.replace('\'', '"');
    }

    String message(int depth, String leaf) {
      String message = leaf;
      for (int i = 0; i < depth / nesting; i++) {
        message = json.replace("%s", message);
      }
      return message;
    }
  }

  // N-S01
  @ParameterizedTest
  @EnumSource
  void a_sealed_type_costs_the_same_at_any_depth(Level level) {
    String leaf = "{\"v\":1,\"junk\":" + JUNK + ",\"type\":\"Leaf\"}";
    assertThat(cost(NODE, level.message(185, leaf)))
        .isLessThan(2 * cost(NODE, level.message(2, leaf)));
    // What is read is what would be read in the other order.
    String small = level.message(4, "{\"v\":1,\"type\":\"Leaf\"}");
    Node node = Wire.read(NODE, small);
    assertThat(Wire.roundTrip(NODE, node)).isEqualTo(node);
    assertThat(Wire.write(NODE, node)).contains("\"type\":\"Leaf\",\"v\":1");
  }

  // N-S01
  @Test
  void the_last_of_two_kinds_counts() {
    String twice = "{\"v\":1,\"type\":\"InList\",\"in\":[],\"type\":\"Leaf\"}";
    assertThat(Wire.read(NODE, twice)).isEqualTo(new Leaf(1));
  }

  // N-S01
  @Test
  void a_rejection_deep_inside_names_its_place_once() {
    String bad = "{\"v\":true,\"type\":\"Leaf\"}";
    assertThat(Wire.refusedToRead(Codecs.listOf(NODE), "[" + Level.DIRECT.message(3, bad) + "]"))
        .isEqualTo(
            "argument 'it' (position 0) at /0: at /in/in/in/v: an int is needed, found a boolean");
    String unknown = "{\"v\":1,\"type\":\"Loaf\"}";
    assertThat(Wire.refusedToRead(NODE, Level.IN_A_LIST.message(4, unknown)))
        .startsWith("argument 'it' (position 0): at /in/0/in/0/type: one of Leaf, ")
        .endsWith("found other text");
    assertThat(Wire.refusedToRead(NODE, Level.DIRECT.message(1, "{\"v\":1}")))
        .isEqualTo("argument 'it' (position 0): at /in: the object lacks 'type'");
  }

  /** Left to Jackson, which keeps an object until it knows the kind. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Named.Pair.class, name = "Pair"),
    @JsonSubTypes.Type(value = Named.Num.class, name = "Num")
  })
  interface Named {
    record Pair(@Nullable Named in) implements Named {}

    record Num(int v) implements Named {}
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({@JsonSubTypes.Type(Deduced.Pair.class), @JsonSubTypes.Type(Deduced.Num.class)})
  interface Deduced {
    record Pair(@Nullable Deduced in, int z) implements Deduced {}

    record Num(int v) implements Deduced {}
  }

  /** The kind of a component stands beside it. */
  record Beside(
      @JsonTypeInfo(
              use = JsonTypeInfo.Id.NAME,
              include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
              property = "kind")
          @JsonSubTypes({
            @JsonSubTypes.Type(value = Beside.class, name = "Beside"),
            @JsonSubTypes.Type(value = Integer.class, name = "Integer")
          })
          @Nullable Object in) {}

  /** The components of a part stand in the whole. */
  static final class Whole {
    @JsonUnwrapped public @Nullable Part part;

    @JsonCreator
    Whole() {}
  }

  static final class Part {
    @JsonProperty public @Nullable Whole in;
    @JsonProperty public int v;
  }

  static Object[][] leftToJackson() {
    var named = new TypeReference<Named>() {};
    return new Object[][] {
      {named, "{'in':%s,'type':'Pair'}", "{'v':1,'junk':%s,'type':'Num'}"},
      {named, "{'x':[{}],'in':%s,'type':'Pair'}", "{'v':1,'junk':%s,'type':'Num'}"},
      {new TypeReference<Deduced>() {}, "{'in':%s,'z':1}", "{'junk':%s,'v':1}"},
      {
        new TypeReference<Beside>() {},
        "{'in':%s,'kind':'Beside'}",
        "{'in':1,'junk':%s,'kind':'Integer'}"
      },
      {new TypeReference<Whole>() {}, "{'in':%s,'v':2}", "{'v':1,'junk':%s}"}
    };
  }

  // N-S01
  @ParameterizedTest
  @MethodSource("leftToJackson")
  void a_type_left_to_jackson_costs_the_same_at_any_depth(
      TypeReference<?> type, String level, String leaf) {
    Codec<?> codec = Codecs.databind(type);
    String deep = nested(level, 180, leaf);
    assertThat(cost(codec, deep)).isLessThan(3 * cost(codec, nested(level, 2, leaf)));
    var own =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    assertThat(cost(own, codec, deep)).isLessThan(3 * cost(own, codec, nested(level, 2, leaf)));
  }

  private static String nested(String level, int depth, String leaf) {
    String message = leaf.formatted(JUNK);
    for (int i = 0; i < depth; i++) {
      message = level.replace("%s", message);
    }
    return message.replace('\'', '"');
  }

  private static long cost(JsonMapper mapper, Codec<?> codec, String json) {
    return Allocation.of(
        () ->
            Wire.read(
                bytes -> {
                  JsonParser in = Json.factory().createParser(bytes);
                  in.setCodec(mapper);
                  return in;
                },
                codec,
                json));
  }

  private static long cost(Codec<?> codec, String json) {
    return Allocation.of(() -> Wire.read(codec, json));
  }
}
