package io.boilermaker.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a user's type in messages. */
public sealed interface TypeEntry {

  /** Returns the whole text of the type. */
  String name();

  /** A record: a JSON object. */
  record RecordEntry(String name, List<Field> fields) implements TypeEntry {
    /** Copies the list. */
    public RecordEntry {
      fields = List.copyOf(fields);
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
   *     run time; null if the names are the texts
   * @param constants the names of the constants
   */
  record EnumEntry(String name, @Nullable String texts, List<String> constants)
      implements TypeEntry {
    /** Copies the list. */
    public EnumEntry {
      constants = List.copyOf(constants);
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
