package io.boilermaker.codec;

import com.fasterxml.jackson.core.SerializableString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names in the objects that a value has open. Names that values choose, such as keys of maps,
 * what a {@code @JsonAnyGetter} returns, and the property that tells a kind, must differ from each
 * other and from those of the properties around them: of two properties with one name other
 * languages read the last, and Jackson both. Only a property of a class that repeats the text of
 * the one that tells the kind says the same to all.
 */
final class PropertyNames {

  private final boolean areSent;
  private final List<Level> levels = new ArrayList<>();

  /** The text that is due, since the name before it has it already. */
  private @Nullable String due;

  /** Where the text that comes next is kept; null if the name before it was not chosen. */
  private @Nullable Level chosenIn;

  private String chosenName = "";

  /**
   * @param areSent whether properties of a class have to differ from what is chosen before them
   */
  PropertyNames(boolean areSent) {
    this.areSent = areSent;
  }

  /** The names in one object. */
  private static final class Level {
    private final List<SerializableString> fixed = new ArrayList<>();

    /** By name, its value if that is a text, and else nothing that is one. */
    private @Nullable Map<String, String> chosen;

    void clear() {
      fixed.clear();
      chosen = null;
    }

    /** Properties of a class differ from each other; only a chosen name can be one of theirs. */
    @Nullable String fix(SerializableString name) {
      fixed.add(name);
      return chosen == null ? null : chosen.putIfAbsent(name.getValue(), NO_TEXT);
    }

    @Nullable String choose(String name) {
      Map<String, String> known = chosen;
      if (known == null) {
        known = new HashMap<>();
        chosen = known;
        for (SerializableString each : fixed) {
          known.put(each.getValue(), NO_TEXT);
        }
      }
      return known.putIfAbsent(name, NO_TEXT);
    }
  }

  /** No text is this one, since half a surrogate pair is refused. */
  private static final String NO_TEXT = "\ud800";

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
      String known = levels.get(depth).fix(name);
      due = areSent ? known : null;
    }
  }

  /** Notes a name that a value chooses. */
  void chosen(int depth, String name) {
    if (depth < levels.size()) {
      Level level = levels.get(depth);
      require(level.choose(name) == null);
      chosenIn = level;
      chosenName = name;
    }
  }

  /**
   * Notes the value behind a name.
   *
   * @param text null if it is none
   */
  void valued(@Nullable String text) {
    require(due == null || due.equals(text));
    if (chosenIn != null && chosenIn.chosen != null && text != null) {
      chosenIn.chosen.put(chosenName, text);
    }
    due = null;
    chosenIn = null;
  }

  private static void require(boolean isNew) {
    if (!isNew) {
      throw new ArgumentException("two properties of one object have the same name");
    }
  }
}
