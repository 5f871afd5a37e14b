package io.boilermaker.codec;

import com.fasterxml.jackson.core.SerializableString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names in the objects that a value has open. Names that values choose, such as keys of maps,
 * what a {@code @JsonAnyGetter} returns, and the property that tells a kind, must differ from each
 * other and from those of the properties around them: of two properties with one name other
 * languages read the last, and Jackson both.
 */
final class PropertyNames {

  private final boolean areSent;
  private final List<Level> levels = new ArrayList<>();

  /**
   * @param areSent whether properties of a class have to differ from what is chosen before them
   */
  PropertyNames(boolean areSent) {
    this.areSent = areSent;
  }

  /** The names in one object. */
  private static final class Level {
    private final List<SerializableString> fixed = new ArrayList<>();
    private @Nullable Set<String> chosen;

    void clear() {
      fixed.clear();
      chosen = null;
    }

    /** Properties of a class differ from each other; only a chosen name can be one of theirs. */
    boolean fix(SerializableString name) {
      fixed.add(name);
      return chosen == null || chosen.add(name.getValue());
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
      require(levels.get(depth).fix(name) || !areSent);
    }
  }

  /** Notes a name that a value chooses. */
  void chosen(int depth, String name) {
    if (depth < levels.size()) {
      require(levels.get(depth).choose(name));
    }
  }

  private static void require(boolean isNew) {
    if (!isNew) {
      throw new ArgumentException("two properties of one object have the same name");
    }
  }
}
