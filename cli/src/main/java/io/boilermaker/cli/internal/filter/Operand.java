package io.boilermaker.cli.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The value that a condition compares with. The type of the value in the message decides how:
 * {@code 5} is a number beside a number and a text beside a text.
 *
 * @param text as it was typed; without quotes if it is a JSON string
 * @param number null if it is none
 */
record Operand(String text, Optional<BigDecimal> number) {

  /** With more digits behind the point, or zeros, a comparison may take minutes. */
  private static final int MOST_DIGITS = 10_000;

  static Operand of(String typed) {
    JsonNode json = JsonTexts.read(typed).orElse(null);
    return new Operand(
        json != null && json.isTextual() ? json.asText() : typed,
        json != null && json.isNumber() ? number(json) : Optional.empty());
  }

  private static Optional<BigDecimal> number(JsonNode json) {
    return Optional.of(json.decimalValue())
        .filter(number -> Math.abs(number.scale()) < MOST_DIGITS);
  }

  /** Compares a value with this one; nothing if they have no order. */
  Optional<Integer> compare(JsonNode value) {
    if (value.isNumber()) {
      return number.flatMap(mine -> number(value).map(other -> other.compareTo(mine)));
    }
    return value.isContainerNode() ? Optional.empty() : Optional.of(value.asText().compareTo(text));
  }
}
