package io.boilermaker.benchmarks.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.boilermaker.benchmarks.codec.CodecTasks.Card;
import io.boilermaker.benchmarks.codec.CodecTasks.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes messages by Jackson's generator as someone does who knows it well: names are encoded once,
 * there is one factory, and the bytes go through a buffer that is used again.
 */
final class HandWriter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final SerializedString ARGS = name("args");
  private static final SerializedString KWARGS = name("kwargs");
  private static final SerializedString URGENT = name("urgent");
  private static final SerializedString ARTICLE = name("article");
  private static final SerializedString COUNT = name("count");
  private static final SerializedString PRICE = name("price");
  private static final SerializedString NAME = name("name");
  private static final SerializedString ADDRESS = name("address");
  private static final SerializedString STREET = name("street");
  private static final SerializedString CITY = name("city");
  private static final SerializedString CODE = name("code");
  private static final SerializedString TYPE = name("type");
  private static final SerializedString NUMBER = name("number");
  private static final SerializedString YEAR = name("year");
  private static final SerializedString IBAN = name("iban");

  private final Samples values;
  private final Buffer buffer = new Buffer();

  HandWriter(Samples values) {
    this.values = values;
  }

  /** Writes one shape. */
  @FunctionalInterface
  interface Part {
    void write(JsonGenerator out) throws IOException;
  }

  byte[] order() throws IOException {
    return bytes(
        out ->
            HandEnvelope.write(
                out,
                values.taskId,
                "order",
                values.time,
                inner ->
                    payload(
                        inner,
                        args -> {
                          args.writeNumber(values.number);
                          args.writeString(values.customer);
                          texts(args, values.articles);
                          args.writeString(values.note);
                        },
                        kwargs -> {
                          kwargs.writeFieldName(URGENT);
                          kwargs.writeBoolean(values.urgent);
                        })));
  }

  /** A payload whose arguments are all by position. */
  byte[] arguments(Part args) throws IOException {
    return bytes(out -> payload(out, args, kwargs -> {}));
  }

  private static void payload(JsonGenerator out, Part args, Part kwargs) throws IOException {
    out.writeStartObject();
    out.writeFieldName(ARGS);
    out.writeStartArray();
    args.write(out);
    out.writeEndArray();
    out.writeFieldName(KWARGS);
    out.writeStartObject();
    kwargs.write(out);
    out.writeEndObject();
    out.writeEndObject();
  }

  private byte[] bytes(Part part) throws IOException {
    buffer.length = 0;
    try (JsonGenerator out = JSON.createGenerator(buffer)) {
      part.write(out);
    }
    return Arrays.copyOf(buffer.bytes, buffer.length);
  }

  void flagAndCount(JsonGenerator out) throws IOException {
    out.writeBoolean(values.urgent);
    out.writeNumber(values.count);
  }

  void idAndTime(JsonGenerator out) throws IOException {
    out.writeString(values.id.toString());
    out.writeString(values.time.toString());
  }

  void priceAndColour(JsonGenerator out) throws IOException {
    out.writeNumber(values.price);
    out.writeString(values.colour.name());
  }

  void nested(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeFieldName(NAME);
    out.writeString(values.nested.name());
    out.writeFieldName(ADDRESS);
    out.writeStartObject();
    out.writeFieldName(STREET);
    out.writeString(values.nested.address().street());
    out.writeFieldName(CITY);
    out.writeString(values.nested.address().city());
    out.writeFieldName(CODE);
    out.writeNumber(values.nested.address().code());
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void texts(JsonGenerator out, List<String> texts) throws IOException {
    out.writeStartArray();
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  static void lines(JsonGenerator out, List<Line> lines) throws IOException {
    out.writeStartArray();
    for (Line line : lines) {
      out.writeStartObject();
      out.writeFieldName(ARTICLE);
      out.writeString(line.article());
      out.writeFieldName(COUNT);
      out.writeNumber(line.count());
      out.writeFieldName(PRICE);
      out.writeNumber(line.price());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  void map(JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, String> entry : values.map.entrySet()) {
      out.writeFieldName(entry.getKey());
      out.writeString(entry.getValue());
    }
    out.writeEndObject();
  }

  void oneOf(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeFieldName(TYPE);
    if (values.payment instanceof Card card) {
      out.writeString("Card");
      out.writeFieldName(NUMBER);
      out.writeString(card.number());
      out.writeFieldName(YEAR);
      out.writeNumber(card.year());
    } else {
      out.writeString("Transfer");
      out.writeFieldName(IBAN);
      out.writeString(((CodecTasks.Transfer) values.payment).iban());
    }
    out.writeEndObject();
  }

  static SerializedString name(String name) {
    return new SerializedString(name);
  }

  /** Keeps its array; what it holds is never larger here. */
  private static final class Buffer extends OutputStream {
    final byte[] bytes = new byte[8_192];
    int length;

    @Override
    public void write(int b) {
      bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
      System.arraycopy(from, offset, bytes, length, count);
      length += count;
    }
  }
}
