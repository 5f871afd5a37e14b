package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;
import static io.boilermaker.codec.Wire.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Trees of JSON in classes left to Jackson. */
class JsonTreesTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  record Tree(@JsonProperty(required = true) @Nullable JsonNode node) {}

  record Trees(List<JsonNode> list, JsonNode[] array, Map<String, JsonNode> map) {

    static Trees of(@Nullable JsonNode inList, @Nullable JsonNode inMap) {
      Map<String, @Nullable JsonNode> map = new HashMap<>();
      map.put("a", inMap);
      return new Trees(Collections.singletonList(inList), new JsonNode[0], cast(map));
    }

    static Trees inArray(@Nullable JsonNode node) {
      return new Trees(List.of(), new JsonNode[] {node}, Map.of());
    }

    @SuppressWarnings("NullAway")
    private static Map<String, JsonNode> cast(Map<String, @Nullable JsonNode> map) {
      return map;
    }
  }

  record Perhaps(Optional<JsonNode> node) {}

  record Wholes(@Nullable ObjectNode object, @Nullable ArrayNode array) {}

  private static final TypeReference<Tree> TREE = new TypeReference<>() {};

  @Test
  void a_tree_that_was_parsed_travels() throws IOException {
    JsonNode parsed =
        new ObjectMapper()
            .readTree(
                "{\"a\":[1,2.5,1e3,12345678901234567890,true,null,\"x\",{}],\"b\":{\"c\":[]}}");
    passes(TREE, new Tree(parsed));
    for (JsonNode each : parsed.get("a")) {
      passes(TREE, new Tree(each));
      passes(new TypeReference<Trees>() {}, Trees.of(each, each));
    }
    assertThat(roundTrip(Codecs.databind(TREE), new Tree(NullNode.instance)).node())
        .isSameAs(NullNode.instance);
  }

  /** As in an Object, numbers may arrive in another class. */
  @Test
  void numbers_of_all_classes_travel() throws IOException {
    for (JsonNode number :
        List.of(
            NODES.numberNode((byte) 1),
            NODES.numberNode((short) 1),
            NODES.numberNode(1L),
            NODES.numberNode(1.5f),
            NODES.numberNode(1.5),
            NODES.numberNode(new BigDecimal("1.500")),
            NODES.numberNode(BigInteger.TWO.pow(80)))) {
      passes(TREE, new Tree(number));
      assertThat(roundTrip(Codecs.databind(TREE), new Tree(number)).node().decimalValue())
          .isEqualTo(number.decimalValue());
    }
    refused(TREE, new Tree(NODES.numberNode(Double.NaN)), "");
  }

  // N-C16: bytes and objects of Java arrived as text, a missing node as null
  @Test
  void what_is_no_plain_json_in_a_tree_is_refused() {
    for (JsonNode no :
        List.of(
            NODES.binaryNode(new byte[] {1}),
            NODES.pojoNode(new Date(5)),
            NODES.pojoNode("text"),
            NODES.rawValueNode(new RawValue("[1]")),
            NODES.missingNode())) {
      String why = "a " + no.getClass().getSimpleName() + " is no plain JSON";
      refused(TREE, new Tree(no), why);
      refused(TREE, new Tree(NODES.arrayNode().add(1).add(no)), why);
      refused(TREE, new Tree(NODES.objectNode().set("a", NODES.arrayNode().add(no))), why);
      refused(new TypeReference<Trees>() {}, Trees.of(NODES.nullNode(), no), why);
      refused(new TypeReference<>() {}, new Wholes(NODES.objectNode().set("a", no), null), why);
    }
    ArrayNode endless = NODES.arrayNode();
    endless.add(endless);
    refused(TREE, new Tree(endless), "nesting of at most");
  }

  // N-C29: Java's null arrived as JSON's, which is not null
  @Test
  void a_null_in_place_of_a_tree_is_refused() throws IOException {
    refused(TREE, new Tree(null), "a JsonNode is needed, found null");
    var trees = new TypeReference<Trees>() {};
    String element = "an element of its collection is needed, found null";
    refused(trees, Trees.of(null, NullNode.instance), element);
    refused(trees, Trees.inArray(null), element);
    refused(trees, Trees.of(NullNode.instance, null), "a value in a map of its type is needed");
    passes(trees, Trees.of(NullNode.instance, NullNode.instance));
    passes(trees, Trees.inArray(NullNode.instance));
    refused(new TypeReference<Open>() {}, Open.of(null), "a value in a map of its type is needed");
    passes(new TypeReference<Open>() {}, Open.of(NullNode.instance));

    // Of these types no node is null.
    passes(new TypeReference<>() {}, new Wholes(null, null));
    passes(new TypeReference<>() {}, new Wholes(NODES.objectNode(), NODES.arrayNode()));
    assertThat(
            roundTrip(
                Codecs.databind(new TypeReference<Wholes>() {}),
                new Wholes(null, NODES.arrayNode())))
        .isEqualTo(new Wholes(null, NODES.arrayNode()));
    passes(new TypeReference<>() {}, new LeftOut());
  }

  // N-C29: of an empty optional and one of JSON's null, JSON is null
  @Test
  void an_optional_tree_is_one_that_is_there() throws IOException {
    var type = new TypeReference<Perhaps>() {};
    passes(type, new Perhaps(Optional.of(NODES.textNode("a"))));
    String why = "a value in an Optional is written as null";
    refused(type, new Perhaps(Optional.of(NullNode.instance)), why);
    refused(type, new Perhaps(Optional.empty()), why);
  }

  @JsonDeserialize
  static final class LeftOut {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable JsonNode node;
  }

  static final class Open {
    private final Map<String, JsonNode> more = new HashMap<>();

    @JsonCreator
    Open() {}

    @SuppressWarnings("NullAway")
    static Open of(@Nullable JsonNode node) {
      var made = new Open();
      made.add("a", node);
      return made;
    }

    @JsonAnyGetter
    Map<String, JsonNode> more() {
      return more;
    }

    @JsonAnySetter
    void add(String name, JsonNode node) {
      more.put(name, node);
    }
  }
}
