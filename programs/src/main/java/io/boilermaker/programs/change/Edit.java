package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Program;

/**
 * A change from one release to the next.
 *
 * @param what the change: its kind and where it is
 * @param now the next release
 */
record Edit(String what, Program now) {

  static Edit of(EditKind kind, String where, Program now) {
    return new Edit(kind + " " + where, now);
  }

  /** Returns both changes. */
  Edit and(Edit more) {
    return new Edit(what + ", " + more.what, more.now);
  }
}
