package io.boilermaker.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a user's type in messages. */
public sealed interface TypeEntry {

  /** Returns the whole text of the type. */
  String name();

  /** A type whose form is a JSON object. */
  sealed interface ObjectEntry extends TypeEntry {

    /** Returns its properties. */
    List<Field> fields();

    /** Returns more names under which properties are read, each with that of its property. */
    Map<String, String> aliases();

    /** Returns the properties that are written under names that are not read. */
    List<Field> written();
  }

  /** A record: a JSON object. */
  record RecordEntry(String name, List<Field> fields) implements ObjectEntry {
    /** Copies the list. */
    public RecordEntry {
      fields = List.copyOf(fields);
    }

    @Override
    public Map<String, String> aliases() {
      return Map.of();
    }

    @Override
    public List<Field> written() {
      return List.of();
    }
  }

  /**
   * A record that is left to Jackson, as its default mapper reads it.
   *
   * @param name the whole text of the type, with {@code jackson<>} around it
   * @param fields its components; those that annotations hide have the type {@link #HIDDEN}
   * @param written what it writes besides, such as the value of a getter; nothing in the manifests
   *     of older versions
   * @param annotations those of the record and its methods that may change how it is read
   */
  record JacksonEntry(
      String name,
      List<Field> fields,
      Map<String, String> aliases,
      List<Field> written,
      List<String> annotations)
      implements ObjectEntry {

    /** The type of a component that is not read. */
    public static final WireType HIDDEN = WireType.of("hidden");

    /** The name of what is read of all properties without members. */
    public static final String OTHERS = "@JsonAnySetter";

    /** An annotation of an entry that has the form of its one property, {@code value}. */
    public static final String READ_AS = "read as another";

    /** Copies all. */
    public JacksonEntry {
      fields = List.copyOf(fields);
      aliases = Map.copyOf(aliases);
      written = List.copyOf(written);
      annotations = List.copyOf(annotations);
    }

    /**
     * Returns whether two names of properties may be one in messages: one that is translated has a
     * star, and keeps its letters.
     */
    public static boolean mayBeOne(String one, String other) {
      return one.equals(other)
          || ((one + other).contains("*") && letters(one).equals(letters(other)));
    }

    private static String letters(String name) {
      return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A component of a record.
   *
   * @param optional whether an object without it is read
   */
  record Field(String name, WireType type, boolean optional) {}

  /**
   * An enum: its constants' texts.
   *
   * @param texts the method of the enum that gives the constants other texts than their names, at
   *     run time, or the annotations that matter to Jackson, first {@link #VALUE} if that gives
   *     texts; null if there is none
   * @param constants the names of the constants, or what Jackson writes in their place
   * @param aliases of a constant, the other texts that Jackson reads as it
   */
  record EnumEntry(
      String name,
      @Nullable String texts,
      List<String> constants,
      Map<String, List<String>> aliases)
      implements TypeEntry {

    /** The annotation of what gives texts. */
    public static final String VALUE = "@JsonValue";

    /** Copies the list and the map. */
    public EnumEntry {
      constants = List.copyOf(constants);
      aliases = Map.copyOf(aliases);
    }

    /** Makes one of an enum without aliases. */
    public EnumEntry(String name, @Nullable String texts, List<String> constants) {
      this(name, texts, constants, Map.of());
    }

    /** Makes one of constants that may have aliases, which follow each. */
    public static EnumEntry of(
        String name, @Nullable String texts, List<? extends List<String>> constants) {
      Map<String, List<String>> aliases = new HashMap<>();
      for (List<String> each : constants) {
        if (each.size() > 1) {
          aliases.put(each.get(0), List.copyOf(each.subList(1, each.size())));
        }
      }
      return new EnumEntry(
          name, texts, constants.stream().map(each -> each.get(0)).toList(), aliases);
    }

    /** Returns all texts that are read as a constant. */
    public List<String> read() {
      return Stream.concat(
              constants.stream(), constants.stream().flatMap(each -> aliasesOf(each).stream()))
          .toList();
    }

    /** Returns whether the texts exist only at run time. */
    public boolean hasUnknownTexts() {
      return texts != null && (!texts.startsWith("@") || texts.startsWith(VALUE));
    }

    List<String> aliasesOf(String constant) {
      return aliases.getOrDefault(constant, List.of());
    }
  }

  /** A sealed hierarchy: the records at its ends, told apart by a name. */
  record SealedEntry(String name, List<Case> cases) implements TypeEntry {
    /** Copies the list. */
    public SealedEntry {
      cases = List.copyOf(cases);
    }
  }

  /** A record of a sealed hierarchy. */
  record Case(String name, WireType type) {}
}
