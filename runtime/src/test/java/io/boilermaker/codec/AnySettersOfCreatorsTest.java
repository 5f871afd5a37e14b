package io.boilermaker.codec;

import static io.boilermaker.codec.ReadBack.passes;
import static io.boilermaker.codec.ReadBack.refused;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Creators that take all further properties in one map. */
class AnySettersOfCreatorsTest {

  record More(int x, @JsonAnySetter @JsonAnyGetter @Nullable Map<String, Object> more) {}

  record Alone(@JsonAnySetter @JsonAnyGetter Map<String, Object> more) {}

  record Copying(int x, @JsonAnySetter @JsonAnyGetter @Nullable Map<String, Object> more) {
    Copying {
      more = more == null ? Map.of() : Map.copyOf(more);
    }
  }

  static final class Made<T> {
    private final int x;
    private final Map<String, T> more;

    @JsonCreator
    Made(@JsonProperty("x") int x, @JsonAnySetter Map<String, T> more) {
      this.x = x;
      this.more = more;
    }

    public int getX() {
      return x;
    }

    @JsonAnyGetter
    public Map<String, T> more() {
      return more;
    }
  }

  @Test
  void no_further_property_is_an_empty_map() throws IOException {
    Codec<More> codec = Codecs.databind(new TypeReference<>() {});
    passes(new TypeReference<>() {}, new More(1, Map.of()));
    passes(new TypeReference<>() {}, new More(1, Map.of("a", 1)));
    assertThat(write(codec, new More(1, Map.of()))).isEqualTo("{\"x\":1}");
    assertThat(read(codec, "{\"x\":1}")).isEqualTo(new More(1, Map.of()));
    assertThat(read(codec, "{\"a\":[2],\"x\":1}").more()).containsOnlyKeys("a");
    assertThat(refusedToRead(codec, "{\"a\":1}")).contains("cannot be read as ");
    passes(new TypeReference<>() {}, new Alone(Map.of()));
    passes(new TypeReference<>() {}, new Alone(Map.of("a", 1)));
    passes(new TypeReference<>() {}, new Copying(1, null));
    passes(new TypeReference<Made<LocalDate>>() {}, new Made<>(1, Map.of()));
    passes(new TypeReference<Made<LocalDate>>() {}, new Made<>(1, Map.of("a", LocalDate.EPOCH)));
  }

  @Test
  void null_in_its_place_would_be_an_empty_map() {
    refused(new TypeReference<>() {}, new More(1, null), "is read as another value (at /more)");
  }

  /** Takes what it does not give. */
  static final class Keeping {
    private final int x;
    private final Map<String, Object> kept;

    @JsonCreator
    Keeping(@JsonProperty("x") int x, @JsonAnySetter Map<String, Object> kept) {
      this.x = x;
      this.kept = kept;
    }

    public int getX() {
      return kept.isEmpty() ? x : x + 1;
    }
  }

  record Twice(int x, @JsonAnySetter Map<String, Object> more) {}

  @Test
  void a_map_that_no_getter_writes_would_be_lost() {
    refused(new TypeReference<>() {}, new Keeping(1, Map.of()), "cannot be read again");
    refused(new TypeReference<>() {}, new Keeping(1, Map.of("a", 1)), "cannot be read again");
    refused(new TypeReference<>() {}, new Twice(1, Map.of("a", 1)), "is read as another value");
  }
}
