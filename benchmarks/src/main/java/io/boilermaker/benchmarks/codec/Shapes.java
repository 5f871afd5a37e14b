package io.boilermaker.benchmarks.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.boilermaker.CodecAccess;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/** A whole message, and the arguments of ten tasks. */
final class Shapes {

  private final Samples values = new Samples();
  private final HandWriter writer = new HandWriter(values);
  private final CodecAccess access = new CodecAccess(new CodecApp());

  /** The message; its bytes are the same on all sides. */
  Shape order() throws Exception {
    ObjectWriter mapped = Mapped.envelopeWriter();
    var encode =
        new Ways(
            () -> CodecAccess.encode(orderCall(), values.taskId, values.time),
            writer::order,
            () -> mapped.writeValueAsBytes(mappedOrder()));
    byte[] body = (byte[]) encode.ours().once();
    ObjectReader reader = Mapped.envelopeReader();
    return checked(
        new Shape(
            "message of " + body.length + " bytes",
            encode,
            new Ways(
                () -> access.decode(body),
                () -> HandReader.order(body),
                () -> reader.readValue(body))));
  }

  /** A message of a task that has been made, as for a retry. */
  Ways.Work encodeTask() {
    var task = CodecAccess.task(orderCall(), values.taskId, values.time);
    return () -> CodecAccess.encode(task);
  }

  /** A message's task whose arguments are not read. */
  Ways.Work decodeTask() {
    byte[] body = CodecAccess.encode(orderCall(), values.taskId, values.time);
    return () -> CodecAccess.decodeTask(body);
  }

  private CodecAccess.Call orderCall() {
    return call(
        "order",
        () ->
            new Object[] {
              values.number, values.customer, values.articles, values.note, values.urgent
            });
  }

  private Mapped.Envelope mappedOrder() {
    return new Mapped.Envelope(
        values.taskId,
        true,
        true,
        "order",
        new Mapped.Attempts(0, values.time),
        new Mapped.Policy(5, 120, 120, 0),
        new Mapped.Payload<>(
            new Mapped.Order(values.number, values.customer, values.articles, values.note),
            new Mapped.Urgent(values.urgent)),
        null,
        null,
        null,
        null);
  }

  /** The arguments of ten shapes. */
  List<Shape> arguments() throws Exception {
    List<Shape> all = new ArrayList<>(simpleValues());
    all.addAll(structures());
    return all;
  }

  private List<Shape> simpleValues() throws Exception {
    return List.of(
        shape(
            "long",
            one("aLong", () -> values.number),
            out -> out.writeNumber(values.number),
            JsonParser::getLongValue,
            () -> new Mapped.ALong(values.number)),
        shape(
            "String of 69",
            one("aText", () -> values.text),
            out -> out.writeString(values.text),
            JsonParser::getText,
            () -> new Mapped.AText(values.text)),
        shape(
            "boolean, int",
            two("flagAndCount", () -> values.urgent, () -> values.count),
            writer::flagAndCount,
            HandReader::flagAndCount,
            () -> new Mapped.FlagAndCount(values.urgent, values.count)),
        shape(
            "UUID, Instant",
            two("idAndTime", () -> values.id, () -> values.time),
            writer::idAndTime,
            HandReader::idAndTime,
            () -> new Mapped.IdAndTime(values.id, values.time)),
        shape(
            "BigDecimal, enum",
            two("priceAndColour", () -> values.price, () -> values.colour),
            writer::priceAndColour,
            HandReader::priceAndColour,
            () -> new Mapped.PriceAndColour(values.price, values.colour)));
  }

  private List<Shape> structures() throws Exception {
    return List.of(
        shape(
            "record in a record",
            one("nested", () -> values.nested),
            writer::nested,
            HandReader::customer,
            () -> new Mapped.Nested(values.nested)),
        shape(
            "List of 3 records",
            one("records", () -> values.lines),
            out -> HandWriter.lines(out, values.lines),
            HandReader::lines,
            () -> new Mapped.Lines(values.lines)),
        shape(
            "Map of 4 Strings",
            one("map", () -> values.map),
            writer::map,
            HandReader::map,
            () -> new Mapped.Entries(values.map)),
        shape(
            "byte[] of 96",
            one("bytes", () -> values.bytes),
            out -> out.writeBinary(values.bytes),
            in -> Base64.getDecoder().decode(in.getText()),
            () -> new Mapped.Content(values.bytes)),
        shape(
            "sealed interface",
            one("oneOf", () -> values.payment),
            writer::oneOf,
            HandReader::payment,
            () -> new Mapped.OneOf(values.payment)));
  }

  private record Call(String task, CodecAccess.Call call) {}

  private static Call one(String task, Supplier<?> value) {
    return new Call(task, call(task, () -> new Object[] {value.get()}));
  }

  private static Call two(String task, Supplier<?> first, Supplier<?> second) {
    return new Call(task, call(task, () -> new Object[] {first.get(), second.get()}));
  }

  private static CodecAccess.Call call(String task, Supplier<Object[]> values) {
    return new CodecAccess.Call(CodecTasks_Definitions.TASKS, task, values);
  }

  private Shape shape(
      String title, Call call, HandWriter.Part write, HandReader.Part read, Supplier<?> record)
      throws Exception {
    Class<?> args = record.get().getClass();
    ObjectWriter mapped = Mapped.writer(args, Mapped.None.class);
    ObjectReader reader = Mapped.reader(args, Mapped.None.class);
    byte[] body = writer.arguments(write);
    return checked(
        new Shape(
            title,
            new Ways(
                () -> CodecAccess.encodeArguments(call.call()),
                () -> writer.arguments(write),
                () ->
                    mapped.writeValueAsBytes(
                        new Mapped.Payload<>(record.get(), new Mapped.None()))),
            new Ways(
                () -> access.decodeArguments(body, call.task()),
                () -> HandReader.arguments(body, read),
                () -> reader.readValue(body))));
  }

  /** That all ways do the same, as far as it can be told from outside. */
  private static Shape checked(Shape shape) throws Exception {
    String ours = text(shape.encode().ours().once());
    for (Ways.Work other : List.of(shape.encode().streaming(), shape.encode().databind())) {
      if (!text(other.once()).equals(ours)) {
        throw new IllegalStateException(ours + " and " + text(other.once()) + " are not the same");
      }
    }
    shape.decode().ours().once();
    shape.decode().streaming().once();
    shape.decode().databind().once();
    return shape;
  }

  private static String text(Object json) {
    return json instanceof byte[] bytes
        ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
        : json.toString();
  }
}
