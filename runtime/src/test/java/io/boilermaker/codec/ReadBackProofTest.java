package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values of classes left to Jackson that are read back where they are sent. */
class ReadBackProofTest {

  private static <T> Parameter<T> parameter(TypeReference<T> type) {
    return Parameter.required("it", Codecs.databind(type));
  }

  private static <T> void passes(TypeReference<T> type, T value) throws IOException {
    parameter(type).requireReadable(value);
  }

  private static <T> void refused(TypeReference<T> type, T value, String why) {
    assertThatThrownBy(() -> parameter(type).requireReadable(value))
        .isInstanceOf(ArgumentException.class)
        .hasMessageStartingWith("'it': ")
        .hasMessageContaining(why);
  }

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

  /** Counts how often it is read. */
  record Counted(@JsonProperty(required = true) int x) {
    static final AtomicInteger MADE = new AtomicInteger();

    Counted {
      MADE.incrementAndGet();
    }
  }

  // N-C29
  @Test
  void only_the_first_values_are_read_back_and_each_that_is_refused_is_one_more()
      throws IOException {
    Parameter<List<Counted>> counted = parameter(new TypeReference<>() {});
    List<Counted> value = new ArrayList<>(List.of(new Counted(1)));
    int before = Counted.MADE.get();
    for (int i = 0; i < 2 * ReadBackProof.VALUES; i++) {
      counted.requireReadable(value);
    }
    assertThat(Counted.MADE.get() - before).isEqualTo(ReadBackProof.VALUES);

    Parameter<WithInterface> never = parameter(new TypeReference<>() {});
    for (int i = 0; i < 2 * ReadBackProof.VALUES; i++) {
      assertThatThrownBy(() -> never.requireReadable(new WithInterface(new Kind(1))))
          .isInstanceOf(ArgumentException.class);
    }
  }
}
