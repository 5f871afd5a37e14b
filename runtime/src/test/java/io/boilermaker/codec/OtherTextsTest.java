package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Timestamp;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of classes of the JDK whose text is not that of the value. */
class OtherTextsTest {

  private static final String FORGED = "5,\"mallory\",9],\"kwargs\":{}},\"zz\":{\"args\":[1";

  private static final class Money extends BigDecimal {
    private static final long serialVersionUID = 1L;
    private final String text;

    Money(String text) {
      super("5.00");
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static class Count extends BigInteger {
    private static final long serialVersionUID = 1L;
    private final String text;

    Count(String digits, String text) {
      super(digits);
      this.text = text;
    }

    @Override
    public BigInteger abs() {
      return this;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  record Price(BigDecimal amount, BigInteger count) {}

  private static final Codec<Price> PRICE = Codecs.databind(new TypeReference<>() {});

  // N-C02: nothing that a value holds may change its envelope
  @ParameterizedTest
  @ValueSource(strings = {"5.00 EUR", "5.00", "1", FORGED})
  void a_subclass_of_a_number_is_no_number(String text) {
    var money = new Money(text);
    assertThat(refusedToWrite(Codecs.BIG_DECIMAL, money))
        .isEqualTo(
            "'it': " + Money.class.getName() + " has no JSON form: send a java.math.BigDecimal");
    var count = new Count("5", text);
    assertThat(refusedToWrite(Codecs.JSON, money)).contains("has no JSON form");
    assertThat(refusedToWrite(PRICE, new Price(money, BigInteger.ONE))).contains("no JSON form");
    assertThat(catchThrowable(() -> KeyCodecs.BIG_DECIMAL.write(money)))
        .isInstanceOf(ArgumentException.class);
    assertThat(refusedToWrite(Codecs.BIG_INTEGER, count)).contains("send a java.math.BigInteger");
    assertThat(refusedToWrite(Codecs.JSON, count)).contains("has no JSON form");
    assertThat(refusedToWrite(PRICE, new Price(BigDecimal.ONE, count))).contains("no JSON form");
    assertThat(catchThrowable(() -> KeyCodecs.BIG_INTEGER.write(count)))
        .isInstanceOf(ArgumentException.class);
  }

  // Later JDKs copy the digits.
  @Test
  void a_decimal_is_written_by_its_own_digits() {
    var decimal = new BigDecimal(new Count("9".repeat(30), FORGED), 2);
    if (decimal.unscaledValue().getClass() == BigInteger.class) {
      assertThat(roundTrip(Codecs.BIG_DECIMAL, decimal)).isEqualTo(decimal);
    } else {
      assertThat(refusedToWrite(Codecs.BIG_DECIMAL, decimal)).contains("has no JSON form");
    }
  }

  @Test
  void a_mapper_of_the_users_writes_no_text_of_a_subclass() throws Exception {
    try (var out = Json.factory().createGenerator(new StringWriter())) {
      out.setCodec(new ObjectMapper());
      assertThat(catchThrowable(() -> PRICE.write(out, new Price(new Money(FORGED), null))))
          .isInstanceOf(ArgumentException.class)
          .hasMessageContaining("has no JSON form");
    }
  }

  @ParameterizedTest
  @CsvSource({"http://h/logs/, http://h/logs/10:00.txt", "http://h/logs/, http://h/logs/app:today"})
  void a_uri_whose_text_is_that_of_another_or_none_is_refused(URI base, URI full) {
    URI relative = base.relativize(full);
    assertThat(refusedToWrite(Codecs.URI, relative))
        .isEqualTo("'it': a URI whose text is that of another, or of none, has no JSON form");
    assertThat(catchThrowable(() -> KeyCodecs.URI.write(relative)))
        .isInstanceOf(ArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "#f", "a/b", "./b:c", "b:c", "HTTP://H/%7e?q=%20#é", "urn:x", "//[::1]"})
  void every_other_uri_comes_back(URI uri) {
    assertThat(roundTrip(Codecs.URI, uri)).isEqualTo(uri).hasToString(uri.toString());
  }

  @Test
  void a_date_and_a_timestamp_of_one_moment_are_one_key() {
    Codec<Map<Date, Integer>> codec = Codecs.mapOf(KeyCodecs.DATE, Codecs.INT);
    Map<Date, Integer> map = new HashMap<>();
    map.put(new Date(5), 1);
    map.put(new Timestamp(6), 2);
    assertThat(roundTrip(codec, map)).hasSize(2);
    map.put(new Timestamp(5), 3);
    assertThat(map).hasSize(3);
    assertThat(refusedToWrite(codec, map))
        .isEqualTo("'it': at /*: two keys of the map have the same name");
  }

  @Test
  void a_map_that_says_another_size_is_counted() {
    Map<String, Integer> map =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, Integer>> entrySet() {
            return new AbstractSet<>() {
              @Override
              public Iterator<Entry<String, Integer>> iterator() {
                return List.of(Map.entry("a", 1), Map.entry("a", 2)).iterator();
              }

              @Override
              public int size() {
                return 1;
              }
            };
          }
        };
    assertThat(refusedToWrite(Codecs.mapOf(KeyCodecs.STRING, Codecs.INT), map))
        .contains("two of its keys are one to a map of its type");
    assertThat(refusedToWrite(Codecs.JSON, map)).contains("two of its keys are one");
  }
}
