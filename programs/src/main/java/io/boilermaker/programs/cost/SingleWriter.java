package io.boilermaker.programs.cost;

import io.boilermaker.programs.cost.Attack.End;
import io.boilermaker.programs.cost.Attack.Order;
import io.boilermaker.programs.cost.Attack.Scalar;
import io.boilermaker.programs.cost.Attack.Spread;
import io.boilermaker.programs.model.JdkType;
import java.util.Base64;

/** Writes single values and the names of properties as an attack has them, each another one. */
final class SingleWriter {

  /** The readers' limit of a number is 1,000 digits. */
  private static final int LONG = 990;

  /** The readers' limit is 50,000. */
  private static final int LONG_KEY = 49_000;

  private final Attack attack;
  private final StringBuilder out;
  private int index;

  SingleWriter(Attack attack, StringBuilder out) {
    this.attack = attack;
    this.out = out;
  }

  /** Returns how many there are so far. */
  int index() {
    return index;
  }

  /** Counts one that is written elsewhere; returns its number. */
  int next() {
    return index++;
  }

  /** Returns the name of a property, in quotes. */
  String key(Form form) {
    Form key = Form.resolved(form);
    int number = index++;
    int keyLength = attack.spread() == Spread.ONE ? LONG_KEY : LONG;
    if (key instanceof Form.Leaf leaf) {
      boolean isEqual = attack.scalar() == Scalar.EQUAL_HASH;
      String equal = isEqual ? EqualHashes.leaf(leaf.type(), number) : null;
      return '"'
          + (equal == null
              ? DearTexts.inQuotes(leaf.type(), attack.scalar(), number, keyLength)
              : equal)
          + '"';
    }
    return key instanceof Form.Constants texts
        ? Json.quoted(texts.texts().get(number % texts.texts().size()))
        : "\"k" + number + '"';
  }

  /**
   * Writes a value.
   *
   * @param room how long it may be
   */
  void write(Form form, int room) {
    boolean isWhole = attack.spread() == Spread.ONE || attack.isDeep();
    int length = isWhole ? room : LONG;
    // Of one long value the others are short, so that it is not they that are refused.
    Scalar scalar = isWhole && length == 0 ? Scalar.PLAIN : attack.scalar();
    if (form instanceof Form.Leaf leaf) {
      boolean isText = leaf.type() == JdkType.BIG_DECIMAL && attack.order() == Order.LAST;
      String equal = scalar == Scalar.EQUAL_HASH ? EqualHashes.of(form, index++) : null;
      out.append(
          equal == null ? DearTexts.of(leaf.type(), scalar, index++, length, isText) : equal);
    } else if (form instanceof Form.NumberText number) {
      out.append(DearTexts.of(number.type(), scalar, index++, length, true));
    } else if (form instanceof Form.Bytes) {
      byte[] bytes = new byte[length / 4 * 3];
      String text = Base64.getEncoder().encodeToString(bytes);
      out.append('"').append(text).append(attack.end() == End.WRONG_TYPE ? "*\"" : "\"");
    } else if (form instanceof Form.Constants texts && !texts.texts().isEmpty()) {
      out.append(Json.quoted(texts.texts().get(index++ % texts.texts().size())));
    } else {
      out.append("null");
    }
  }
}
