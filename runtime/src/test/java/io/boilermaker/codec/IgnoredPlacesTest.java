package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;
import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Properties that annotations in whatever place keep from being sent: they arrive as nothing. */
class IgnoredPlacesTest {

  /** Has a name, which is sent, and a password, which is not. */
  interface Login {
    @Nullable String secret();
  }

  abstract static class Settable implements Login {
    public @Nullable String name;

    abstract void setPassword(@Nullable String password);

    static <F extends Settable> F of(F made) {
      made.name = "ann";
      made.setPassword(SECRET);
      return made;
    }
  }

  static final class GetterOnly extends Settable {
    private @Nullable String password;

    @JsonIgnore
    public @Nullable String getPassword() {
      return password;
    }

    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  static final class SetterOnly extends Settable {
    private @Nullable String password;

    public @Nullable String getPassword() {
      return password;
    }

    @JsonIgnore
    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  static final class ReadBySetter extends Settable {
    private @Nullable String password;

    @JsonIgnore
    public @Nullable String getPassword() {
      return password;
    }

    @JsonProperty
    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  static final class ReadByNamedSetter extends Settable {
    private @Nullable String password;

    @JsonIgnore
    public @Nullable String getPassword() {
      return password;
    }

    @JsonProperty("password")
    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  static final class WriteOnlyGetter extends Settable {
    private @Nullable String password;

    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public @Nullable String getPassword() {
      return password;
    }

    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  static final class WriteOnlySetter extends Settable {
    private @Nullable String password;

    public @Nullable String getPassword() {
      return password;
    }

    @JsonProperty(value = "password", access = JsonProperty.Access.WRITE_ONLY)
    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  @JsonIgnoreProperties(value = "password", allowSetters = true)
  static final class ByClass extends Settable {
    private @Nullable String password;

    @JsonProperty("password")
    public @Nullable String getPassword() {
      return password;
    }

    @JsonProperty("password")
    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  abstract static class Given implements Login {
    final @Nullable String password;
    final String name;

    Given(@Nullable String password, String name) {
      this.password = password;
      this.name = name;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }

    public String getName() {
      return name;
    }
  }

  static final class IgnoredGetter extends Given {
    @JsonCreator
    IgnoredGetter(
        @JsonProperty("password") @Nullable String password, @JsonProperty("name") String name) {
      super(password, name);
    }

    @JsonIgnore
    public @Nullable String getPassword() {
      return password;
    }
  }

  static final class WriteOnlyParameter extends Given {
    @JsonCreator
    WriteOnlyParameter(
        @JsonProperty(value = "password", access = JsonProperty.Access.WRITE_ONLY)
            @Nullable String password,
        @JsonProperty("name") String name) {
      super(password, name);
    }

    public @Nullable String getPassword() {
      return password;
    }
  }

  @JsonIgnoreProperties(value = "password", allowSetters = true)
  static final class CreatorByClass extends Given {
    @JsonCreator
    CreatorByClass(
        @JsonProperty("password") @Nullable String password, @JsonProperty("name") String name) {
      super(password, name);
    }

    public @Nullable String getPassword() {
      return password;
    }
  }

  @JsonIgnoreProperties(value = "password", allowSetters = true)
  record RecordByClass(@Nullable String password, String name) implements Login {
    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  private static final String SENT = "{\"name\":\"ann\"}";

  private static final String READ = "{\"name\":\"ann\",\"password\":\"other\"}";

  @Test
  void a_property_that_an_annotation_keeps_arrives_as_null() throws IOException {
    arrivesAsNull(new TypeReference<>() {}, Settable.of(new GetterOnly()), null);
    arrivesAsNull(new TypeReference<>() {}, Settable.of(new SetterOnly()), null);
    arrivesAsNull(new TypeReference<>() {}, Settable.of(new ReadBySetter()), "other");
    arrivesAsNull(new TypeReference<>() {}, Settable.of(new ReadByNamedSetter()), "other");
    arrivesAsNull(new TypeReference<>() {}, Settable.of(new WriteOnlyGetter()), "other");
    arrivesAsNull(new TypeReference<>() {}, Settable.of(new WriteOnlySetter()), "other");
    arrivesAsNull(new TypeReference<>() {}, Settable.of(new ByClass()), "other");
    arrivesAsNull(new TypeReference<>() {}, new IgnoredGetter(SECRET, "ann"), "other");
    arrivesAsNull(new TypeReference<>() {}, new WriteOnlyParameter(SECRET, "ann"), "other");
    arrivesAsNull(new TypeReference<>() {}, new CreatorByClass(SECRET, "ann"), "other");
    arrivesAsNull(new TypeReference<>() {}, new RecordByClass(SECRET, "ann"), "other");
  }

  private static <T extends Login> void arrivesAsNull(
      TypeReference<T> type, T value, @Nullable String given) throws IOException {
    String what = value.getClass().getSimpleName();
    Codec<T> codec = Codecs.databind(type);
    passes(type, value);
    String json = write(codec, value);
    assertThat(json).as(what).isEqualTo(SENT);
    assertThat(read(codec, json).secret()).as(what).isNull();
    assertThat(read(codec, READ).secret()).as(what).isEqualTo(given);
  }

  record Part(int a, @Nullable Integer b) {}

  record Named(int a, @JsonProperty("b") @Nullable Integer bee) {}

  @JsonPropertyOrder
  record Places(
      @JsonIgnoreProperties(value = "b", allowSetters = true) Part one,
      @JsonIgnoreProperties(value = "b", allowSetters = true) List<Part> many,
      @JsonIgnoreProperties(value = "b", allowSetters = true) Map<String, Part> map,
      @JsonIgnoreProperties(value = "b", allowSetters = true) Optional<Part> perhaps,
      @JsonIgnoreProperties("b") Named named,
      Part whole) {}

  @Test
  void so_does_one_that_is_kept_where_its_object_stands() throws IOException {
    var part = new Part(1, 2);
    var value =
        new Places(
            part, List.of(part), Map.of("k", part), Optional.of(part), new Named(1, 2), part);
    passes(new TypeReference<>() {}, value);
    Codec<Places> codec = Codecs.databind(new TypeReference<>() {});
    var less = new Part(1, null);
    assertThat(read(codec, write(codec, value)))
        .isEqualTo(
            new Places(
                less,
                List.of(less),
                Map.of("k", less),
                Optional.of(less),
                new Named(1, null),
                part));
  }

  @JsonIncludeProperties({})
  record Nothing(@Nullable Integer a, int b) {}

  @Test
  void a_record_of_which_nothing_is_sent_arrives() throws IOException {
    passes(new TypeReference<>() {}, new Nothing(1, 2));
    Codec<Nothing> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(write(codec, new Nothing(1, 2))).isEqualTo("{}");
    assertThat(read(codec, "{}")).isEqualTo(new Nothing(null, 0));
  }

  /** Ignores what it sends. */
  static final class ReadOnly extends Settable {
    private @Nullable String kept;

    @JsonProperty("password")
    public @Nullable String getPassword() {
      return kept;
    }

    @JsonIgnore
    @Override
    public void setPassword(@Nullable String password) {
      this.kept = password;
    }

    @Override
    public @Nullable String secret() {
      return kept;
    }
  }

  @JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE)
  static final class HiddenGetter extends Settable {
    private @Nullable String password;

    public @Nullable String getPassword() {
      return password;
    }

    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  /** Ignores another property than the one that is lost. */
  static final class IgnoresOther extends Settable {
    private @Nullable String password;

    @JsonIgnore
    public int getLength() {
      return 1;
    }

    @Override
    public void setPassword(@Nullable String password) {
      this.password = password;
    }

    @Override
    public @Nullable String secret() {
      return password;
    }
  }

  @Test
  void what_is_sent_or_lost_without_such_an_annotation_is_refused() throws IOException {
    String why = "is read as another value";
    refused(new TypeReference<>() {}, Settable.of(new ReadOnly()), why);
    refused(new TypeReference<>() {}, Settable.of(new HiddenGetter()), why);
    refused(new TypeReference<>() {}, Settable.of(new IgnoresOther()), why);
  }
}
