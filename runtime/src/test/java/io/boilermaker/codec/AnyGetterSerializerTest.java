package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.refusedToWrite;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects whose further properties are a map. */
class AnyGetterSerializerTest {

  @JsonFilter("unknown")
  record Filtered(@JsonAnyGetter Map<String, Object> more) {}

  // Nobody can give the codecs' own mapper a filter.
  @Test
  void a_filter_that_is_not_there_leaves_nothing_out() {
    assertThat(
            refusedToWrite(Codecs.databind(new TypeReference<>() {}), new Filtered(Map.of("a", 1))))
        .contains("cannot be written as " + Filtered.class.getName());
  }
}
