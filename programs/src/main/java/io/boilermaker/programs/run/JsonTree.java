package io.boilermaker.programs.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON whose numbers keep their texts. */
sealed interface JsonTree {

  /** Any scalar, as it is written; texts have a quotation mark in front. */
  record Leaf(String text) implements JsonTree {}

  record Array(List<JsonTree> elements) implements JsonTree {}

  /** An object; a property that comes twice is an error. */
  record Properties(Map<String, JsonTree> properties) implements JsonTree {

    JsonTree get(String name) {
      return properties.getOrDefault(name, new Leaf("missing"));
    }
  }

  JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(10_000).build())
          .build();

  static JsonTree parse(String json) {
    try (JsonParser in = FACTORY.createParser(json)) {
      in.nextToken();
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonTree read(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.START_ARRAY) {
      List<JsonTree> elements = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(in));
      }
      return new Array(elements);
    }
    if (in.currentToken() == JsonToken.START_OBJECT) {
      Map<String, JsonTree> properties = new LinkedHashMap<>();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (properties.put(name, read(in)) != null) {
          throw new IOException("twice: " + name);
        }
      }
      return new Properties(properties);
    }
    String mark = in.currentToken() == JsonToken.VALUE_STRING ? "\"" : "";
    return new Leaf(mark + in.getText());
  }
}
