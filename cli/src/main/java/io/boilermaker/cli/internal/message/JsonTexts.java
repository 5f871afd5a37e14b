package io.boilermaker.cli.internal.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.codec.Json;
import java.io.IOException;
import java.util.Optional;

/** JSON as trees that lose nothing: of numbers each digit is kept. */
public final class JsonTexts {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(Json.factory().rebuild().build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonTexts() {}

  /** Returns an empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Reads a value; nothing if the bytes are not strict JSON. */
  public static Optional<JsonNode> read(byte[] text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      return read == null || read.isMissingNode() ? Optional.empty() : Optional.of(read);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads a value; nothing if the text is not strict JSON. */
  public static Optional<JsonNode> read(String text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      return read == null || read.isMissingNode() ? Optional.empty() : Optional.of(read);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Writes a value. */
  public static byte[] bytes(JsonNode value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a value on one line. */
  public static String text(JsonNode value) {
    return new String(bytes(value), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Writes a value on many lines, for an editor. */
  public static String pretty(JsonNode value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
