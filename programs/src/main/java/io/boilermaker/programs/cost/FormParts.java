package io.boilermaker.programs.cost;

import io.boilermaker.programs.cost.Form.Constants;
import io.boilermaker.programs.cost.Form.Field;
import io.boilermaker.programs.cost.Form.Fields;
import io.boilermaker.programs.cost.Form.Named;
import io.boilermaker.programs.cost.Form.OneOf;
import io.boilermaker.programs.model.JdkType;
import java.util.List;
import java.util.function.Function;

/** Parts of forms that are written by hand. */
final class FormParts {

  static final Form INT = Form.of(JdkType.INT);
  static final Form TEXT = Form.of(JdkType.STRING);
  static final Form POINT = fields(field("x", INT), field("y", INT));

  private FormParts() {}

  /** Returns an object. */
  static Fields fields(Field... fields) {
    return new Fields(null, List.of(fields));
  }

  /** Returns a property. */
  static Field field(String name, Form form) {
    return new Field(name, form);
  }

  /** Returns the form of the record of two. */
  static Form pair(Form first, Form second) {
    return fields(field("first", first), field("second", second));
  }

  /** Returns the form of the enum. */
  static Form level() {
    return new Constants(List.of("LOW", "HIGH"));
  }

  /** Returns a form that can name itself. */
  static Form named(String name, Function<Form, Form> form) {
    Form[] itself = new Form[1];
    itself[0] = new Named(name, () -> form.apply(itself[0]));
    return itself[0];
  }

  /** Returns a tree of leaves with a number and of forks, as a sealed type. */
  static Form tree(String name, String tag, String leaf, String fork) {
    return named(
        name,
        itself ->
            new OneOf(
                List.of(
                    new Fields(field(tag, new Constants(List.of(leaf))), List.of(field("v", INT))),
                    new Fields(
                        field(tag, new Constants(List.of(fork))),
                        List.of(field("l", itself), field("r", itself))))));
  }
}
