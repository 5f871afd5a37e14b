package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The codecs of arrays of primitive types; bytes and characters have text instead. */
final class PrimitiveArrays {

  static final Codec<boolean[]> BOOLEAN =
      new PrimitiveArrayCodec<>() {
        @Override
        boolean[] create(int length) {
          return new boolean[length];
        }

        @Override
        int length(boolean[] array) {
          return array.length;
        }

        @Override
        void writeElement(JsonGenerator out, boolean[] array, int index) throws IOException {
          out.writeBoolean(array[index]);
        }

        @Override
        void readElement(JsonParser in, boolean[] array, int index) throws IOException {
          array[index] = Primitives.readBoolean(in, "a boolean");
        }
      };

  static final Codec<short[]> SHORT =
      new PrimitiveArrayCodec<>() {
        @Override
        short[] create(int length) {
          return new short[length];
        }

        @Override
        int length(short[] array) {
          return array.length;
        }

        @Override
        void writeElement(JsonGenerator out, short[] array, int index) throws IOException {
          out.writeNumber(array[index]);
        }

        @Override
        void readElement(JsonParser in, short[] array, int index) throws IOException {
          array[index] =
              (short) Primitives.readInt(in, "a short", Short.MIN_VALUE, Short.MAX_VALUE);
        }
      };

  static final Codec<int[]> INT =
      new PrimitiveArrayCodec<>() {
        @Override
        int[] create(int length) {
          return new int[length];
        }

        @Override
        int length(int[] array) {
          return array.length;
        }

        @Override
        void writeElement(JsonGenerator out, int[] array, int index) throws IOException {
          out.writeNumber(array[index]);
        }

        @Override
        void readElement(JsonParser in, int[] array, int index) throws IOException {
          array[index] = Primitives.readInt(in, "an int", Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
      };

  static final Codec<long[]> LONG =
      new PrimitiveArrayCodec<>() {
        @Override
        long[] create(int length) {
          return new long[length];
        }

        @Override
        int length(long[] array) {
          return array.length;
        }

        @Override
        void writeElement(JsonGenerator out, long[] array, int index) throws IOException {
          out.writeNumber(array[index]);
        }

        @Override
        void readElement(JsonParser in, long[] array, int index) throws IOException {
          array[index] = Primitives.readLong(in, "a long");
        }
      };

  static final Codec<float[]> FLOAT =
      new PrimitiveArrayCodec<>() {
        @Override
        float[] create(int length) {
          return new float[length];
        }

        @Override
        int length(float[] array) {
          return array.length;
        }

        @Override
        void writeElement(JsonGenerator out, float[] array, int index) throws IOException {
          out.writeNumber(Limits.number(array[index]));
        }

        @Override
        void readElement(JsonParser in, float[] array, int index) throws IOException {
          array[index] = Primitives.readFloat(in, "a float");
        }
      };

  static final Codec<double[]> DOUBLE =
      new PrimitiveArrayCodec<>() {
        @Override
        double[] create(int length) {
          return new double[length];
        }

        @Override
        int length(double[] array) {
          return array.length;
        }

        @Override
        void writeElement(JsonGenerator out, double[] array, int index) throws IOException {
          out.writeNumber(Limits.number(array[index]));
        }

        @Override
        void readElement(JsonParser in, double[] array, int index) throws IOException {
          array[index] = Primitives.readDouble(in, "a double");
        }
      };

  /** A string, as Jackson and the JDK have it; so it must be whole characters. */
  static final Codec<char[]> CHAR =
      new TextCodec<>(
          new TextForm<char[]>("a string", String::toCharArray, String::valueOf).ofAnyLength());

  private PrimitiveArrays() {}
}
