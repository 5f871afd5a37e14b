package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values of classes left to Jackson that are read back where they are sent. */
class ReadBackProofTest {

  interface Plain {}

  record Kind(int x) implements Plain {}

  record WithInterface(@JsonProperty(required = true) Plain plain) {}

  record Comparing(@JsonProperty(required = true) Comparable<String> value) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record NotEmpty(String text, List<String> list) {}

  record Injected(@JacksonInject String text, int x) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({@JsonSubTypes.Type(One.class), @JsonSubTypes.Type(Two.class)})
  interface Deduced {}

  record One(int x) implements Deduced {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Two(int x, @Nullable Integer y) implements Deduced {}

  // N-C29
  @Test
  void a_value_that_cannot_be_read_is_refused() throws IOException {
    String why = "cannot be read again: cannot be read as ";
    refused(new TypeReference<>() {}, new WithInterface(new Kind(1)), why);
    refused(new TypeReference<>() {}, new Comparing("a"), why);
    refused(new TypeReference<Map<List<String>, String>>() {}, null, why);
    refused(new TypeReference<>() {}, new NotEmpty("", List.of()), why);
    refused(new TypeReference<>() {}, new Injected("a", 1), why);
    refused(new TypeReference<Deduced>() {}, new Two(1, null), why);
    passes(new TypeReference<Deduced>() {}, new Two(1, 2));
    passes(new TypeReference<>() {}, new NotEmpty("a", List.of("b")));
  }

  record ReadOnly(@JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable String text) {}

  record Unwrapped(
      @JsonFormat(
              with = {
                JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED,
                JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY
              })
          List<List<String>> lists) {}

  // N-C29
  @Test
  void a_value_that_is_read_as_another_is_refused_by_its_path() throws IOException {
    refused(
        new TypeReference<>() {}, new ReadOnly("secret"), "is read as another value (at /text)");
    passes(new TypeReference<>() {}, new ReadOnly(null));
    refused(
        new TypeReference<>() {},
        new Unwrapped(List.of(List.of("a", "b"))),
        "is read as another value (at /lists");
    refused(
        new TypeReference<>() {},
        Map.of("secret", new ReadOnly("secret")),
        "is read as another value (at /*/text)");
  }

  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.EXISTING_PROPERTY,
      property = "kind")
  record Unnamed(String kind) {}

  record Unsent(
      @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable Unnamed kind,
      @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable Double number) {}

  // N-C29: what was refused for another reason was not compared.
  @Test
  void a_value_that_is_not_sent_and_has_no_form_is_refused() throws IOException {
    passes(new TypeReference<>() {}, new Unsent(null, null));
    refused(
        new TypeReference<>() {},
        new Unsent(new Unnamed("other"), null),
        "its property names another kind, or none");
    refused(new TypeReference<>() {}, new Unsent(null, Double.NaN), "NaN has no JSON form");
  }

  record LeftOut(
      @JsonInclude(content = JsonInclude.Include.NON_NULL) Map<String, @Nullable Integer> map,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> text,
      @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.NON_EMPTY)
          Map<String, List<Integer>> lists) {}

  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  static final class NotDefault {
    public @Nullable Integer x;
    public int y;

    @JsonCreator
    NotDefault() {}

    static NotDefault of(@Nullable Integer x, int y) {
      var made = new NotDefault();
      made.x = x;
      made.y = y;
      return made;
    }
  }

  // N-C29: what an annotation leaves out was gone on the other side
  @Test
  void what_is_left_out_and_arrives_as_another_value_is_refused() throws IOException {
    Map<String, @Nullable Integer> withNull = new HashMap<>();
    withNull.put("a", null);
    String why = "is read as another value (at ";
    refused(
        new TypeReference<>() {}, new LeftOut(withNull, Optional.empty(), Map.of()), why + "/map");
    refused(
        new TypeReference<>() {},
        new LeftOut(Map.of(), Optional.empty(), Map.of("a", List.of())),
        why + "/lists");
    passes(
        new TypeReference<>() {},
        new LeftOut(Map.of("a", 1), Optional.empty(), Map.of("a", List.of(1))));
    passes(new TypeReference<>() {}, NotDefault.of(null, 0));
    passes(new TypeReference<>() {}, NotDefault.of(1, 0));
  }

  record Hidden(String text, boolean active) {
    @SuppressWarnings("unused")
    public String getText() {
      return "another";
    }

    @SuppressWarnings("unused")
    public boolean isActive() {
      return true;
    }
  }

  interface Named {
    String getName();
  }

  record Beside(String name, int x) implements Named {
    @Override
    public String getName() {
      return name;
    }

    @SuppressWarnings("unused")
    public int getTwice() {
      return 2 * x;
    }
  }

  // N-C29: Jackson takes a getter before the accessor of a component
  @Test
  void a_getter_that_hides_a_component_with_another_value_is_refused() throws IOException {
    String why = "is read as another value (at ";
    refused(new TypeReference<>() {}, new Hidden("one", true), why + "/text)");
    refused(new TypeReference<>() {}, new Hidden("another", false), why + "/active)");
    refused(new TypeReference<>() {}, List.of(new Hidden("one", true)), why + "/0/text)");
    passes(new TypeReference<>() {}, new Hidden("another", true));
    passes(new TypeReference<>() {}, new Beside("a", 1));
  }

  record Ordered(Set<String> set, Map<String, Double> map, Object any) {
    Ordered {
      set = new HashSet<>(set);
    }
  }

  static final class Changing {
    private final int x;

    @JsonCreator
    Changing(@JsonProperty("x") int x) {
      this.x = x;
    }

    @JsonProperty
    int x() {
      return x;
    }

    @JsonProperty
    UUID now() {
      return UUID.randomUUID();
    }
  }

  // N-C29
  @Test
  void order_and_what_changes_by_itself_make_no_other_value() throws IOException {
    Set<String> set = new LinkedHashSet<>();
    for (int i = 100; i > 0; i--) {
      set.add("text" + i);
    }
    passes(new TypeReference<>() {}, new Ordered(set, Map.of("a", 1e10), List.of(1.5f, 1e22)));
    passes(new TypeReference<>() {}, new Changing(1));
    passes(new TypeReference<>() {}, List.of(Instant.EPOCH));
  }

  /** What one value of a class left to Jackson lacks, another may have. */
  record Sometimes(
      @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.NON_NULL)
          Map<String, @Nullable Integer> map,
      Set<Same> set) {}

  /** Two of them may have one form. */
  static final class Same {
    @JsonProperty final int x;
    private final int hidden;

    @JsonCreator
    Same(@JsonProperty("x") int x) {
      this(x, 0);
    }

    Same(int x, int hidden) {
      this.x = x;
      this.hidden = hidden;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Same same && same.x == x && same.hidden == hidden;
    }

    @Override
    public int hashCode() {
      return 31 * x + hidden;
    }
  }

  // N-C29: an annotation may lose something of the hundredth value alone
  @Test
  void each_value_is_read_back() throws IOException {
    Parameter<Sometimes> sometimes = ReadBack.parameter(new TypeReference<>() {});
    Map<String, @Nullable Integer> withNull = new HashMap<>();
    withNull.put("a", null);
    for (int i = 0; i < 100; i++) {
      sometimes.requireReadable(new Sometimes(Map.of("a", i), Set.of(new Same(1), new Same(2))));
    }
    assertThatThrownBy(() -> sometimes.requireReadable(new Sometimes(withNull, Set.of())))
        .hasMessage("'it': is read as another value (at /map/*)");
    assertThatThrownBy(
            () ->
                sometimes.requireReadable(
                    new Sometimes(Map.of(), Set.of(new Same(1, 0), new Same(1, 1)))))
        .hasMessage("'it': is read as another value (at /set)");

    Parameter<WithInterface> never = ReadBack.parameter(new TypeReference<>() {});
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> never.requireReadable(new WithInterface(new Kind(1))))
          .isInstanceOf(ArgumentException.class);
    }
  }

  static class Above {
    public int a = 1;
  }

  static final class Below extends Above {
    public int b = 2;

    static Below of(int b) {
      Below made = new Below();
      made.b = b;
      return made;
    }
  }

  record AsAbove(
      @JsonSerialize(as = Above.class) @JsonDeserialize(as = Below.class) Above one,
      @JsonSerialize(contentAs = Above.class) @JsonDeserialize(contentAs = Below.class)
          List<Above> many,
      @JsonSerialize(typing = JsonSerialize.Typing.STATIC) @JsonDeserialize(as = Below.class)
          Above fixed) {}

  // N-C29: what a super class lacks was gone on the other side
  @Test
  void what_is_written_as_its_super_class_is_refused_if_it_lacks_something() throws IOException {
    Below same = new Below();
    Below other = Below.of(5);
    String why = "is read as another value (at ";
    passes(new TypeReference<>() {}, new AsAbove(same, List.of(same), same));
    refused(new TypeReference<>() {}, new AsAbove(other, List.of(), same), why + "/one/b)");
    refused(new TypeReference<>() {}, new AsAbove(same, List.of(other), same), why + "/many");
    refused(new TypeReference<>() {}, new AsAbove(same, List.of(), other), why + "/fixed/b)");
  }

  record Unstable(@JsonFormat(shape = JsonFormat.Shape.STRING) int x, String text) {
    @SuppressWarnings("unused")
    public String getText() {
      return "one";
    }

    @Override
    public String text() {
      return UUID.randomUUID().toString();
    }
  }

  // N-C29
  @Test
  void a_component_that_changes_by_itself_makes_no_other_value() throws IOException {
    passes(new TypeReference<>() {}, new Unstable(1, "one"));
  }

  record Leading(@JsonProperty(required = true) String text) {
    Leading {
      text = text.strip();
    }
  }

  // N-C29: what the user's own code makes of a value, it has made before
  @Test
  void a_constructor_may_change_what_it_is_given() throws IOException {
    passes(new TypeReference<>() {}, new Leading(" a "));
  }

  record Tag(@JsonValue String text, int weight) {
    @JsonCreator
    static Tag of(String text) {
      return new Tag(text, text.length());
    }
  }

  // N-C29: one component that stands for all is their value only if it says what the others are
  @Test
  void a_component_that_a_json_value_leaves_out_is_compared() throws IOException {
    passes(new TypeReference<>() {}, List.of(new Tag("abc", 3)));
    refused(new TypeReference<>() {}, new Tag("abc", 5), "another value (at /weight)");
    refused(new TypeReference<>() {}, List.of(new Tag("abc", 5)), "another value (at /0/weight)");
    refused(
        new TypeReference<Map<Tag, Integer>>() {}, Map.of(new Tag("abc", 5), 1), "another value");
  }

  record Picky(int x) {
    Picky {
      if (Thread.currentThread().isInterrupted()) {
        var refusal = new IllegalStateException("not now");
        // This package is not taken for a user's.
        refusal.setStackTrace(
            new StackTraceElement[] {new StackTraceElement("shop.Picky", "<init>", null, -1)});
        throw refusal;
      }
    }
  }

  // N-C29: a constructor may need what is only on the other side
  @Test
  void a_value_that_the_users_code_refuses_here_is_sent() throws IOException {
    var picky = new Picky(1);
    Thread.currentThread().interrupt();
    try {
      passes(new TypeReference<>() {}, picky);
      passes(new TypeReference<>() {}, List.of(picky));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
