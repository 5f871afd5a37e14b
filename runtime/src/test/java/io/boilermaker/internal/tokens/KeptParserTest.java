package io.boilermaker.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kept tokens are read as the bytes that they came from. */
class KeptParserTest {

  private static final JsonFactory FACTORY = new JsonFactory();

  private static JsonParser bytes(String json) throws IOException {
    JsonParser in = FACTORY.createParser(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    in.nextToken();
    return in;
  }

  private static JsonParser kept(String json) throws IOException {
    JsonParser in = bytes(json);
    var tokens = new KeptTokens();
    var kept = new KeptParser(KeptPart.of(in, tokens), in, null);
    kept.nextToken();
    return kept;
  }

  /** What a parser says, or that it refuses to. */
  private static String said(Say say, JsonParser in) {
    try {
      return String.valueOf(say.of(in));
    } catch (IOException | RuntimeException e) {
      return "refused";
    }
  }

  private interface Say {
    Object of(JsonParser in) throws IOException;
  }

  private static final List<Say> NUMBERS =
      List.of(
          JsonParser::getIntValue,
          JsonParser::getLongValue,
          JsonParser::getBigIntegerValue,
          JsonParser::getFloatValue,
          JsonParser::getDoubleValue,
          JsonParser::getDecimalValue,
          JsonParser::getNumberValue,
          JsonParser::getNumberValueExact,
          JsonParser::getNumberValueDeferred,
          in -> in.getNumberValue().getClass(),
          JsonParser::getNumberType,
          in -> in.getValueAsInt(-7),
          in -> in.getValueAsLong(-7),
          in -> in.getValueAsDouble(-7),
          in -> in.getValueAsString("none"),
          JsonParser::getText);

  // N-S01
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "-1",
        "2147483648",
        "-9223372036854775808",
        "9223372036854775808",
        "123456789012345678901234567890",
        "1.5",
        "-0.0",
        "600.00",
        "1e3",
        "1E-7",
        "1e400",
        "0.1234567890123456789",
        "3.4028236e38",
        "2.2250738585072012e-308",
        "9.3e18",
        "1e99999",
        "1e99999999999"
      })
  void a_number_is_the_same(String json) throws IOException {
    for (Say each : NUMBERS) {
      assertThat(said(each, kept(json)))
          .as("%s as the number %s", json, NUMBERS.indexOf(each))
          .isEqualTo(said(each, bytes(json)));
    }
  }

  // N-S01
  @ParameterizedTest
  @ValueSource(strings = {"\"text\"", "\"\"", "\"é\"", "true", "false", "null", "[]", "{}"})
  void what_is_no_number_is_the_same(String json) throws IOException {
    for (Say each :
        List.<Say>of(
            JsonParser::getText,
            JsonParser::getIntValue,
            JsonParser::getDoubleValue,
            JsonParser::getNumberType,
            JsonParser::getValueAsString,
            JsonParser::getTextLength,
            in -> String.valueOf(in.getTextCharacters(), in.getTextOffset(), in.getTextLength()),
            JsonParser::getEmbeddedObject,
            in -> in.getValueAsBoolean(true))) {
      assertThat(said(each, kept(json))).as(json).isEqualTo(said(each, bytes(json)));
    }
  }

  // N-S01
  @Test
  void tokens_names_and_places_are_the_same() throws IOException {
    String json = "[{\"a\":1,\"b\":[2,[],{\"c\":{}}],\"a\":null},\"x\",[[3]]]";
    assertThat(walk(kept(json))).isEqualTo(walk(bytes(json)));
  }

  private static List<String> walk(JsonParser in) throws IOException {
    List<String> steps = new ArrayList<>();
    do {
      var step = new StringBuilder(in.currentToken() + " " + in.currentName());
      JsonStreamContext context = in.getParsingContext();
      while (context != null && !context.inRoot()) {
        step.append(" ").append(context.typeDesc()).append(context.getEntryCount());
        step.append(context.getCurrentName()).append(context.hasCurrentName());
        context = context.getParent();
      }
      steps.add(step.toString());
    } while (in.nextToken() != null);
    return steps;
  }

  // N-S01
  @Test
  void a_structure_is_passed_over_as_a_whole() throws IOException {
    JsonParser in = kept("[{\"a\":[1,2]},3]");
    in.nextToken();
    in.skipChildren();
    assertThat(in.currentToken()).isEqualTo(JsonToken.END_OBJECT);
    assertThat(in.getParsingContext().inArray()).isTrue();
    assertThat(in.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
    in.skipChildren();
    assertThat(in.getIntValue()).isEqualTo(3);
    assertThat(in.nextToken()).isEqualTo(JsonToken.END_ARRAY);
    assertThat(in.nextToken()).isNull();
    assertThat(in.isClosed()).isFalse();
    in.close();
    assertThat(in.isClosed()).isTrue();
  }

  // N-S01
  @Test
  void an_exponent_out_of_range_is_found_when_the_number_is_asked_for() throws IOException {
    JsonParser in = kept("1e99999999999");
    assertThatThrownBy(in::getDecimalValue).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void base64_is_decoded_and_other_text_is_refused() throws IOException {
    assertThat(kept("\"AQI=\"").getBinaryValue()).containsExactly(1, 2);
    assertThat(kept("\"AQI=\"").getBinaryValue(Base64Variants.MIME)).containsExactly(1, 2);
    assertThatThrownBy(() -> kept("\"?\"").getBinaryValue()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> kept("1").getBinaryValue()).isInstanceOf(JsonParseException.class);
  }

  @Test
  void tokens_that_end_too_early_are_refused() throws IOException {
    JsonParser in = kept("[1]");
    in.nextToken();
    in.nextToken();
    in.nextToken();
    assertThatThrownBy(() -> new KeptTokens().add(in))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("end within a value");
  }
}
