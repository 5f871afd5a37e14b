package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values of classes left to Jackson that it reads and does not write, or cannot read at all. */
class NeverWrittenTest {

  @JsonDeserialize
  static final class WithoutGetter {
    @SuppressWarnings("UnusedVariable")
    private int x;

    public void setX(int x) {
      this.x = x;
    }

    static WithoutGetter of(int x) {
      var made = new WithoutGetter();
      made.x = x;
      return made;
    }
  }

  @JsonDeserialize
  @JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE)
  static final class WithHiddenGetter {
    private @Nullable String text;

    public @Nullable String getText() {
      return text;
    }

    public void setText(@Nullable String text) {
      this.text = text;
    }

    static WithHiddenGetter of(@Nullable String text) {
      var made = new WithHiddenGetter();
      made.text = text;
      return made;
    }
  }

  @JsonDeserialize
  @JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE)
  static final class WithOptional {
    @SuppressWarnings("UnusedVariable")
    private @Nullable Optional<String> optional;

    public void setOptional(Optional<String> optional) {
      this.optional = optional;
    }

    static WithOptional of(@Nullable Optional<String> optional) {
      var made = new WithOptional();
      made.optional = optional;
      return made;
    }
  }

  record WithoutNull(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Optional<String> o) {}

  @JsonDeserialize
  static final class Kindless {
    @JsonTypeId public @Nullable String kind;

    static Kindless of(@Nullable String kind) {
      var made = new Kindless();
      made.kind = kind;
      return made;
    }
  }

  @JsonDeserialize
  static final class OneNameForTwo {
    @JsonProperty("y")
    public int x;

    public int y;

    static OneNameForTwo of(int x, int y) {
      var made = new OneNameForTwo();
      made.x = x;
      made.y = y;
      return made;
    }
  }

  @JsonDeserialize
  static final class OneNameForObjects {
    @JsonProperty("y")
    public @Nullable String x;

    public @Nullable Object y;

    static OneNameForObjects of(Object y) {
      var made = new OneNameForObjects();
      made.y = y;
      return made;
    }
  }

  @JsonIdentityInfo(generator = ObjectIdGenerators.StringIdGenerator.class, property = "name")
  record IdForComponent(int x, String name) {}

  static final class GivenOnly {
    @SuppressWarnings("UnusedVariable")
    private final Optional<String> note;

    public final int x;

    @JsonCreator
    GivenOnly(@JsonProperty("x") int x, @JsonProperty("note") Optional<String> note) {
      this.x = x;
      this.note = note;
    }
  }

  @JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE)
  record Hiding(@JsonProperty int x, Optional<String> note) {}

  record HidingOne(int x, String secret) {
    @Override
    @JsonIgnore
    public String secret() {
      return secret;
    }
  }

  interface Named {
    @JsonIgnore
    String secret();
  }

  record HidingInherited(int x, String secret) implements Named {}

  /** Names a kind that nothing has, by text that is no JSON. */
  @JsonDeserialize
  static final class RawKind {
    @JsonRawValue private @Nullable String kind;

    public @Nullable String getKind() {
      return kind;
    }

    @JsonTypeId
    public void setKind(@Nullable String kind) {
      this.kind = kind;
    }

    static RawKind of(@Nullable String kind) {
      var made = new RawKind();
      made.kind = kind;
      return made;
    }
  }

  record AsText(@JsonSerialize(using = ToStringSerializer.class) Object any) {}

  // N-C29: what Jackson reads, but does not write, was gone on the other side
  @Test
  void a_property_that_jackson_reads_and_never_writes_is_refused() throws IOException {
    String why = "is read as another value (at /";
    refused(new TypeReference<>() {}, WithoutGetter.of(1), why + "x)");
    refused(new TypeReference<>() {}, WithHiddenGetter.of("a"), why + "text)");
    refused(new TypeReference<>() {}, List.of(WithHiddenGetter.of("a")), why + "0/text)");
    refused(new TypeReference<>() {}, Kindless.of("a"), why + "kind)");
    refused(new TypeReference<>() {}, OneNameForTwo.of(1, 2), why + "y)");
    refused(new TypeReference<>() {}, new IdForComponent(1, "a"), why + "name)");
    refused(new TypeReference<>() {}, new GivenOnly(1, Optional.of("a")), why + "note)");
    refused(new TypeReference<>() {}, new AsText(5), why + "any)");
    refused(new TypeReference<>() {}, new Hiding(1, Optional.of("a")), why + "note)");
    refused(new TypeReference<>() {}, RawKind.of("a"), why + "kind)");
    refused(new TypeReference<>() {}, RawKind.of("1"), why + "kind)");
    refused(new TypeReference<>() {}, new AsText(List.of(new UUID(0, 1))), "has no JSON form");
    refused(new TypeReference<>() {}, OneNameForObjects.of(new UUID(0, 1)), "has no JSON form");
    passes(new TypeReference<>() {}, WithoutGetter.of(0));
    passes(new TypeReference<>() {}, new Hiding(1, Optional.empty()));
    passes(new TypeReference<>() {}, new HidingOne(1, "a"));
    passes(new TypeReference<>() {}, new HidingInherited(1, "a"));
    passes(new TypeReference<>() {}, RawKind.of(null));
    passes(new TypeReference<>() {}, new GivenOnly(1, Optional.empty()));
    passes(new TypeReference<>() {}, new AsText("5"));
    passes(new TypeReference<>() {}, WithHiddenGetter.of(null));
    passes(new TypeReference<>() {}, Kindless.of(null));
    passes(new TypeReference<>() {}, OneNameForTwo.of(1, 0));
  }

  @JsonDeserialize
  static final class Unbuildable {
    @JsonManagedReference public int x = 1;
  }

  @JsonDeserialize
  static final class WronglyRead {
    @JsonDeserialize(using = StringDeserializer.class)
    public @Nullable UUID id = new UUID(0, 1);
  }

  // N-C29: an exception of the JDK that Jackson's code causes was taken for one of the user's
  @Test
  void what_jackson_cannot_build_or_set_is_refused() throws IOException {
    String why = "cannot be read again: cannot be read as ";
    refused(new TypeReference<>() {}, new Unbuildable(), why);
    refused(new TypeReference<>() {}, List.of(new Unbuildable()), why);
    refused(new TypeReference<>() {}, new WronglyRead(), why);
  }

  @Test
  void a_null_in_place_of_an_optional_is_refused_also_where_it_is_not_written() throws IOException {
    String why = "an Optional is needed, found null";
    refused(new TypeReference<WithOptional>() {}, WithOptional.of(null), why);
    refused(new TypeReference<WithoutNull>() {}, new WithoutNull(null), why);
    passes(new TypeReference<WithoutNull>() {}, new WithoutNull(Optional.empty()));
    passes(new TypeReference<WithoutNull>() {}, new WithoutNull(Optional.of("a")));
  }
}
