package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArraysTest {

  static Stream<Arguments> arrays() {
    return Stream.of(
        arguments(Codecs.BOOLEAN_ARRAY, new boolean[] {true, false}, "[true,false]"),
        arguments(Codecs.SHORT_ARRAY, new short[] {-32768, 32767}, "[-32768,32767]"),
        arguments(Codecs.INT_ARRAY, new int[] {1, -2147483648}, "[1,-2147483648]"),
        arguments(Codecs.LONG_ARRAY, new long[] {Long.MAX_VALUE}, "[9223372036854775807]"),
        arguments(Codecs.FLOAT_ARRAY, new float[] {0.1f, -0f}, "[0.1,-0.0]"),
        arguments(Codecs.DOUBLE_ARRAY, new double[] {0.1, 1e300}, "[0.1,1.0E300]"),
        arguments(Codecs.CHAR_ARRAY, new char[] {'a', '\0'}, "\"a\\u0000\""),
        arguments(Codecs.CHAR_ARRAY, "😀".toCharArray(), "\"😀\""),
        arguments(
            Codecs.arrayOf(Codecs.STRING, String[]::new), new String[] {"a", null}, "[\"a\",null]"),
        arguments(
            Codecs.arrayOf(Codecs.UUID, UUID[]::new),
            new UUID[] {new UUID(0, 0)},
            "[\"00000000-0000-0000-0000-000000000000\"]"),
        arguments(
            Codecs.arrayOf(Codecs.INT_ARRAY, int[][]::new),
            new int[][] {{1}, {}, null, {2, 3}},
            "[[1],[],null,[2,3]]"),
        arguments(
            Codecs.arrayOf(Codecs.BYTES, byte[][]::new),
            new byte[][] {{-5, -1}, {}},
            "[\"+/8=\",\"\"]"),
        arguments(
            Codecs.arrayOf(Codecs.arrayOf(Codecs.STRING, String[]::new), String[][]::new),
            new String[][] {{"a"}, {}},
            "[[\"a\"],[]]"));
  }

  // C-08: every kind of array comes back
  @ParameterizedTest
  @MethodSource("arrays")
  <A> void every_array_comes_back(Codec<A> codec, A array, String json) {
    assertThat(write(codec, array)).isEqualTo(json);
    assertThat(roundTrip(codec, array)).isEqualTo(array).hasSameClassAs(array);
    String empty = json.startsWith("[") ? "[]" : "\"\"";
    assertThat(write(codec, read(codec, empty))).isEqualTo(empty);
    assertThat((Object) read(codec, "null")).isNull();
  }

  @ParameterizedTest
  @MethodSource("arrays")
  <A> void other_json_is_refused(Codec<A> codec, A array, String json) {
    assertThat(refusedToRead(codec, "7355608")).endsWith("is needed, found an integer");
    assertThat(refusedToRead(codec, "{}")).endsWith("is needed, found an object");
  }

  // C-08: a list of arrays comes back
  @Test
  void a_list_of_arrays_comes_back() {
    var list = List.of(new int[] {1, 2}, new int[0]);
    assertThat(roundTrip(Codecs.listOf(Codecs.INT_ARRAY), list))
        .usingRecursiveComparison()
        .isEqualTo(list);
  }

  @Test
  void arrays_of_any_length_come_back() {
    for (int length : new int[] {15, 16, 17, 32, 33, 1000}) {
      int[] array = IntStream.range(0, length).toArray();
      assertThat(roundTrip(Codecs.INT_ARRAY, array)).isEqualTo(array);
    }
  }

  @Test
  void floating_point_comes_back_to_the_last_bit() {
    var random = new Random(7355608);
    double[] doubles = new double[20_000];
    float[] floats = new float[doubles.length];
    for (int i = 0; i < doubles.length; i++) {
      double each = Double.longBitsToDouble(random.nextLong());
      doubles[i] = Double.isFinite(each) ? each : i;
      float small = Float.intBitsToFloat(random.nextInt());
      floats[i] = Float.isFinite(small) ? small : i;
    }
    assertThat(roundTrip(Codecs.DOUBLE_ARRAY, doubles)).isEqualTo(doubles);
    assertThat(roundTrip(Codecs.FLOAT_ARRAY, floats)).isEqualTo(floats);
  }

  // C-01, C-02, C-13: elements are as strict as single values, and named by place
  @Test
  void elements_are_strict() {
    assertThat(refusedToRead(Codecs.INT_ARRAY, "[1,null]"))
        .isEqualTo("argument 'it' (position 0) at /1: an int is needed, found null");
    assertThat(refusedToRead(Codecs.SHORT_ARRAY, "[73556]")).contains("out of its range");
    assertThat(refusedToRead(Codecs.LONG_ARRAY, "[1.0]")).contains("found a fraction");
    assertThat(refusedToRead(Codecs.BOOLEAN_ARRAY, "[1]")).contains("found an integer");
    assertThat(refusedToRead(Codecs.FLOAT_ARRAY, "[1e39]")).contains("out of its range");
    assertThat(refusedToRead(Codecs.DOUBLE_ARRAY, "[\"NaN\"]")).contains("found a string");
    assertThat(refusedToWrite(Codecs.DOUBLE_ARRAY, new double[] {0, Double.NaN}))
        .isEqualTo("'it': at /1: NaN has no JSON form");
    assertThat(refusedToWrite(Codecs.FLOAT_ARRAY, new float[] {Float.NEGATIVE_INFINITY}))
        .isEqualTo("'it': at /0: -Infinity has no JSON form");
    assertThat(refusedToWrite(Codecs.CHAR_ARRAY, new char[] {'\ud83d'})).contains("surrogate");
  }
}
