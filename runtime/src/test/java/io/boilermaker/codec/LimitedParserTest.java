package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of a class left to Jackson can ask its parser for. */
class LimitedParserTest {

  /** Takes a number from a parser. */
  private interface Getter {
    Object of(JsonParser in) throws IOException;
  }

  private static final List<Getter> NUMBERS =
      List.of(
          JsonParser::getDecimalValue,
          JsonParser::getBigIntegerValue,
          JsonParser::getNumberValue,
          JsonParser::getNumberValueExact,
          JsonParser::getNumberValueDeferred);

  private static JsonParser parser(String json) throws IOException {
    JsonParser in = new LimitedParser(Json.factory().createParser(json));
    in.nextToken();
    return in;
  }

  // N-S07
  @Test
  void no_way_to_ask_for_a_number_gets_one_beyond_the_limit() throws IOException {
    for (Getter number : NUMBERS) {
      assertThat(number.of(parser("12"))).hasToString("12");
      assertThat(number.of(parser("1.5e1"))).isNotNull();
      for (String huge : List.of("1e10001", "1e1000000000")) {
        JsonParser in = parser(huge);
        assertThatThrownBy(() -> number.of(in))
            .isInstanceOf(ArgumentException.class)
            .hasMessageStartingWith("an exponent from -10000 to 10000 is allowed");
      }
    }
  }

  @Test
  void the_ways_to_the_next_value_tell_what_is_there() throws IOException {
    JsonParser in = parser("{\"a\":1,\"b\":2,\"c\":\"d\",\"e\":null,\"f\":null}");
    assertThat(in.nextFieldName()).isEqualTo("a");
    assertThat(in.nextIntValue(7)).isEqualTo(1);
    assertThat(in.nextFieldName(new SerializedString("b"))).isTrue();
    assertThat(in.nextLongValue(7)).isEqualTo(2);
    assertThat(in.nextFieldName(new SerializedString("b"))).isFalse();
    assertThat(in.nextTextValue()).isEqualTo("d");
    assertThat(in.nextFieldName()).isEqualTo("e");
    assertThat(in.nextIntValue(7)).isEqualTo(7);
    assertThat(in.nextFieldName()).isEqualTo("f");
    assertThat(in.nextLongValue(7)).isEqualTo(7);
    assertThat(in.nextToken()).isEqualTo(JsonToken.END_OBJECT);
  }
}
