package io.boilermaker.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The rows of {@code jackson-rows.txt}. */
final class JacksonRows {

  /** Who reads and writes an argument. */
  enum Outcome {
    GENERATED("read and written by generated code"),
    LEFT("left to Jackson"),
    WRITTEN("left to Jackson, whose default mapper writes it and refuses to read it"),
    REFUSED("refused at the parameter");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /**
   * One annotation in one place.
   *
   * @param annotation what is annotated with
   * @param place where
   * @param type the type of the argument
   * @param value an expression of it
   * @param json its JSON, or what the error says
   * @param classes those with the annotation
   */
  record Row(
      Outcome outcome,
      String annotation,
      String place,
      String type,
      String value,
      String json,
      String classes) {

    static Row parse(String block) {
      List<String> lines = block.strip().lines().toList();
      String[] names = lines.get(0).split(" \\| ");
      String[] form = lines.get(1).strip().split(" \\| ");
      String classes = String.join("\n", lines.subList(2, lines.size()));
      return new Row(
          Outcome.valueOf(names[0]),
          names[1],
          names[2],
          form[0],
          form.length < 3 ? "null" : form[1],
          form[form.length - 1],
          classes.replace(
              "BUNDLE ", "@Retention(RetentionPolicy.RUNTIME) @JacksonAnnotationsInside "));
    }

    @Override
    public String toString() {
      return annotation + " on " + place;
    }
  }

  private JacksonRows() {}

  static List<Row> all() {
    try (InputStream in = JacksonRows.class.getResourceAsStream("/jackson-rows.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return Arrays.stream(text.split("\n\n"))
          .filter(block -> !block.startsWith("#"))
          .map(Row::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
