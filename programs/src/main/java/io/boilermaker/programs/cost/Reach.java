package io.boilermaker.programs.cost;

import io.boilermaker.programs.cost.Form.Field;
import io.boilermaker.programs.cost.Form.Fields;
import io.boilermaker.programs.cost.Form.Named;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which parts of forms can be large, and which can be deep. */
final class Reach {

  private static final int TEXT = 1;
  private static final int COLLECTION = 2;

  private final Map<Form, Boolean> deep = new HashMap<>();
  private final Map<Form, Integer> space = new HashMap<>();

  /** Returns whether a form can contain itself. */
  boolean isDeep(Form form) {
    Boolean known = deep.get(form);
    if (known == null) {
      known = form instanceof Form.Any || leadsBack(form, Set.of());
      deep.put(form, known);
    }
    return known;
  }

  private boolean leadsBack(Form form, Set<Form> around) {
    if (around.contains(form) || form instanceof Form.Any) {
      return true;
    }
    Set<Form> inside = around;
    if (form instanceof Named) {
      inside = new HashSet<>(around);
      inside.add(form);
    }
    Set<Form> within = inside;
    return parts(form).stream().anyMatch(part -> leadsBack(part, within));
  }

  /** Returns whether an object with known properties is in a form. */
  boolean hasObject(Form form) {
    return hasObject(form, new HashSet<>());
  }

  private static boolean hasObject(Form form, Set<Form> seen) {
    return form instanceof Fields
        || (seen.add(form) && parts(form).stream().anyMatch(part -> hasObject(part, seen)));
  }

  /** Returns how much space a form can take: 0 for little, 1 for a text, 2 for a collection. */
  int space(Form form) {
    Integer known = space.get(form);
    if (known == null) {
      known = space(form, new HashSet<>());
      space.put(form, known);
    }
    return known;
  }

  private static int space(Form form, Set<Form> seen) {
    if (form instanceof Form.Items || form instanceof Form.Entries) {
      return COLLECTION;
    } else if (form instanceof Form.Any || form instanceof Form.Own) {
      return COLLECTION;
    } else if (form instanceof Form.Leaf || form instanceof Form.NumberText) {
      return TEXT;
    } else if (form instanceof Form.Bytes) {
      return TEXT;
    }
    return seen.add(form)
        ? parts(form).stream().mapToInt(part -> space(part, seen)).max().orElse(0)
        : 0;
  }

  private static List<Form> parts(Form form) {
    if (form instanceof Named named) {
      return List.of(named.resolved());
    } else if (form instanceof Form.Items items) {
      return List.of(items.element());
    } else if (form instanceof Form.Entries entries) {
      return List.of(entries.value());
    } else if (form instanceof Form.Maybe maybe) {
      return List.of(maybe.held());
    } else if (form instanceof Form.OneOf some) {
      return some.cases();
    }
    return form instanceof Fields fields
        ? fields.fields().stream().map(Field::form).toList()
        : List.of();
  }
}
