package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.EnumEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes of an enum by which a text of one of its constants would not be read as it. */
final class EnumChanges {

  /** The shapes in whose place Jackson writes the number of a constant. */
  private static final List<String> NUMBERS = List.of("shape=NUMBER", "shape=ARRAY");

  private EnumChanges() {}

  /** Returns whether annotations of an enum, or of a property, have its constants numbered. */
  static boolean areNumbered(String annotations) {
    return NUMBERS.stream().anyMatch(annotations::contains);
  }

  /**
   * Returns the first that is found; null if there is none.
   *
   * @param numbered whether annotations of what contains the enum may have its constants numbered
   */
  static @Nullable String find(ValuePath path, EnumEntry was, EnumEntry is, boolean numbered) {
    if (!Objects.equals(was.texts(), is.texts())) {
      String texts = "' had " + texts(was) + " as texts and has ";
      return "'" + path + ": " + is.name() + texts + texts(is);
    }
    if (was.hasUnknownTexts()) {
      return byCount(path, was, is);
    }
    if (numbered || (was.texts() != null && areNumbered(was.texts()))) {
      return byNumber(path, was.constants(), is.constants());
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
  private static @Nullable String byCount(ValuePath path, EnumEntry was, EnumEntry is) {
    int count = was.constants().size();
    return is.constants().size() < count
        ? lacks(path, is.name(), count + " constants, but " + is.constants().size())
        : null;
  }

  private static @Nullable String byNumber(ValuePath path, List<String> was, List<String> is) {
    boolean isSame = is.size() >= was.size() && is.subList(0, was.size()).equals(was);
    return isSame
        ? null
        : "'" + path + "' is the number of a constant of " + is + " and was that of one of " + was;
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
