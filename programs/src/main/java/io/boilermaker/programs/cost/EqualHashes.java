package io.boilermaker.programs.cost;

import io.boilermaker.programs.cost.Form.Field;
import io.boilermaker.programs.cost.Form.Fields;
import io.boilermaker.programs.model.JdkType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Different values with one hash code, or as near to that as the type allows. */
final class EqualHashes {

  private static final int BITS = 16;
  private static final int DEPTH = 6;

  private EqualHashes() {}

  /** Returns the text of one of 65,536 names with one hash code. */
  static String name(int index) {
    return pairs(index, "Aa", "BB");
  }

  private static String pairs(int index, String zero, String one) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < BITS; bit++) {
      text.append((index >> bit & 1) == 0 ? zero : one);
    }
    return text.toString();
  }

  /** Returns a value in JSON; null if nothing is known of its form. */
  static @Nullable String of(Form form, int index) {
    return of(form, index, DEPTH);
  }

  private static @Nullable String of(Form written, int index, int depth) {
    Form form = depth == 0 ? new Form.Constants(List.of()) : Form.resolved(written);
    if (form instanceof Form.Leaf leaf) {
      String text = leaf(leaf.type(), index);
      return text != null && PlainTexts.isQuoted(leaf.type()) ? '"' + text + '"' : text;
    } else if (form instanceof Form.Any) {
      return '"' + name(index) + '"';
    } else if (form instanceof Form.Maybe maybe) {
      return of(maybe.held(), index, depth - 1);
    } else if (form instanceof Form.Items items) {
      return items(items.element(), index, depth);
    } else if (form instanceof Form.Entries entries) {
      return entries(entries, index, depth);
    } else if (form instanceof Form.OneOf some) {
      return some.cases().stream()
          .map(each -> of(each, index, depth - 1))
          .filter(each -> each != null)
          .findFirst()
          .orElse(null);
    }
    return form instanceof Fields fields ? fields(fields, index, depth) : null;
  }

  /** Returns what stands in the quotes; null if hash codes of the type are not equal. */
  static @Nullable String leaf(JdkType type, int index) {
    return switch (type.unboxed()) {
      case STRING -> name(index);
      case INT -> String.valueOf(index << BITS | index);
      case LONG, OPTIONAL_LONG -> String.valueOf((long) index << 32 | index);
      case DOUBLE, OPTIONAL_DOUBLE ->
          String.valueOf(Double.longBitsToDouble((0x3ff0_0000L | index) << 32 | index));
      case BIG_DECIMAL, BIG_INTEGER -> String.valueOf((long) index << 32 | 31L * (70_000 - index));
      case UUID -> new UUID(index, index).toString();
      case URI -> "u:" + name(index);
      // Its hash code is that of its extension.
      case LOCALE -> "x-" + pairs(index, "an", "c0").replaceAll("(.{8})(?=.)", "$1-");
      case INSTANT -> Instant.ofEpochSecond(1_700_000_000L - 51L * index, index).toString();
      case DURATION -> Duration.ofSeconds(1_700_000_000L - 51L * index, index).toString();
      case PERIOD -> "P%dY%dM".formatted(1_000_000_000 - (index << 8), index);
      case LOCAL_TIME -> time(index).toString();
      case LOCAL_DATE_TIME -> LocalDateTime.of(2026, 1, 1, 0, 0).with(time(index)).toString();
      case ZONED_DATE_TIME -> LocalDateTime.of(2026, 1, 1, 0, 0).with(time(index)) + "Z[UTC]";
      case OFFSET_DATE_TIME -> LocalDateTime.of(2026, 1, 1, 0, 0).with(time(index)) + "Z";
      case OFFSET_TIME -> time(index) + "Z";
      default -> null;
    };
  }

  /** Its hash code is the exclusive or of the halves of its nanoseconds. */
  private static LocalTime time(int index) {
    int high = index % 20_000;
    return LocalTime.ofNanoOfDay((long) high << 32 | high);
  }

  private static @Nullable String items(Form element, int index, int depth) {
    if (isInt(element)) {
      return "[%d,%d]".formatted(index, opposite(index, 1));
    }
    String one = of(element, index, depth - 1);
    return one == null ? null : "[" + one + "]";
  }

  private static boolean isInt(Form form) {
    return form instanceof Form.Leaf leaf
        && (leaf.type().unboxed() == JdkType.INT || leaf.type() == JdkType.OPTIONAL_INT);
  }

  /** Returns a number that makes up for another one that stands before it. */
  private static int opposite(int number, int distance) {
    int opposite = -number;
    for (int i = 0; i < distance; i++) {
      opposite *= 31;
    }
    return opposite;
  }

  private static @Nullable String entries(Form.Entries entries, int index, int depth) {
    String value = of(entries.value(), index, depth - 1);
    if (value != null && Form.resolved(entries.key()) instanceof Form.Leaf key) {
      return "{\"" + PlainTexts.of(key.type(), 0) + "\":" + value + "}";
    }
    return null;
  }

  private static @Nullable String fields(Fields fields, int index, int depth) {
    List<String> texts = new ArrayList<>();
    boolean isDone = false;
    for (Field field : fields.fields()) {
      String equal = isDone || isInt(field.form()) ? null : of(field.form(), index, depth - 1);
      isDone |= equal != null;
      texts.add(equal == null ? Least.of(field.form()) : equal);
    }
    return isDone || isPair(fields, texts, index) ? object(fields, texts) : null;
  }

  /** The hash code of a record is 31 times that of what stands before, and the last one's. */
  private static boolean isPair(Fields fields, List<String> texts, int index) {
    int first = -1;
    for (int i = 0; i < texts.size(); i++) {
      if (isInt(fields.fields().get(i).form())) {
        if (first >= 0) {
          texts.set(first, String.valueOf(index));
          texts.set(i, String.valueOf(opposite(index, i - first)));
          return true;
        }
        first = i;
      }
    }
    return false;
  }

  private static String object(Fields fields, List<String> texts) {
    List<String> properties = new ArrayList<>();
    if (fields.tag() != null) {
      properties.add('"' + fields.tag().name() + "\":" + Least.of(fields.tag().form()));
    }
    for (int i = 0; i < texts.size(); i++) {
      properties.add('"' + fields.fields().get(i).name() + "\":" + texts.get(i));
    }
    return "{" + String.join(",", properties) + "}";
  }
}
