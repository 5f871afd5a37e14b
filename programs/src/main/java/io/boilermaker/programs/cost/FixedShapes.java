package io.boilermaker.programs.cost;

import static io.boilermaker.programs.cost.FormParts.INT;
import static io.boilermaker.programs.cost.FormParts.POINT;
import static io.boilermaker.programs.cost.FormParts.TEXT;
import static io.boilermaker.programs.cost.FormParts.field;
import static io.boilermaker.programs.cost.FormParts.fields;
import static io.boilermaker.programs.cost.FormParts.level;
import static io.boilermaker.programs.cost.FormParts.named;
import static io.boilermaker.programs.cost.FormParts.pair;
import static io.boilermaker.programs.cost.FormParts.tree;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.programs.cost.Form.Any;
import io.boilermaker.programs.cost.Form.Entries;
import io.boilermaker.programs.cost.Form.Items;
import io.boilermaker.programs.cost.Form.Maybe;
import io.boilermaker.programs.cost.Form.NumberText;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.source.ProgramSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Arguments that are tried in each run: those whose messages were too dear once, and classes left
 * to Jackson by annotations that the generator of programs does not know.
 */
final class FixedShapes {

  private static final String PACKAGE = "fixed";
  private static final Form DECIMAL = Form.of(JdkType.BIG_DECIMAL);

  private final List<Subject> subjects = new ArrayList<>();

  private FixedShapes() {
    subject("List<Integer>", new Items(INT));
    knownOnes();
    collections();
    maps();
    JacksonsForms.all().forEach(this::subject);
  }

  /** Returns all; the first is a list of integers. */
  static List<Subject> all() {
    return List.copyOf(new FixedShapes().subjects);
  }

  /** Returns the program with a task for each. */
  static ProgramSource source() {
    StringBuilder text = new StringBuilder("package " + PACKAGE + ";\n");
    for (String imported :
        List.of(
            "java.math.*",
            "java.net.*",
            "java.time.*",
            "java.util.*",
            "java.util.function.BiConsumer",
            "com.fasterxml.jackson.annotation.*",
            "com.fasterxml.jackson.databind.annotation.*",
            "com.fasterxml.jackson.databind.PropertyNamingStrategies",
            "io.boilermaker.annotations.BackgroundTask")) {
      text.append("import ").append(imported).append(";\n");
    }
    text.append("final class Tasks {\n").append(types());
    for (Subject subject : all()) {
      String name = subject.task().substring(PACKAGE.length() + 1);
      text.append("  @BackgroundTask(name = \"%s\")\n".formatted(subject.task()))
          .append("  static void %s(BiConsumer<String, Object[]> state, ".formatted(name))
          .append("%s value) {}\n".formatted(subject.shape()));
    }
    return new ProgramSource(PACKAGE, text.append("}\n").toString(), Map.of());
  }

  private static String types() {
    try (InputStream in = FixedShapes.class.getResourceAsStream("types.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void subject(String shape, Form form) {
    subjects.add(new Subject(shape, PACKAGE + ".task" + subjects.size(), "value", form));
  }

  /** Those of the cases N-S01, N-S06, N-S07 and N-S08. */
  private void knownOnes() {
    subject("Expr", tree("Expr", "type", "Num", "Add"));
    subject("Set<List<Integer>>", new Items(new Items(INT)));
    subject("Set<Point>", new Items(POINT));
    subject("Set<Optional<String>>", new Items(new Maybe(TEXT)));
    subject("BigDecimal", DECIMAL);
    subject("List<BigDecimal>", new Items(DECIMAL));
    subject("Object", new Any());
    subject("BigInteger", Form.of(JdkType.BIG_INTEGER));
    subject("Map<BigInteger, Integer>", new Entries(Form.of(JdkType.BIG_INTEGER), INT));
    subject("Money", fields(field("amount", new NumberText(JdkType.BIG_DECIMAL))));
  }

  private void collections() {
    subject("List<Expr>", new Items(tree("Expr", "type", "Num", "Add")));
    subject(
        "Node",
        named(
            "Node",
            itself ->
                fields(
                    field("name", TEXT),
                    field("next", itself),
                    field("children", new Items(itself)))));
    subject("Set<Pair<Level, String>>", new Items(pair(level(), TEXT)));
    subject("HashSet<Set<Integer>>", new Items(new Items(INT)));
    subject("Set<Map<String, String>>", new Items(new Entries(TEXT, TEXT)));
    subject("TreeSet<BigDecimal>", new Items(DECIMAL));
    subject("byte[]", new Form.Bytes());
    for (JdkType type :
        List.of(
            JdkType.OPTIONAL_LONG,
            JdkType.PERIOD,
            JdkType.LOCALE,
            JdkType.LOCAL_DATE_TIME,
            JdkType.ZONED_DATE_TIME,
            JdkType.URI,
            JdkType.OBJECT)) {
      subject("Set<" + type.type().getSimpleName() + ">", new Items(Form.of(type)));
    }
  }

  private void maps() {
    subject("Map<String, Object>", new Entries(TEXT, new Any()));
    for (JdkType type :
        List.of(
            JdkType.BIG_DECIMAL,
            JdkType.LOCALE,
            JdkType.PERIOD,
            JdkType.LOCAL_DATE_TIME,
            JdkType.ZONE_ID)) {
      subject("Map<" + type.type().getSimpleName() + ", Integer>", new Entries(Form.of(type), INT));
    }
    subject("Map<Level, List<Double>>", new Entries(level(), new Items(Form.of(JdkType.DOUBLE))));
  }
}
