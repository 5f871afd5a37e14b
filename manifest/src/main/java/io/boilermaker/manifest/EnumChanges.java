package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.EnumEntry;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes of an enum by which a text of one of its constants would not be read as it. */
final class EnumChanges {

  private EnumChanges() {}

  /** Returns the first that is found; null if there is none. */
  static @Nullable String find(ValuePath path, EnumEntry was, EnumEntry is) {
    if (!Objects.equals(was.texts(), is.texts())) {
      String texts = "' had " + texts(was) + " as texts and has ";
      return "'" + path + ": " + is.name() + texts + texts(is);
    }
    if (was.texts() != null) {
      return enumsByCount(path, was, is);
    }
    Set<String> constants = new HashSet<>(is.read());
    for (String constant : was.constants()) {
      if (!constants.contains(constant)) {
        return lacks(path, is.name(), "the constant " + constant);
      }
    }
    return null;
  }

  /**
   * No two constants share a text, so that fewer constants have fewer texts, whichever they are.
   */
  private static @Nullable String enumsByCount(ValuePath path, EnumEntry was, EnumEntry is) {
    int count = was.constants().size();
    return is.constants().size() < count
        ? lacks(path, is.name(), count + " constants, but " + is.constants().size())
        : null;
  }

  private static String texts(EnumEntry entry) {
    String texts = entry.texts();
    if (texts == null) {
      return "the constants' names";
    }
    return "those of " + (texts.startsWith("@") ? texts : texts + "()");
  }

  private static String lacks(ValuePath path, String type, String what) {
    return "'" + path + ": " + type + "' no longer has " + what;
  }
}
