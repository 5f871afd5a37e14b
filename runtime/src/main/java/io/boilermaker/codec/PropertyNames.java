package io.boilermaker.codec;

import com.fasterxml.jackson.core.SerializableString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names in the objects that a value has open. Names that values choose, such as keys of maps
 * and what a {@code @JsonAnyGetter} returns, must differ from each other and from those of the
 * properties before them: of two properties with one name only the last would be read.
 */
final class PropertyNames {

  private final List<Level> levels = new ArrayList<>();

  /** The names in one object. */
  private static final class Level {
    private final List<SerializableString> fixed = new ArrayList<>();
    private @Nullable Set<String> chosen;

    void clear() {
      fixed.clear();
      chosen = null;
    }

    boolean choose(String name) {
      Set<String> known = chosen;
      if (known == null) {
        known = new HashSet<>();
        chosen = known;
        for (SerializableString each : fixed) {
          known.add(each.getValue());
        }
      }
      return known.add(name);
    }
  }

  /**
   * Begins an object.
   *
   * @param depth how many objects and arrays are open with this one
   */
  void open(int depth) {
    while (levels.size() <= depth) {
      levels.add(new Level());
    }
    levels.get(depth).clear();
  }

  /** Notes the name of a property of a class. */
  void fixed(int depth, SerializableString name) {
    if (depth < levels.size()) {
      levels.get(depth).fixed.add(name);
    }
  }

  /** Notes a name that a value chooses. */
  void chosen(int depth, String name) {
    if (depth < levels.size() && !levels.get(depth).choose(name)) {
      throw new ArgumentException("two properties of one object have the same name");
    }
  }
}
