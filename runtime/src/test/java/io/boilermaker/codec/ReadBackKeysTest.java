package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.boilermaker.codec.OneFormForTwoTest.Fine;
import io.boilermaker.codec.OneFormForTwoTest.Numbered;
import io.boilermaker.codec.OneFormForTwoTest.Swapped;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

/** Keys of maps in classes left to Jackson whose text may be that of another key. */
class ReadBackKeysTest {

  private static <T> void passes(TypeReference<T> type, T value) {
    assertThat(roundTrip(Codecs.databind(type), value)).isEqualTo(value);
  }

  private static <T> void refused(TypeReference<T> type, T value, String why) {
    assertThat(refusedToWrite(Codecs.databind(type), value)).startsWith("'it': ").contains(why);
  }

  record Keys(@JsonProperty(required = true) Map<Numbered, Integer> map) {}

  record SwappedKeys(@JsonProperty(required = true) Map<Swapped, Integer> map) {}

  record FineKeys(@JsonProperty(required = true) Map<Fine, Integer> map) {}

  // N-C04: the constant that arrived as a key was the other one
  @Test
  void a_constant_whose_text_as_a_key_is_that_of_another_is_refused() {
    passes(new TypeReference<>() {}, new FineKeys(Map.of(Fine.FIRST, 1, Fine.SECOND, 2)));
    refused(
        new TypeReference<>() {},
        new Keys(new TreeMap<>(Map.of(Numbered.ONE, 1, Numbered.UNE, 2))),
        "the key 'UNE' has the form of another constant of ");
    refused(
        new TypeReference<>() {},
        new SwappedKeys(Map.of(Swapped.FIRST, 1)),
        "the key 'FIRST' has the form of another constant of ");
    refused(
        new TypeReference<Map<String, SwappedKeys>>() {},
        Map.of("a", new SwappedKeys(new EnumMap<>(Map.of(Swapped.FIRST, 1)))),
        "the key 'FIRST' has the form of another constant of ");
  }

  private static Calendar calendar(String zone) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
    calendar.setTimeInMillis(5);
    return calendar;
  }

  record Calendars(@JsonProperty(required = true) Map<Calendar, Integer> map) {}

  record Names(@JsonProperty(required = true) Map<QName, Integer> map) {}

  record Texts(@JsonProperty(required = true) Map<StringBuilder, Integer> map) {}

  // N-C17: as a key, a calendar arrived in UTC from whatever zone
  @Test
  void a_key_of_the_jdk_whose_text_lacks_some_of_it_is_refused() {
    String why = " is read as another value";
    passes(new TypeReference<>() {}, new Calendars(Map.of(calendar("UTC"), 1)));
    refused(
        new TypeReference<>() {},
        new Calendars(Map.of(calendar("Asia/Tokyo"), 1)),
        "a key of java.util.GregorianCalendar" + why);
    passes(new TypeReference<>() {}, new Names(Map.of(new QName("a"), 1)));
    refused(new TypeReference<>() {}, new Names(Map.of(new QName("urn:a", "b"), 1)), why);
    var type = new TypeReference<Texts>() {};
    assertThat(roundTrip(Codecs.databind(type), new Texts(Map.of(new StringBuilder("a"), 1))).map())
        .hasToString("{a=1}");
  }

  record Code(String code, String region) {
    @JsonCreator
    static Code of(String code) {
      return new Code(code, "EU");
    }

    @JsonValue
    @Override
    public String toString() {
      return code;
    }
  }

  static final class ByHash extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return new Code(key, "US");
    }
  }

  record Codes(@JsonProperty(required = true) Map<Code, Integer> map) {}

  record CodesOfUs(
      @JsonProperty(required = true) @JsonDeserialize(keyUsing = ByHash.class)
          Map<Code, Integer> map) {}

  /** Does not say what equals are. */
  static final class Key {
    private final String text;

    @JsonCreator
    Key(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  record Keyed(@JsonProperty(required = true) Map<Key, Integer> map) {}

  // N-C29: the JSON of both is the same, so that reading it back told nothing
  @Test
  void a_key_of_the_users_that_is_read_as_one_that_is_not_equal_is_refused() {
    Code here = new Code("a", "EU");
    Code there = new Code("a", "US");
    passes(new TypeReference<>() {}, new Codes(Map.of(here, 1)));
    refused(
        new TypeReference<>() {},
        new Codes(Map.of(there, 1)),
        "a key of " + Code.class.getName() + " is read as another value");
    passes(new TypeReference<>() {}, new CodesOfUs(Map.of(there, 1)));
    var type = new TypeReference<Keyed>() {};
    assertThat(roundTrip(Codecs.databind(type), new Keyed(Map.of(new Key("a"), 1))).map())
        .hasToString("{a=1}");
  }
}
