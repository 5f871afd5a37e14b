package io.boilermaker.programs.cost;

import io.boilermaker.programs.cost.Attack.End;
import io.boilermaker.programs.cost.Attack.Junk;
import io.boilermaker.programs.cost.Attack.Order;
import io.boilermaker.programs.cost.Attack.Scalar;
import io.boilermaker.programs.cost.Attack.Spread;
import io.boilermaker.programs.cost.Form.Field;
import io.boilermaker.programs.cost.Form.Fields;
import io.boilermaker.programs.model.JdkType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value of a form as an attack has it. Each part gets the place in the text where it
 * should end; one that ends at once is as small as its form allows.
 */
final class ValueWriter {

  /** The readers' limit is 200, and some are around an argument. */
  private static final int DEEPEST = 190;

  /** So deep may be what is not to be deep. */
  private static final int FLAT = 12;

  private static final int SOME = 8;
  private static final String WRONG = "{\"wrong\":[true]}";

  private final Attack attack;
  private final Reach reach;
  private final StringBuilder out;
  private final int deepest;
  private final SingleWriter singles;
  private boolean hasJunk;
  private boolean hasEnd;

  /**
   * @param out the text to write to
   */
  ValueWriter(Attack attack, Reach reach, StringBuilder out) {
    this.attack = attack;
    this.reach = reach;
    this.out = out;
    this.singles = new SingleWriter(attack, out);
    this.deepest =
        switch (attack.spread()) {
          case TOO_DEEP -> 2 * DEEPEST;
          case DEEP_AGAIN -> DEEPEST / 2;
          default -> DEEPEST;
        };
  }

  /** Returns whether the junk has found an object to be in. */
  boolean hasJunk() {
    return hasJunk;
  }

  /** Writes an argument. */
  void write(Form form, int end) {
    write(form, end, 3);
  }

  private void write(Form form, int end, int depth) {
    if (form instanceof Form.Named named) {
      if (room(end) == 0 && !(Form.resolved(form) instanceof Form.Constants)) {
        out.append("null");
      } else {
        write(named.resolved(), end, depth);
      }
    } else if (form instanceof Form.Items items) {
      items(items.element(), end, depth);
    } else if (form instanceof Form.Entries entries) {
      entries(entries, end, depth);
    } else if (form instanceof Fields fields) {
      fields(fields, end, depth);
    } else if (form instanceof Form.OneOf some) {
      write(caseOf(some, end, depth), end, depth);
    } else if (form instanceof Form.Maybe maybe && room(end) > 0) {
      write(maybe.held(), end, depth);
    } else if (form instanceof Form.Any) {
      any(form, end, depth);
    } else if (form instanceof Form.Own own) {
      out.append(own.text().apply(room(end)));
    } else {
      singles.write(form, room(end));
    }
  }

  private int room(int end) {
    return Math.max(0, end - out.length());
  }

  private boolean goesDown(Form form, int end, int depth) {
    return attack.isDeep() && depth < deepest && room(end) > 0 && reach.isDeep(form);
  }

  private Form caseOf(Form.OneOf some, int end, int depth) {
    List<Form> cases = some.cases();
    if (attack.isDeep()) {
      boolean goesDown = depth < deepest && room(end) > 0;
      return cases.stream()
          .filter(each -> reach.isDeep(each) == goesDown)
          .findFirst()
          .orElse(cases.get(0));
    }
    return cases.get(singles.next() % cases.size());
  }

  /** Returns where an element ends. */
  private int elementEnd(Form element, int end, int depth) {
    int room = room(end);
    return out.length()
        + switch (attack.spread()) {
          case WIDE -> 1;
          case TREE -> Math.max(1, room / SOME);
          case DEEP_AGAIN -> depth > 4 ? room : Math.min(room, 8 * DEEPEST);
          case ONE -> room;
          default -> goesDown(element, end, depth) ? room : 1;
        };
  }

  private void items(Form element, int end, int depth) {
    out.append('[');
    boolean isEqual = attack.scalar() == Scalar.EQUAL_HASH;
    for (int i = 0; room(end) > 0 && (depth < deepest || !reach.isDeep(element)); i++) {
      out.append(i == 0 ? "" : ",");
      String equal = isEqual ? EqualHashes.of(element, singles.index()) : null;
      if (equal == null) {
        write(element, elementEnd(element, end, depth), depth + 1);
      } else {
        out.append(equal);
        singles.next();
      }
    }
    if (isEnd(end)) {
      out.append(out.charAt(out.length() - 1) == '[' ? "" : ",").append(WRONG);
    }
    out.append(']');
  }

  private void entries(Form.Entries entries, int end, int depth) {
    out.append('{');
    for (int i = 0; room(end) > 0 && (depth < deepest || !reach.isDeep(entries.value())); i++) {
      out.append(i == 0 ? "" : ",").append(singles.key(entries.key())).append(':');
      write(entries.value(), elementEnd(entries.value(), end, depth), depth + 1);
    }
    if (isEnd(end)) {
      boolean isEmpty = out.charAt(out.length() - 1) == '{';
      out.append(isEmpty ? "" : ",").append(singles.key(entries.key())).append(":").append(WRONG);
    }
    out.append('}');
  }

  /** Returns whether this is the place of a wrong end: the first that closes. */
  private boolean isEnd(int end) {
    boolean isHere = attack.end() == End.WRONG_TYPE && !hasEnd && room(end) == 0;
    hasEnd |= isHere;
    return isHere;
  }

  private void fields(Fields form, int end, int depth) {
    out.append('{');
    boolean isFirst = attack.order() == Order.FIRST;
    if (form.tag() != null && isFirst) {
      field(form.tag(), out.length(), depth);
    }
    List<Field> ordered = new ArrayList<>(form.fields());
    Field heavy = heavy(form, end, depth);
    // The rest is small, and its size is known only once it is written.
    ordered.sort(Comparator.comparing(field -> field.equals(heavy)));
    boolean isBottom = heavy == null || !goesDown(heavy.form(), end, depth);
    for (Field field : ordered) {
      boolean isJunk = isBottom && field.equals(heavy) && attack.junk() != Junk.NONE;
      field(field, field.equals(heavy) && !isJunk ? end : shared(end, depth), depth);
    }
    junk(form, end, isBottom);
    if (form.tag() != null && !isFirst) {
      field(form.tag(), out.length(), depth);
    }
    if (!form.fields().isEmpty() && isEnd(end)) {
      out.append(Json.quoted(ordered.get(0).name())).append(":").append(WRONG).append(',');
    }
    closeObject();
  }

  private int shared(int end, int depth) {
    boolean isShared = attack.spread() == Spread.DEEP_WIDE && depth < deepest;
    return out.length() + (isShared ? room(end) / (deepest - depth + 1) / 2 : 0);
  }

  private void junk(Fields form, int end, boolean isBottom) {
    if (!isBottom || room(end) == 0 || attack.junk() == Junk.NONE) {
      return;
    }
    hasJunk = true;
    while (attack.junk() == Junk.COMPONENT && room(end) > 0 && !form.fields().isEmpty()) {
      form.fields().forEach(field -> field(field, out.length() + 1, deepest));
    }
    new JunkWriter(out).write(attack.junk(), end);
  }

  private void field(Field field, int end, int depth) {
    out.append(Json.quoted(field.name())).append(':');
    write(field.form(), end, depth + 1);
    out.append(',');
  }

  private void closeObject() {
    int last = out.lastIndexOf(",");
    if (last >= 0 && out.substring(last + 1).isBlank()) {
      out.deleteCharAt(last);
    }
    out.append('}');
  }

  /** Returns the component that takes the space; null if none can. */
  private @Nullable Field heavy(Fields form, int end, int depth) {
    Field best = null;
    int most = 0;
    for (Field field : form.fields()) {
      if (goesDown(field.form(), end, depth)) {
        return field;
      }
      boolean isFree = !reach.isDeep(field.form()) || (!attack.isDeep() && depth < FLAT);
      int space = isFree && room(end) > 1 ? reach.space(field.form()) : 0;
      if (space > most) {
        best = field;
        most = space;
      }
    }
    return best;
  }

  private void any(Form any, int end, int depth) {
    boolean isCollection = room(end) > 1 && depth < deepest;
    if (isCollection && (attack.spread() != Spread.ONE || attack.scalar() == Scalar.EQUAL_HASH)) {
      if (attack.order() == Order.FIRST) {
        items(any, end, depth);
      } else {
        entries(new Form.Entries(Form.of(JdkType.STRING), any), end, depth);
      }
    } else {
      boolean isText = attack.scalar().compareTo(Scalar.ESCAPED) >= 0;
      singles.write(Form.of(isText ? JdkType.STRING : JdkType.BIG_DECIMAL), room(end));
    }
  }
}
