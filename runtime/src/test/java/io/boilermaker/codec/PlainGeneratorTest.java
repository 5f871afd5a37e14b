package io.boilermaker.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonGenerator.Feature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The further ways to write a text, bytes, a number or raw JSON: each writes just what it was
 * given.
 */
@SuppressWarnings("deprecation") // as serializers still use
class PlainGeneratorTest {

  private static String written(OneValue.Deed deed) {
    return OneValue.of(deed).value();
  }

  private static String refusal(OneValue.Deed deed) {
    return OneValue.of(deed).refusal();
  }

  /** Gives three characters at most at a time. */
  private static Reader slowly(String text) {
    return new StringReader(text) {
      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(3, length));
      }
    };
  }

  /** Has no end. */
  private static final class Endless extends Reader {
    @Override
    public int read(char[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, 'a');
      return length;
    }

    @Override
    public void close() {}
  }

  @Test
  void a_text_is_read_from_a_reader_to_its_end_or_its_length() {
    assertThat(written(out -> out.writeString(new StringReader("abcdef"), -1)))
        .isEqualTo("\"abcdef\"");
    assertThat(written(out -> out.writeString(new StringReader("abcdef"), 4)))
        .isEqualTo("\"abcd\"");
    assertThat(written(out -> out.writeString(slowly("abcdef"), 5))).isEqualTo("\"abcde\"");
    assertThat(written(out -> out.writeString(slowly("abcdef"), -1))).isEqualTo("\"abcdef\"");
    assertThat(written(out -> out.writeString(new StringReader(""), 0))).isEqualTo("\"\"");
    String longer = "0123456789".repeat(1_000);
    assertThat(written(out -> out.writeString(new StringReader(longer), -1)))
        .isEqualTo("\"" + longer + "\"");
    assertThat(written(out -> out.writeString(new StringReader(longer), 9_999)))
        .isEqualTo("\"" + longer.substring(0, 9_999) + "\"");
  }

  @Test
  void a_reader_or_a_stream_that_ends_too_early_is_refused() {
    assertThat(refusal(out -> out.writeString(new StringReader("abc"), 4)))
        .contains("4 are to be written, and there are 3");
    assertThat(refusal(out -> out.writeBinary(new ByteArrayInputStream(new byte[3]), 4)))
        .contains("4 are to be written, and there are 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MAX_VALUE})
  void what_has_no_end_is_refused_at_the_limit(int length) {
    assertThat(refusal(out -> out.writeString(new Endless(), length)))
        .contains("at most 20000000 characters of text");
    assertThat(refusal(out -> out.writeBinary(endless(), length)))
        .contains("at most 20000000 characters of base64");
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        return length;
      }
    };
  }

  @Test
  void bytes_are_read_from_a_stream_to_its_end_or_its_length() {
    byte[] bytes = {0, -1, -2, -3};
    assertThat(
            written(
                out -> {
                  out.writeStartArray();
                  assertThat(out.writeBinary(new ByteArrayInputStream(bytes), -1)).isEqualTo(4);
                  assertThat(out.writeBinary(new ByteArrayInputStream(bytes), 2)).isEqualTo(2);
                  assertThat(out.writeBinary(new ByteArrayInputStream(bytes), 4)).isEqualTo(4);
                  out.writeEndArray();
                }))
        .isEqualTo("[\"AP/+/Q==\",\"AP8=\",\"AP/+/Q==\"]");
  }

  @Test
  void a_part_of_a_text_or_of_json_is_written_without_what_is_around() {
    byte[] utf8 = "xé\\\"y".getBytes(UTF_8);
    char[] json = "x[1.50]y".toCharArray();
    assertThat(
            written(
                out -> {
                  out.writeStartArray();
                  out.writeString("xa\"y".toCharArray(), 1, 2);
                  out.writeUTF8String(utf8, 1, 4);
                  out.writeRawUTF8String(utf8, 1, 4);
                  out.writeRawValue("x[1.50]y", 1, 6);
                  out.writeRawValue(json, 1, 6);
                  out.writeRawValue(new SerializedString("[1.50]"));
                  out.writeNumber("x1.50y".toCharArray(), 1, 4);
                  out.writeEndArray();
                }))
        .isEqualTo("[\"a\\\"\",\"é\\\\\\\"\",\"é\\\"\",[1.50],[1.50],[1.50],1.50]");
    assertThat(refusal(out -> out.writeUTF8String(utf8, 2, 1))).contains("text that is not UTF-8");
  }

  @Test
  void trees_and_sizes_are_written_as_the_plain_methods_write_them() {
    assertThat(
            written(
                out -> {
                  out.writeStartArray("", 3);
                  out.writeTree(null);
                  out.writeTree(JsonNodeFactory.instance.textNode("a"));
                  out.writeStartObject("", 0);
                  out.writeEndObject();
                  out.writeEndArray();
                }))
        .isEqualTo("[null,\"a\",{}]");
  }

  // N-C02
  @Test
  void raw_text_without_a_value_is_refused_whatever_it_is_given_as() {
    for (OneValue.Deed deed :
        List.<OneValue.Deed>of(
            out -> out.writeRaw("1"),
            out -> out.writeRaw("1", 0, 1),
            out -> out.writeRaw(new char[] {'1'}, 0, 1),
            out -> out.writeRaw('1'),
            out -> out.writeRaw(new SerializedString("1")))) {
      assertThat(refusal(deed)).contains("writeRawValue takes one whole JSON value");
    }
  }

  // N-C02: the dialect is the message's
  @Test
  void calls_that_would_change_the_dialect_can_be_chained_and_change_nothing() {
    assertThat(
            written(
                out -> {
                  int features = out.getFeatureMask();
                  JsonGenerator last =
                      out.enable(Feature.WRITE_NUMBERS_AS_STRINGS)
                          .disable(Feature.QUOTE_FIELD_NAMES)
                          .setFeatureMask(0)
                          .overrideStdFeatures(0, -1)
                          .overrideFormatFeatures(0, -1)
                          .setPrettyPrinter(new MinimalPrettyPrinter("x"))
                          .useDefaultPrettyPrinter()
                          .setRootValueSeparator(new SerializedString("x"));
                  assertThat(last).isSameAs(out);
                  assertThat(out.getFeatureMask()).isEqualTo(features);
                  out.writeStartObject();
                  out.writeNumberField("a", 1);
                  out.writeEndObject();
                }))
        .isEqualTo("{\"a\":1}");
  }
}
