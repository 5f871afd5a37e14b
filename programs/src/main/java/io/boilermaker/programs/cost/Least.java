package io.boilermaker.programs.cost;

import io.boilermaker.programs.model.JdkType;

/** The smallest value of a form. */
final class Least {

  private Least() {}

  static String of(Form form) {
    if (form instanceof Form.Leaf leaf) {
      return DearTexts.of(leaf.type(), Attack.Scalar.LEAST, 0, 0, false);
    } else if (form instanceof Form.NumberText text) {
      return DearTexts.of(text.type(), Attack.Scalar.LEAST, 0, 0, true);
    } else if (form instanceof Form.Constants constants && !constants.texts().isEmpty()) {
      return Json.quoted(constants.texts().get(0));
    } else if (form instanceof Form.Items) {
      return "[]";
    } else if (form instanceof Form.Entries) {
      return "{}";
    } else if (form instanceof Form.Any) {
      return DearTexts.of(JdkType.INT, Attack.Scalar.LEAST, 0, 0, false);
    }
    return "null";
  }
}
