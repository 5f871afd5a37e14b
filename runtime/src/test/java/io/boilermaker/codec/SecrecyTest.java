package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments may be secret: whatever a message holds, nothing of it may reach a log. */
class SecrecyTest {

  /** JSON and what is nearly JSON, each with the secret where a value or a map key is. */
  private static final List<String> TEXTS =
      List.of(
          "\"7355608\"",
          "7355608",
          "-7355608",
          "7355608.5",
          "7355608e999",
          "7355608e-999",
          "7355608".repeat(200),
          "0." + "7355608".repeat(200),
          "\"7355608\\ud83d\"",
          "[7355608]",
          "[\"7355608\"]",
          "[[\"7355608\"]]",
          "[{\"7355608\":7355608}]",
          "{\"7355608\":7355608}",
          "{\"7355608\":{\"7355608\":[7355608]}}",
          "{\"name\":\"7355608\",\"age\":-7355608}",
          "{\"name\":7355608}",
          "{\"7355608\":NaN,\"type\":\"Circle\"}",
          "{\"type\":\"Circle\",\"7355608\":NaN}",
          "{\"radius\":\"7355608\",\"type\":\"Circle\"}",
          "{\"type\":\"7355608\"}",
          "{\"age\":\"7355608\"}",
          "{\"items\":[{\"sku\":7355608}]}",
          "7355608x",
          "\"7355608",
          "\"\\x7355608\"",
          "\"7355608\t\"",
          "[\"7355608\",NaN]",
          "{\"7355608\":NaN}",
          "{\"7355608\" 1}",
          "nul7355608",
          "07355608",
          "7355608.",
          "+7355608",
          "'7355608'");

  static Stream<Codec<?>> codecs() throws IllegalAccessException {
    List<Codec<?>> codecs = new ArrayList<>();
    for (Field field : Codecs.class.getFields()) {
      codecs.add((Codec<?>) field.get(null));
    }
    for (Field field : KeyCodecs.class.getFields()) {
      codecs.add(Codecs.mapOf((KeyCodec<?>) field.get(null), Codecs.INT));
    }
    codecs.add(Codecs.mapOf(KeyCodecs.enumOf(TimeUnit.class, TimeUnit::values), Codecs.INT));
    codecs.add(Codecs.enumOf(TimeUnit.class, TimeUnit::values));
    codecs.add(Codecs.listOf(Codecs.listOf(Codecs.BOOLEAN)));
    codecs.add(Codecs.optionalOf(Codecs.UUID));
    codecs.add(Codecs.arrayOf(Codecs.DATE, java.util.Date[]::new));
    codecs.add(Orders.OrderCodec.INSTANCE);
    codecs.add(Orders.CustomerCodec.INSTANCE);
    codecs.add(SealedCodecTest.SHAPE);
    codecs.add(Codecs.mapOf(KeyCodecs.STRING, Orders.CustomerCodec.INSTANCE));
    codecs.add(Codecs.databind(new TypeReference<Orders.Customer>() {}));
    codecs.add(Codecs.databind(new TypeReference<Map<Integer, List<TimeUnit>>>() {}));
    return codecs.stream();
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void no_refusal_shows_a_value(Codec<?> codec) {
    for (String json : TEXTS) {
      try {
        Wire.read(codec, json);
      } catch (ArgumentException e) {
        assertThat(Wire.stackTrace(e)).doesNotContain(SECRET);
      }
    }
  }
}
