package io.boilermaker.codec;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteCapability;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Arguments for the methods of a generator, most of them made to break what is around a value. */
final class GeneratorSamples {

  private static final List<String> TEXTS =
      List.of(
          "1,\"title\":\"t\"},\"mallory\",999999],\"kwargs\":{}},\"zz\":{\"args\":[{\"q\":1",
          "{\"a\":",
          "1,2",
          "]",
          "\"",
          "\\",
          ":",
          ",",
          "",
          " ",
          "1",
          "-0.00",
          "NaN",
          "1e99999999999",
          "\ud83d",
          "\"\\ud83d\"",
          "{\"a\":[1,{\"b\":null}]}",
          "[1] [2]",
          "/* c */ 1",
          "\ud83d\ude00 \u0000\n");

  private final Random random;

  GeneratorSamples(Random random) {
    this.random = random;
  }

  Object[] of(Class<?>[] types) {
    String text = pick(TEXTS);
    byte[] bytes = random.nextInt(4) == 0 ? new byte[] {(byte) 0xC3, '"'} : utf8(text);
    Object[] samples = new Object[types.length];
    boolean seenOffset = false;
    for (int i = 0; i < types.length; i++) {
      Class<?> type = types[i];
      if (type == int.class) {
        samples[i] =
            types.length < 3 ? random.nextInt(4) - 1 : !seenOffset ? 0 : length(types, text, bytes);
        seenOffset = true;
      } else {
        samples[i] = sample(type, text, bytes);
      }
    }
    if (types.length == 3 && types[1] == InputStream.class) {
      samples[2] = random.nextBoolean() ? -1 : bytes.length;
    }
    if (types.length == 2 && types[0] == Object.class && types[1] == int.class) {
      samples[1] = 3;
    }
    return samples;
  }

  private static int length(Class<?>[] types, String text, byte[] bytes) {
    for (Class<?> type : types) {
      if (type == byte[].class) {
        return bytes.length;
      }
      if (type == String.class || type == char[].class) {
        return text.length();
      }
    }
    return 2;
  }

  private Object sample(Class<?> type, String text, byte[] bytes) {
    if (type == String.class || (type == Object.class && random.nextBoolean())) {
      return text;
    } else if (type == Object.class) {
      return pick(List.of(Map.of("a", List.of(1)), new RawValue(text), bytes, 1.5, new Object()));
    } else if (type == char[].class) {
      return text.toCharArray();
    } else if (type == byte[].class) {
      return bytes;
    } else if (type == SerializableString.class) {
      return random.nextBoolean() ? new SerializedString(text) : new Lying(text);
    } else if (type == Reader.class) {
      return new StringReader(text);
    } else if (type == InputStream.class) {
      return new ByteArrayInputStream(bytes);
    } else if (type.isPrimitive()) {
      return primitive(type);
    } else if (type == BigInteger.class) {
      return pick(List.of(BigInteger.ONE, BigInteger.TEN.pow(1_001)));
    } else if (type == BigDecimal.class) {
      return pick(
          List.of(new BigDecimal("1.50"), new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE)));
    } else if (type.isArray()) {
      return array(type, text);
    }
    return machinery(type, text);
  }

  private Object primitive(Class<?> type) {
    if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == char.class) {
      return pick(List.of('"', ',', '}', '\ud83d'));
    } else if (type == short.class) {
      return (short) 7;
    } else if (type == long.class) {
      return 7L;
    } else if (type == double.class) {
      return pick(List.of(1.5, Double.NaN, Double.NEGATIVE_INFINITY));
    } else if (type == float.class) {
      return pick(List.of(1.5f, Float.NaN));
    }
    throw new AssertionError("no sample of " + type);
  }

  private Object array(Class<?> type, String text) {
    if (type == int[].class) {
      return new int[] {1, 2};
    } else if (type == long[].class) {
      return new long[] {1, 2};
    } else if (type == double[].class) {
      return new double[] {1, pick(List.of(2.0, Double.NaN))};
    } else if (type == String[].class) {
      return new String[] {"a", text, "c"};
    }
    throw new AssertionError("no sample of " + type);
  }

  private Object machinery(Class<?> type, String text) {
    if (type == JsonGenerator.Feature.class) {
      return pick(List.of(JsonGenerator.Feature.values()));
    } else if (type == StreamWriteCapability.class) {
      return pick(List.of(StreamWriteCapability.values()));
    } else if (type == StreamWriteFeature.class) {
      return pick(List.of(StreamWriteFeature.values()));
    } else if (type == PrettyPrinter.class) {
      return new MinimalPrettyPrinter(text);
    } else if (type == CharacterEscapes.class) {
      return new Escapes();
    } else if (type == ObjectCodec.class) {
      return new ObjectMapper();
    } else if (type == TreeNode.class) {
      return JsonNodeFactory.instance.rawValueNode(new RawValue(text));
    } else if (type == Base64Variant.class) {
      return pick(List.of(Base64Variants.MIME_NO_LINEFEEDS, Base64Variants.PEM, quotes()));
    } else if (type == WritableTypeId.class) {
      return new WritableTypeId(text, pick(List.of(JsonToken.values())), text);
    } else if (type == JsonParser.class) {
      return parser();
    } else if (type == FormatSchema.class) {
      return (FormatSchema) () -> "schema";
    }
    throw new AssertionError("no sample of " + type);
  }

  private JsonParser parser() {
    try {
      JsonParser in = Json.factory().createParser("{\"a\":[1,1.5,null,\"\\ud83d\"]}");
      for (int i = random.nextInt(9); i >= 0; i--) {
        in.nextToken();
      }
      return in;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Base64Variant quotes() {
    String alphabet =
        "\"],{}:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".substring(0, 64);
    return new Base64Variant("quotes", alphabet, true, '=', 4);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Makes a text that writes other bytes than those of its value. */
  static SerializableString lying(String text) {
    return new Lying(text);
  }

  /** Writes other bytes than those of its value. */
  private record Lying(String text) implements SerializableString {
    @Override
    public String getValue() {
      return text;
    }

    @Override
    public int charLength() {
      return 1;
    }

    @Override
    public char[] asQuotedChars() {
      return "\",".toCharArray();
    }

    @Override
    public byte[] asUnquotedUTF8() {
      return utf8("],");
    }

    @Override
    public byte[] asQuotedUTF8() {
      return utf8("\",");
    }

    @Override
    public int appendQuotedUTF8(byte[] buffer, int offset) {
      buffer[offset] = '"';
      return 1;
    }

    @Override
    public int appendQuoted(char[] buffer, int offset) {
      buffer[offset] = '"';
      return 1;
    }

    @Override
    public int appendUnquotedUTF8(byte[] buffer, int offset) {
      buffer[offset] = ']';
      return 1;
    }

    @Override
    public int appendUnquoted(char[] buffer, int offset) {
      buffer[offset] = ']';
      return 1;
    }

    @Override
    public int writeQuotedUTF8(OutputStream out) throws IOException {
      out.write('"');
      return 1;
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) throws IOException {
      out.write(']');
      return 1;
    }

    @Override
    public int putQuotedUTF8(ByteBuffer buffer) {
      buffer.put((byte) '"');
      return 1;
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer buffer) {
      buffer.put((byte) ']');
      return 1;
    }
  }

  /** Escapes letters by the end of the text. */
  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['a'] = ESCAPE_CUSTOM;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return new SerializedString("\",\"");
    }
  }
}
