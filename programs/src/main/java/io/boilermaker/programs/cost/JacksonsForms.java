package io.boilermaker.programs.cost;

import static io.boilermaker.programs.cost.FormParts.INT;
import static io.boilermaker.programs.cost.FormParts.POINT;
import static io.boilermaker.programs.cost.FormParts.TEXT;
import static io.boilermaker.programs.cost.FormParts.field;
import static io.boilermaker.programs.cost.FormParts.fields;
import static io.boilermaker.programs.cost.FormParts.named;
import static io.boilermaker.programs.cost.FormParts.tree;

import io.boilermaker.programs.cost.Form.Any;
import io.boilermaker.programs.cost.Form.Constants;
import io.boilermaker.programs.cost.Form.Entries;
import io.boilermaker.programs.cost.Form.Fields;
import io.boilermaker.programs.cost.Form.Items;
import io.boilermaker.programs.cost.Form.NumberText;
import io.boilermaker.programs.cost.Form.OneOf;
import io.boilermaker.programs.model.JdkType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Forms of classes left to Jackson by annotations that the generator of programs does not know. */
final class JacksonsForms {

  private final Map<String, Form> all = new LinkedHashMap<>();

  private JacksonsForms() {
    properties();
    classes();
    kinds();
  }

  /** Returns all by the names of their classes. */
  static Map<String, Form> all() {
    return new JacksonsForms().all;
  }

  private void add(String name, Form form) {
    all.put(name, form);
  }

  private void properties() {
    add(
        "Texts",
        fields(
            field("integer", new NumberText(JdkType.BIG_INTEGER)),
            field("fraction", new NumberText(JdkType.DOUBLE)),
            field("number", new NumberText(JdkType.LONG)),
            field("time", new Constants(List.of("2026-01-31 12:00:00")))));
    add(
        "Created",
        named(
            "Created",
            itself ->
                fields(
                    field("many", new Items(itself)),
                    field("points", new Items(POINT)),
                    field("times", new Entries(Form.of(JdkType.LOCAL_DATE_TIME), INT)))));
  }

  private void classes() {
    add("Rest", fields(field("id", INT), field("more", new Any())));
    add(
        "Unwrapped",
        named(
            "Unwrapped",
            itself ->
                fields(
                    field("id", INT),
                    field("text", TEXT),
                    field("numbers", new Items(INT)),
                    field("next", itself))));
    add("Built", fields(field("name", TEXT), field("pairs", new Items(new Items(INT)))));
    add(
        "Known",
        named(
            "Known",
            itself ->
                fields(field("id", INT), field("next", itself), field("others", new Items(INT)))));
    add("Family", fields(field("members", new Form.Own(JacksonsForms::referencesFirst))));
    add(
        "Snake",
        named(
            "Snake",
            itself ->
                fields(
                    field("any_thing", new Any()),
                    field("more_of_them", new Entries(TEXT, itself)))));
  }

  /** Returns references to objects that follow in the opposite order. */
  private static String referencesFirst(int length) {
    int count = length / 17;
    return IntStream.rangeClosed(1, 2 * count)
        .mapToObj(i -> i <= count ? "" + i : "{\"id\":" + (2 * count - i + 1) + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void kinds() {
    add("Tree", tree("Tree", "kind", "leaf", "fork"));
    add(
        "Wrapped",
        named(
            "Wrapped",
            itself ->
                new OneOf(
                    List.of(
                        fields(field("leaf", fields(field("v", INT)))),
                        fields(field("fork", fields(field("l", itself), field("r", itself))))))));
    add(
        "Deduced",
        named(
            "Deduced",
            itself ->
                new OneOf(
                    List.of(
                        fields(field("v", INT)), fields(field("l", itself), field("r", itself))))));
    add(
        "Outside",
        named(
            "Outside",
            itself ->
                new Fields(
                    field("kind", new Constants(List.of("point"))),
                    List.of(field("held", POINT), field("next", itself)))));
  }
}
